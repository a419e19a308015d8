#include <array>

#include "gradus/evidence/refute/search.hpp"
#include "gradus/evidence/refute/shrink.hpp"

namespace gradus {

namespace {

constexpr std::uint64_t kExactCost = 10, kShrinking = 20'000;
constexpr std::array powers_of_ten = {3L, 6L, 9L, 12L, 15L, 20L, 30L, 50L, 100L, 200L, 350L};

/// By kind, so that one place of each axis makes a point: both ends, or beside them where they are
/// open, large and small numbers of both signs. Where the axis has none of a kind there is its
/// simplest value, which comes first.
std::vector<Rational> places(const Axis& axis, const Rational& simplest) {
  std::vector<Rational> result{simplest};
  const auto add = [&](const Rational& value) {
    result.push_back(axis.contains(value) ? value : simplest);
  };
  for (const Rational& beside : {pow(Rational(2), -20L), pow(Rational(2), -40L)}) {
    const auto shift = [&](bool open) { return open ? beside : Rational(0); };
    add(axis.lower ? *axis.lower + shift(axis.lower_strict) : simplest);
    add(axis.upper ? *axis.upper - shift(axis.upper_strict) : simplest);
  }
  for (const long k : powers_of_ten) {
    for (const Rational& size : {pow(Rational(10), k), pow(Rational(10), -k)}) {
      add(size);
      add(-size);
    }
  }
  return result;
}

}  // namespace

std::optional<Found> Search::remote(Effort& effort) {
  if (!shape_.empty()) return {};
  const auto concrete = make({}, effort);
  if (!concrete || concrete->axes().empty()) return {};
  std::vector<std::vector<Rational>> all;
  std::vector<Rational> values;
  for (const Axis& axis : concrete->axes()) {
    const auto simplest = axis.simplest();
    if (!simplest) return {};
    all.push_back(places(axis, *simplest));
    values.push_back(*simplest);
  }
  std::optional<Found> found;
  /// Whether there is nothing more to look for.
  const auto look = [&] {
    std::vector<double> approximate;
    for (const Rational& value : values) approximate.push_back(value.to_double());
    if (!effort.spend(concrete->cost())) return true;
    if (!may_be_sought(*concrete, goal_, approximate)) return false;
    if (!effort.spend(kExactCost * concrete->cost())) return true;
    if (!is_sought(*concrete, goal_, values)) return false;
    Effort more(kShrinking, effort.deadline());
    const auto simplest = shrink(*concrete, goal_, values, more);
    found = Found{concrete, simplest, concrete->size(simplest)};
    return true;
  };
  const std::size_t n = all.size(), kinds = all.front().size();
  const std::vector<Rational> simple = values;
  for (std::size_t kind = 1; kind < kinds; ++kind) {
    for (std::size_t i = 0; i < n; ++i) values[i] = all[i][kind];
    if (look()) return found;
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i; j < n; ++j) {
      values = simple;
      for (std::size_t kind = 1; kind < kinds; ++kind) {
        if (all[i][kind] == simple[i]) continue;
        values[i] = all[i][kind];
        for (std::size_t other = 0; other < (i == j ? 1 : kinds); ++other) {
          if (i != j) values[j] = all[j][other];
          if (look()) return found;
        }
      }
    }
  }
  return {};
}

}  // namespace gradus
