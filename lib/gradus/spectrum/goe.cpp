#include "gradus/spectrum/goe.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {
namespace {

constexpr slong wanted_bits = 160;  // 48 digits

/// The chances for 1 .. d, where this precision suffices.
std::vector<Interval> at_precision(unsigned d, slong bits) {
  std::vector<Interval> result;
  const std::vector<Ball> pfaffians = leading_pfaffians(inner_products(d, half_line(0, bits)));
  const std::vector<Ball> normalisations = goe_normalisations(d, bits);
  for (std::size_t n = 0; n < pfaffians.size(); ++n) {
    const Ball chance = pfaffians[n] / normalisations[n];
    if (chance.accurate_bits() < wanted_bits) return {};
    result.push_back(between_decimals(chance));
  }
  return result;
}

}  // namespace

std::vector<Interval> goe_positive_definite_up_to(unsigned d) {
  if (d < 1 || d > 200) throw std::invalid_argument("the dimension must be between 1 and 200");
  for (slong bits = 256 + 10 * static_cast<slong>(d);; bits += bits / 4) {
    std::vector<Interval> chances = at_precision(d, bits);
    if (chances.size() == d) return chances;
  }
}

Interval goe_positive_definite(unsigned d) { return goe_positive_definite_up_to(d).back(); }

}  // namespace gradus
