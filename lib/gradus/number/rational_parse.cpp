#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "gradus/number/rational.hpp"
#include "gradus/number/rational_native.hpp"

namespace gradus {
namespace {

constexpr std::size_t longest_text = 10'000;
constexpr long largest_exponent = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The text may come from a stranger: what is quoted of it is short and printable.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest_quote = 40;
  std::string result = "\"";
  for (const char c : text.substr(0, longest_quote)) result += (c >= ' ' && c <= '~') ? c : '?';
  return result + (text.size() > longest_quote ? "...\"" : "\"");
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Rational run() {
    if (text_.size() > longest_text) fail("is longer than 10,000 characters");
    const bool negative = accept('-');
    if (!negative) accept('+');
    const std::string_view whole = digits();
    Rational value;
    if (!whole.empty() && accept('/')) {
      value = fraction(whole);
    } else {
      value = decimal(whole);
    }
    if (position_ != text_.size()) fail_at(position_);
    return negative ? -value : value;
  }

 private:
  Rational fraction(std::string_view numerator) {
    const std::string_view denominator = digits();
    if (denominator.empty()) fail_at(position_);
    const Rational divisor = integer(denominator);
    if (divisor.is_zero()) fail("has the denominator 0");
    return integer(numerator) / divisor;
  }

  Rational decimal(std::string_view whole) {
    std::string_view decimals;
    if (accept('.')) decimals = digits();
    if (whole.empty() && decimals.empty()) fail_at(position_);
    const long shift = exponent() - static_cast<long>(decimals.size());
    return integer(std::string(whole) + std::string(decimals)) * pow(Rational(10), shift);
  }

  long exponent() {
    if (!accept('e') && !accept('E')) return 0;
    const bool negative = accept('-');
    if (!negative) accept('+');
    const std::string_view text = digits();
    if (text.empty()) fail_at(position_);
    long value = 0;
    for (const char c : text) {
      value = 10 * value + (c - '0');
      if (value > largest_exponent) fail("has an exponent beyond 10,000");
    }
    return negative ? -value : value;
  }

  static Rational integer(std::string_view text) {
    mpq_t value;
    mpq_init(value);
    mpz_set_str(mpq_numref(value), std::string(text).c_str(), 10);
    return Rational(RationalNative(value));
  }

  std::string_view digits() {
    const std::size_t start = position_;
    while (position_ < text_.size() && is_digit(text_[position_])) ++position_;
    return text_.substr(start, position_ - start);
  }

  bool accept(char c) {
    if (position_ >= text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  [[noreturn]] void fail(const std::string& reason) const {
    throw std::invalid_argument("the number " + quoted(text_) + " " + reason);
  }

  [[noreturn]] void fail_at(std::size_t position) const {
    if (text_.empty()) throw std::invalid_argument("a number is expected, but the text is empty");
    if (position >= text_.size()) {
      throw std::invalid_argument(quoted(text_) + " is no number: a digit is missing at its end");
    }
    throw std::invalid_argument(quoted(text_) + " is no number: character " +
                                std::to_string(position + 1) + ", " +
                                quoted(text_.substr(position, 1)) + ", is out of place");
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

Rational Rational::parse(std::string_view text) { return Parser(text).run(); }

}  // namespace gradus
