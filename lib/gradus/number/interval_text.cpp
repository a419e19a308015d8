#include <algorithm>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

#include "gradus/number/interval_access.hpp"
#include "gradus/number/mpfr_text.hpp"

namespace gradus {

using Access = IntervalAccess;

std::string Interval::lower_string(int digits) const {
  return mpfr_to_string(Access::left(*this), digits, MPFR_RNDD);
}

std::string Interval::upper_string(int digits) const {
  return mpfr_to_string(Access::right(*this), digits, MPFR_RNDU);
}

std::string Interval::to_string(int digits) const {
  if (definedness_ == Definedness::nowhere) return "undefined";
  const std::string ends = "[" + lower_string(digits) + ", " + upper_string(digits) + "]";
  return is_defined() ? ends : ends + " where defined";
}

std::ostream& operator<<(std::ostream& out, const Interval& x) { return out << x.to_string(17); }

namespace {

// 0.d1d2d3... times 10^exponent.
struct Decimal {
  bool negative;
  std::string digits;
  mpfr_exp_t exponent;

  bool operator==(const Decimal&) const = default;
};

Decimal decimal(mpfr_srcptr value, int digits, mpfr_rnd_t rounding) {
  mpfr_exp_t exponent = 0;
  char* text =
      mpfr_get_str(nullptr, &exponent, 10, static_cast<std::size_t>(digits), value, rounding);
  std::string result = text;
  mpfr_free_str(text);
  const bool negative = result.front() == '-';
  return {negative, result.substr(negative ? 1 : 0), exponent};
}

// Without an exponent where that stays short and shows no digit that is not among the given ones.
std::string written(const Decimal& value, const std::string& ellipsis) {
  const std::string sign = value.negative ? "-" : "";
  const std::string& digits = value.digits;
  if (value.exponent > -4 && value.exponent <= 0) {
    return sign + "0." + std::string(static_cast<std::size_t>(-value.exponent), '0') + digits +
           ellipsis;
  }
  const bool is_plain =
      value.exponent > 0 && value.exponent <= static_cast<mpfr_exp_t>(digits.size());
  const std::size_t before = is_plain ? static_cast<std::size_t>(value.exponent) : 1;
  std::string text = sign + digits.substr(0, before);
  if (digits.size() > before || !ellipsis.empty()) text += "." + digits.substr(before) + ellipsis;
  return is_plain ? text : text + "e" + std::to_string(value.exponent - 1);
}

// The decimal of at most `digits` digits that equals both ends; an integer with all its zeros.
std::optional<Decimal> exact_decimal(const Interval& x, int digits) {
  Decimal low = decimal(Access::left(x), digits, MPFR_RNDD);
  if (low != decimal(Access::right(x), digits, MPFR_RNDU)) return std::nullopt;
  low.digits.erase(low.digits.find_last_not_of('0') + 1);
  constexpr mpfr_exp_t longest_integer = 21;
  if (low.exponent > static_cast<mpfr_exp_t>(low.digits.size()) &&
      low.exponent <= longest_integer) {
    low.digits.resize(static_cast<std::size_t>(low.exponent), '0');
  }
  return low;
}

// The leading digits that both ends, cut off after `digits` digits, have in common.
Decimal common_start(const Interval& x, int digits) {
  Decimal low = decimal(Access::left(x), digits, MPFR_RNDZ);
  const Decimal high = decimal(Access::right(x), digits, MPFR_RNDZ);
  const auto end = std::mismatch(low.digits.begin(), low.digits.end(), high.digits.begin()).first;
  low.digits.erase(low.exponent == high.exponent ? end : low.digits.begin(), low.digits.end());
  return low;
}

// The longest decimal of more than `beyond` and at most `digits` digits to which both ends round.
std::optional<Decimal> common_rounding(const Interval& x, int digits, int beyond) {
  for (int count = digits; count > beyond; --count) {
    const Decimal low = decimal(Access::left(x), count, MPFR_RNDN);
    if (low == decimal(Access::right(x), count, MPFR_RNDN)) return low;
  }
  return std::nullopt;
}

}  // namespace

std::string Interval::shared_digits(int max_digits) const {
  if (max_digits < 1 || max_digits > 10'000) {
    throw std::invalid_argument("the number of digits is not between 1 and 10,000");
  }
  if (!is_defined() || !sign().has_value() || !is_bounded()) return to_string(max_digits);
  if (*sign() == 0) return "0";
  if (const auto exact = exact_decimal(*this, max_digits)) return written(*exact, "");
  const Decimal start = common_start(*this, max_digits);
  const int shared = static_cast<int>(start.digits.size());
  if (const auto rounded = common_rounding(*this, max_digits, shared)) return written(*rounded, "");
  return shared == 0 ? to_string(max_digits) : written(start, "…");
}

}  // namespace gradus
