#include "gradus/audit/conform.hpp"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <vector>

#include "gradus/audit/rule_clock.hpp"

namespace gradus {

class ConformanceCheck::Body {
 public:
  virtual ~Body() = default;
  virtual void add(const TraceStep& step) = 0;

  Conformance result;
};

namespace {

/// Covers what the bounds themselves round.
constexpr double slack = 1 + 1e-6;
/// No other way to form the scalars explains an error beyond this times its bound.
double beyond_styles(NumberType type) { return type == NumberType::bfloat16 ? 1e6 : 100; }

template <int Bits>
class Checker : public ConformanceCheck::Body {
  using N = Tracked<Bits>;

 public:
  Checker(const RuleSpec& rule, const ScalarStyle& style, const TraceHead& head)
      : rule_(rule),
        style_(style),
        type_(head.type),
        decoupled_(is_decoupled(rule.decay)),
        clock_(start()) {
    result.style = style;
    result.conforms = true;
    kept_.assign(head.dimension, fresh(rule_, clock_.numbers()));
    expected_.resize(head.dimension);
    before_.resize(head.dimension);
    stale_.assign(head.dimension, false);
    for (const std::size_t i : rule_.deviation.stale_moment_coordinates) {
      if (i < stale_.size()) stale_[i] = true;
    }
  }

  void add(const TraceStep& step) override {
    if (seen_ > 0) compare(step);
    if (rule_.deviation.state_reset_at == seen_) {
      clock_ = start();
      std::fill(kept_.begin(), kept_.end(), fresh(rule_, clock_.numbers()));
    }
    const StepNumbers<N> numbers = clock_.next();
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      N theta = read(step.theta[i]);
      before_[i] = step.theta[i].low;
      const N d = change(rule_, clock_.numbers(), numbers, kept_[i], theta, read(step.gradient[i]),
                         static_cast<bool>(stale_[i]));
      if (decoupled_) theta = theta - decayed(rule_, clock_.numbers(), numbers, theta);
      expected_[i] = theta + d;
    }
    step_ = step.step;
    ++seen_;
  }

 private:
  RuleClock<N> start() const { return {rule_, doubles_of(rule_), style_, type_}; }

  static N read(const Recorded& x) {
    if (x.is_exact() || x.is_nan()) return N(static_cast<long double>(x.low));
    const long double low = x.low, high = x.high;
    return N((low + high) / 2, static_cast<double>((high - low) / 2));
  }

  void compare(const TraceStep& step) {
    ++result.updates;
    for (std::size_t i = 0; i < expected_.size(); ++i) compare(i, step.theta[i]);
  }

  void compare(std::size_t i, const Recorded& found) {
    const N& expected = expected_[i];
    const bool expects_nan = std::isnan(expected.value);
    if (!expects_nan && !std::isfinite(expected.error)) {
      ++result.unjudged;
      return;
    }
    Discrepancy d{step_, i};
    if (expects_nan || found.is_nan()) {
      if (expects_nan && found.is_nan()) {
        ++result.matched_nan;
        return;
      }
      d.error = d.ulps = std::numeric_limits<double>::infinity();
      d.allowed = expects_nan ? 0 : expected.error * slack;
    } else {
      const long double value = expected.value;
      const long double off = std::max({found.low - value, value - found.high, 0.0L});
      d.error = static_cast<double>(off);
      d.allowed = expected.error * slack;
      d.ulps = d.error / last_place(std::max(std::abs(found.low), expected.magnitude()));
    }
    d.update = std::abs(found.low - before_[i]);
    // A bound that allows for no update at all, and for more than theta's digits, tells nothing.
    if (d.allowed > d.update && d.allowed * d.ulps > 64 * d.error) ++result.unjudged;
    result.largest_ulps = std::max(result.largest_ulps, d.ulps);
    if (!(d.normalised() <= result.worst.normalised()) || result.worst.allowed == 0) {
      result.worst = d;
    }
    if (!(d.error <= d.allowed)) depart(d);
  }

  void depart(const Discrepancy& d) {
    result.conforms = false;
    if (!result.departure) result.departure = d;
    ++result.departures;
    result.last_departure = d.step;
    std::vector<std::size_t>& known = result.coordinates;
    const auto place = std::lower_bound(known.begin(), known.end(), d.coordinate);
    const bool is_new = place == known.end() || *place != d.coordinate;
    if (is_new && known.size() < most_departing_coordinates) known.insert(place, d.coordinate);
  }

  /// The spacing of the type's numbers around value >= 0, which is finite.
  static double last_place(double value) {
    constexpr std::uint64_t exponent_bits = 0x7FF0000000000000U;
    const double power = std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & exponent_bits);
    constexpr double least = Bits == 53 ? DBL_MIN : static_cast<double>(FLT_MIN);
    return std::max(power, least) * unit_in_last_place;
  }
  static constexpr double unit_in_last_place = 2.0 / static_cast<double>(1ULL << Bits);

  RuleSpec rule_;
  ScalarStyle style_;
  NumberType type_;
  bool decoupled_;
  RuleClock<N> clock_;
  std::vector<Kept<N>> kept_;
  std::vector<N> expected_;
  std::vector<bool> stale_;
  std::vector<double> before_;  // theta
  std::uint64_t seen_ = 0, step_ = 0;
};

}  // namespace

ConformanceCheck::ConformanceCheck(const RuleSpec& rule, const ScalarStyle& style,
                                   const TraceHead& head) {
  switch (head.type) {
    case NumberType::float32:
      body_ = std::make_unique<Checker<24>>(rule, style, head);
      break;
    case NumberType::float64:
      body_ = std::make_unique<Checker<53>>(rule, style, head);
      break;
    case NumberType::bfloat16:
      body_ = std::make_unique<Checker<8>>(rule, style, head);
      break;
  }
}
ConformanceCheck::ConformanceCheck(ConformanceCheck&&) noexcept = default;
ConformanceCheck& ConformanceCheck::operator=(ConformanceCheck&&) noexcept = default;
ConformanceCheck::~ConformanceCheck() = default;

void ConformanceCheck::add(const TraceStep& step) { body_->add(step); }
const Conformance& ConformanceCheck::result() const { return body_->result; }

Conformance check(const RuleSpec& rule, const TraceHead& head, std::span<const TraceStep> steps,
                  Styles styles, double enough, const ScalarStyle& likely) {
  std::optional<Conformance> best;
  std::vector<ScalarStyle> list = styles_of(rule, head.type);
  std::stable_partition(list.begin(), list.end(),
                        [&](const ScalarStyle& style) { return style == likely; });
  for (const ScalarStyle& style : list) {
    ConformanceCheck checker(rule, style, head);
    const double limit = best ? std::min(enough, best->worst.normalised()) : enough;
    for (const TraceStep& step : steps) {
      checker.add(step);
      if (checker.result().worst.normalised() > limit) break;
    }
    if (!best || checker.result().worst.normalised() < best->worst.normalised()) {
      best = checker.result();
    }
    if (styles == Styles::first && best->conforms) break;
    if (best->worst.normalised() > beyond_styles(head.type)) break;
  }
  return *best;
}

}  // namespace gradus
