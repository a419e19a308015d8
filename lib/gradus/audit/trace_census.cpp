#include "gradus/audit/trace_census.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gradus {
namespace {

/// Bits from the first to the last that is set.
int bits_of(double value) {
  int exponent = 0;
  const double significand = std::ldexp(std::frexp(std::abs(value), &exponent), 53);
  return 53 - std::countr_zero(static_cast<std::uint64_t>(significand));
}

/// Whether it is no accident when the type has the number: it does not end early, as numbers that
/// people write do.
bool tells(const NumberText& text, NumberType type) {
  if (!std::isfinite(text.value) || text.value == 0) return false;
  return text.exact ? bits_of(text.value) > significand_bits(type) / 2
                    : text.digits >= telling_digits(type) - 1;
}

}  // namespace

void TraceCensus::add(const NumberText& text) {
  if (text.exact || text.digits == 0 || !std::isfinite(text.value)) return;
  decimals_ = true;
  scaled_ = scaled_ || text.scaled;
  most_digits_ = std::max(most_digits_, text.digits);
  Decade& decade = decades_[text.decade()];
  decade.last_place =
      decade.count == 0 ? text.last_place : std::min(decade.last_place, text.last_place);
  ++decade.count;
}

Printing TraceCensus::printing() const {
  if (!decimals_) return {};
  constexpr std::size_t enough = 4;
  int least = 0;
  for (const auto& [key, decade] : decades_) least = std::min(least, decade.last_place);
  std::size_t telling = 0;
  bool same = true;
  for (const auto& [key, decade] : decades_) {
    if (decade.count < enough) continue;
    ++telling;
    same = same && decade.last_place == least;
  }
  if (!scaled_ && least < 0 && telling >= 2 && same) return {Printing::Kind::fixed, -least};
  return {Printing::Kind::significant, most_digits_};
}

NumberType likely_type(const std::vector<NumberText>& thetas, const Printing& printing) {
  for (const NumberType type : {NumberType::bfloat16, NumberType::float32}) {
    const bool all = std::ranges::all_of(
        thetas, [&](const NumberText& t) { return could_be(t, type, printing); });
    const auto telling =
        std::ranges::count_if(thetas, [&](const NumberText& t) { return tells(t, type); });
    if (all && telling >= 3) return type;
  }
  return NumberType::float64;
}

}  // namespace gradus
