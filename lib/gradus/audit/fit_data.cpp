#include "gradus/audit/fit_data.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gradus {
namespace {

/// Coordinates spread over the sizes that gradients have.
std::vector<std::size_t> choose(std::span<const TraceStep> steps, std::size_t dimension,
                                std::size_t most, const std::vector<std::size_t>& without) {
  std::vector<std::pair<double, std::size_t>> sizes;
  for (std::size_t i = 0; i < dimension; ++i) {
    if (std::find(without.begin(), without.end(), i) != without.end()) continue;
    double size = 0;
    for (const TraceStep& step : steps) size = std::max(size, std::abs(step.gradient[i].low));
    sizes.emplace_back(size, i);
  }
  if (sizes.size() > most) {
    std::sort(sizes.begin(), sizes.end());
    for (std::size_t j = 0; j < most; ++j) {
      sizes[j] = sizes[most > 1 ? j * (sizes.size() - 1) / (most - 1) : sizes.size() - 1];
    }
    sizes.resize(most);
  }
  std::vector<std::size_t> chosen;
  for (const auto& [size, i] : sizes) chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

long double middle(const Recorded& x) {
  return (static_cast<long double>(x.low) + static_cast<long double>(x.high)) / 2;
}

}  // namespace

FitData::FitData(const TraceHead& head, std::span<const TraceStep> steps, std::size_t most_updates,
                 std::size_t most_coordinates, const std::vector<std::size_t>& without)
    : type(head.type),
      first_step(steps.empty() ? 0 : steps.front().step),
      updates(steps.empty() ? 0 : std::min(most_updates, steps.size() - 1)),
      coordinates(choose(steps.first(std::min(steps.size(), updates + 1)), head.dimension,
                         most_coordinates, without)) {
  const double unit = std::ldexp(1.0, -significand_bits(type));
  entries.reserve(updates * coordinates.size());
  for (std::size_t t = 0; t < updates; ++t) {
    for (const std::size_t i : coordinates) {
      const Recorded &now = steps[t].theta[i], &next = steps[t + 1].theta[i];
      Entry e{middle(now), middle(steps[t].gradient[i]), middle(next) - middle(now), 0};
      const double reading = (now.high - now.low) + (next.high - next.low);
      e.noise = unit * std::max(std::abs(now.low), std::abs(next.low)) + reading +
                unit * unit * std::abs(static_cast<double>(e.change)) + 1e-40;
      if (!std::isfinite(e.change) || !std::isfinite(e.gradient)) {
        e.noise = 0;
      }
      entries.push_back(e);
    }
  }
}

}  // namespace gradus
