#include <cmath>
#include <optional>
#include <random>

#include "gradus/evidence/refute/search.hpp"
#include "gradus/evidence/refute/shrink.hpp"

namespace gradus {

namespace {

constexpr int kDescent = 60;       // steps from one random start
constexpr long kShapeNatural = 8;  // the largest drawn
constexpr std::uint64_t kShrinking = 20'000;

/// Numbers from the engine's bits alone, so that they are the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double unit() { return 0x1p-53 * static_cast<double>(engine_() >> 11); }
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }
  int sign() { return below(2) == 0 ? 1 : -1; }
  /// Of random magnitude 2^low .. 2^high.
  double spread(int low, int high) {
    const int exponent = low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1)));
    return std::ldexp(1 + unit(), exponent);
  }

 private:
  std::mt19937_64 engine_;
};

/// An axis in rounded arithmetic.
struct Ends {
  explicit Ends(const Axis& axis) : integer(axis.integer) {
    const auto finite = [](const std::optional<Rational>& end) {
      const auto value = end ? std::optional(end->to_double()) : std::nullopt;
      return value && std::isfinite(*value) ? value : std::nullopt;
    };
    low = finite(axis.lower);
    high = finite(axis.upper);
  }
  std::optional<double> low, high;
  bool integer;
};

/// A value of 20 binary places within the bounds, where there is one.
double rounded(double x, const Ends& axis) {
  x = std::min(std::max(x, axis.low.value_or(-1e9)), axis.high.value_or(1e9));
  if (axis.integer) return std::nearbyint(x);
  return 0x1p-20 * std::nearbyint(0x1p20 * x);
}

double start(const Ends& axis, int magnitude, Dice& dice) {
  if (axis.low && axis.high)
    return rounded(*axis.low + dice.unit() * (*axis.high - *axis.low), axis);
  if (axis.low) return rounded(*axis.low + dice.spread(-magnitude, magnitude), axis);
  if (axis.high) return rounded(*axis.high - dice.spread(-magnitude, magnitude), axis);
  return rounded(dice.sign() * dice.spread(-magnitude, magnitude), axis);
}

double moved(double x, const Ends& axis, Dice& dice) {
  if (dice.below(4) == 0) return rounded(-x, axis);
  const double step = dice.sign() * dice.spread(-8, 0);
  return rounded(x + step * (dice.below(2) == 0 ? 1 + std::abs(x) : std::abs(x)), axis);
}

/// How far the point is from being sought: hypotheses first.
double badness(const Concrete& c, Goal goal, std::span<const double> values) {
  const Concrete::Slack slack = c.slack(values);
  if (slack.hypotheses < 0) return 10 - slack.hypotheses;
  if (goal == Goal::model) return -1;
  return std::isnan(slack.conclusion) ? 5 : slack.conclusion;
}

std::optional<std::vector<Rational>> attempt(const Concrete& c, Goal goal, int magnitude,
                                             Dice& dice, Effort& effort) {
  const std::vector<Ends> axes(c.axes().begin(), c.axes().end());
  std::vector<double> x;
  for (const Ends& axis : axes) x.push_back(start(axis, magnitude, dice));
  double best = badness(c, goal, x);
  for (int i = 0; i < kDescent && !(best < 0); ++i) {
    if (!effort.spend(c.cost())) return {};
    const std::size_t k = dice.below(x.size());
    const double before = x[k];
    x[k] = moved(before, axes[k], dice);
    const double now = badness(c, goal, x);
    if (now < best) {
      best = now;
    } else {
      x[k] = before;
    }
  }
  if (!(best < 0)) return {};
  std::vector<Rational> exact;
  for (const double value : x) exact.push_back(Rational::from_double(value));
  if (!effort.spend(10 * c.cost()) || !is_sought(c, goal, exact)) return {};
  return exact;
}

}  // namespace

std::optional<Found> Search::random(Effort& effort, std::uint64_t seed) {
  Dice dice(seed);
  for (int round = 0; effort.spend(4); ++round) {
    std::map<std::string, long> naturals;
    for (const Variable& v : shape_) {
      const Axis axis = axis_of(v);
      const long low = axis.lower->to_long().value_or(0);
      const double high = axis.upper ? axis.upper->to_double() : 1e9;
      const auto value = low + static_cast<long>(dice.below(kShapeNatural + 1));
      if (!axis.contains(Rational(value)) && static_cast<double>(value) > high) break;
      naturals[v.symbol.name()] = value;
    }
    if (naturals.size() != shape_.size()) continue;
    const auto concrete = make(naturals, effort);
    if (!concrete || concrete->axes().empty()) {
      if (shape_.empty()) return {};
      continue;
    }
    const int magnitude = 1 + round % 12;
    const auto values = attempt(*concrete, goal_, magnitude, dice, effort);
    if (!values) continue;
    Effort more(kShrinking, effort.deadline());
    const auto simplest = shrink(*concrete, goal_, *values, more);
    return Found{concrete, simplest, concrete->size(simplest)};
  }
  return {};
}

}  // namespace gradus
