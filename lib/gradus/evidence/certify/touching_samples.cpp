#include "gradus/evidence/certify/touching_samples.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/evidence/sample_points.hpp"

namespace gradus {

namespace {

constexpr std::size_t kPoints = 64;
/// What counts as 0, beside the largest value seen.
constexpr double kRounding = 1e-9;

}  // namespace

SampledSigns::SampledSigns(const Domain& d, Term t) {
  const DomainSamples samples(d, std::span(&t, 1), kPoints);
  double largest = 0;
  for (const auto& [at, values] : samples.points()) {
    if (std::isfinite(values[0])) largest = std::max(largest, std::fabs(values[0]));
  }
  for (const auto& [at, values] : samples.points()) {
    if (!std::isfinite(values[0])) continue;
    const bool is_zero = std::fabs(values[0]) <= kRounding * (1 + largest);
    points_.push_back({at, is_zero ? 0 : values[0] > 0 ? 1 : -1});
  }
}

bool SampledSigns::avoid(int sign, const Where& where) const {
  return std::ranges::none_of(points_,
                              [&](const Point& p) { return p.sign == sign && where(p.at); });
}

bool SampledSigns::avoid(int sign) const {
  return avoid(sign, [](std::span<const double>) { return true; });
}

}  // namespace gradus
