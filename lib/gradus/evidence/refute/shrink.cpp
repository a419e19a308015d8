#include "gradus/evidence/refute/shrink.hpp"

#include <algorithm>

#include "gradus/statement/weight.hpp"

namespace gradus {

namespace {

constexpr std::uint64_t kExactCost = 10;
constexpr std::uint64_t kLargestBox = 200'000;
constexpr int kRounds = 64;

/// Visits rationals near x that are simpler, from the simplest on, until `visit` returns true.
template <class Visit>
bool visit_neighbours(const Rational& x, const Axis& axis, Visit visit) {
  const Rational most = weight(x);
  const auto is_wanted = [&](const Rational& value) {
    return axis.contains(value) && weight(value) < most && visit(value);
  };
  for (const long simple : {0L, 1L, -1L}) {
    if (is_wanted(Rational(simple))) return true;
  }
  Rational radius = abs(x) + Rational(1), nearest = radius;
  for (int i = 0; i < 60 && !nearest.is_zero(); ++i, radius /= Rational(2)) {
    // As long as the range holds the simplest number of a larger one, that is its simplest, too.
    if (i > 0 && nearest <= radius) continue;
    Rational low = x - radius, high = x + radius;
    if (axis.lower) low = max(low, *axis.lower);
    if (axis.upper) high = min(high, *axis.upper);
    if (low > high) return false;
    const Rational simplest = simplest_between(low, high);
    nearest = abs(x - simplest);
    const bool seen = simplest.is_integer() && abs(simplest) <= Rational(1);
    if (!seen && is_wanted(simplest)) return true;
  }
  return false;
}

bool lighten(const Concrete& c, Goal goal, std::vector<Rational>& values, Effort& effort) {
  std::vector<double> rounded;
  for (const Rational& value : values) rounded.push_back(value.to_double());
  bool changed = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rational before = values[i];
    bool found = false;
    visit_neighbours(before, c.axes()[i], [&](const Rational& candidate) {
      if (!effort.spend(kExactCost * c.cost())) return true;
      values[i] = candidate;
      rounded[i] = candidate.to_double();
      found = may_be_sought(c, goal, rounded) && is_sought(c, goal, values);
      return found;
    });
    changed = changed || found;
    if (found) continue;
    values[i] = before;
    rounded[i] = before.to_double();
  }
  return changed;
}

/// The simplest sought point in the box of coordinate weights, when it is small enough.
std::optional<std::vector<Rational>> simplest_in_box(const Concrete& c, Goal goal,
                                                     const std::vector<Rational>& values,
                                                     Effort& effort) {
  std::vector<Axis> axes = c.axes();
  std::uint64_t points = 1, last_shell = c.given_largest();
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto w = weight(values[i]).to_long();
    if (!w || *w > 4'096) return {};
    axes[i].largest_weight = static_cast<std::uint64_t>(*w);
    last_shell = std::max(last_shell, axes[i].largest_weight);
    points *= 2 * axes[i].largest_weight;
    if (points > kLargestBox) return {};
  }
  Enumeration enumeration(axes, c.given_largest(), c.given_product());
  std::optional<std::vector<Rational>> found;
  for (std::uint64_t shell = 1; shell <= last_shell && !found; ++shell) {
    enumeration.enter(shell);
    for (const std::uint64_t product : enumeration.products()) {
      if (found || !effort.spend(0)) break;
      enumeration.visit_all(product, [&](std::span<const Candidate* const> tuple) {
        if (!effort.spend(c.cost())) return false;
        std::vector<double> approximate;
        std::vector<Rational> exact;
        for (const Candidate* candidate : tuple) {
          approximate.push_back(candidate->approximate);
          exact.push_back(candidate->value);
        }
        if (!may_be_sought(c, goal, approximate)) return true;
        if (!effort.spend(kExactCost * c.cost())) return false;
        if (exact != values && !is_sought(c, goal, exact)) return true;
        found = exact;
        return false;
      });
    }
  }
  return found;
}

}  // namespace

std::vector<Rational> shrink(const Concrete& c, Goal goal, std::vector<Rational> values,
                             Effort& effort) {
  for (int round = 0; round < kRounds && lighten(c, goal, values, effort); ++round) {
  }
  if (auto simplest = simplest_in_box(c, goal, values, effort)) return *simplest;
  return values;
}

}  // namespace gradus
