#include "gradus/spectrum/goe.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {
namespace {

constexpr slong wanted_bits = 160;  // 48 digits

/// The chances for 1 .. d.
std::vector<Ball> chances_up_to(unsigned d) {
  if (d < 1 || d > 200) throw std::invalid_argument("the dimension must be between 1 and 200");
  // Cancellation takes about 2.4 d log(d) bits.
  auto bits = wanted_bits + 16 + static_cast<slong>(std::ceil(2.5 * d * std::log(d)));
  for (;; bits += bits / 4) {
    std::vector<Ball> chances = leading_pfaffians(inner_products(d, half_line(0, bits)));
    const std::vector<Ball> normalisations = goe_normalisations(d, bits);
    for (std::size_t n = 0; n < chances.size(); ++n) chances[n] /= normalisations[n];
    const auto accurate = [](const Ball& p) { return p.accurate_bits() >= wanted_bits; };
    if (chances.size() == d && std::ranges::all_of(chances, accurate)) return chances;
  }
}

}  // namespace

std::vector<Interval> goe_positive_definite_up_to(unsigned d) {
  std::vector<Interval> result;
  for (const Ball& chance : chances_up_to(d)) result.push_back(between_decimals(chance));
  return result;
}

Interval goe_positive_definite(unsigned d) { return between_decimals(chances_up_to(d).back()); }

}  // namespace gradus
