#include "gradus/landscape/network_family.hpp"

#include <algorithm>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"

namespace gradus {

namespace {

std::vector<Interval> losses(const NetworkPoints& found, bool of_minima) {
  std::vector<Interval> result;
  for (const NetworkPoint& p : found.points) {
    if ((p.index == 0) == of_minima) result.push_back(p.loss);
  }
  return result;
}

template <class Pick>
Interval extreme(const std::vector<Interval>& values, Pick pick) {
  Interval result = values.front();
  for (const Interval& value : values) result = pick(result, value);
  return result;
}

}  // namespace

NetworkFamily random_family(HiddenLayer::Activation activation, unsigned units, unsigned data,
                            const Rational& decay, unsigned count, std::uint64_t seed) {
  Random random(shard_seed(seed, 10 * units + data));
  NetworkFamily family;
  for (unsigned i = 0; i < count; ++i) {
    family.networks.push_back(random_network(activation, units, data, decay, random));
    family.found.push_back(critical_points(family.networks.back()));
  }
  return family;
}

std::vector<NetworkFamily> small_families() {
  using enum HiddenLayer::Activation;
  const Rational tenth(1, 10), fifth(1, 5);
  constexpr unsigned count = 12;
  return {
      random_family(tanh, 1, 3, tenth, count, 1), random_family(softplus, 1, 3, tenth, count, 1),
      random_family(tanh, 2, 2, fifth, count, 1), random_family(softplus, 2, 2, fifth, count, 1)};
}

std::array<unsigned, 3> count_by_index(const NetworkPoints& found) {
  std::array<unsigned, 3> count{};
  for (const NetworkPoint& p : found.points) count.at(p.index) += p.copies;
  return count;
}

bool has_bad_minimum(const NetworkPoints& found) {
  return certainly(spread_of_minima(found) > Interval(0));
}

bool has_saddle_below_minimum(const NetworkPoints& found) {
  for (const Interval& saddle : losses(found, false)) {
    for (const Interval& minimum : losses(found, true)) {
      if (certainly(saddle < minimum)) return true;
    }
  }
  return false;
}

bool has_saddles_above_best(const NetworkPoints& found) {
  const std::vector<Interval> minima = losses(found, true);
  return std::ranges::all_of(losses(found, false), [&](const Interval& saddle) {
    return std::ranges::any_of(minima, [&](const Interval& m) { return certainly(saddle > m); });
  });
}

Interval spread_of_minima(const NetworkPoints& found) {
  const std::vector<Interval> minima = losses(found, true);
  if (minima.empty()) return 0;
  const auto least = [](const Interval& a, const Interval& b) { return min(a, b); };
  const auto greatest = [](const Interval& a, const Interval& b) { return max(a, b); };
  return extreme(minima, greatest) - extreme(minima, least);
}

}  // namespace gradus
