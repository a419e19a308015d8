#pragma once

#include <cmath>
#include <vector>

#include "gradus/audit/rule_clock.hpp"
#include "gradus/audit/trace.hpp"

namespace gradus::test {

/// A trace of a rule in the arithmetic of float or double: our own formulas on the bowl
/// sum_i a_i (w_i - b_i)^2/2 with a_i spread over two decades, seen through two alternating
/// batches.
template <class F>
Trace simulate(const RuleSpec& rule, std::size_t dimension, std::size_t rows) {
  Trace trace;
  trace.head = {"simulated", std::is_same_v<F, float> ? NumberType::float32 : NumberType::float64,
                dimension};
  RuleClock<double> clock(rule, doubles_of(rule), {}, NumberType::float64);
  const auto narrow = [](const RuleNumbers<double>& n) {
    RuleNumbers<F> r;
    for (std::size_t i = 0; i < hyper_count; ++i) r.value[i] = static_cast<F>(n.value[i]);
    r.first = {static_cast<F>(n.first.keep), static_cast<F>(n.first.take)};
    r.second = {static_cast<F>(n.second.keep), static_cast<F>(n.second.take)};
    r.has_momentum = n.has_momentum;
    r.has_dampening = n.has_dampening;
    return r;
  };
  const RuleNumbers<F> numbers = narrow(clock.numbers());
  std::vector<Kept<F>> kept(dimension, fresh(rule, numbers));
  std::vector<F> theta(dimension), gradient(dimension);
  for (std::size_t i = 0; i < dimension; ++i) {
    theta[i] = static_cast<F>(i % 2 == 0 ? 1.5 + 0.25 * static_cast<double>(i) : -0.75);
  }
  for (std::size_t t = 0; t < rows; ++t) {
    TraceStep step;
    step.step = t;
    step.line = t + 2;
    for (std::size_t i = 0; i < dimension; ++i) {
      const double a = 0.2 * std::pow(100.0, static_cast<double>(i) / 9);
      const double b = 0.1 * static_cast<double>(i) + (t % 2 == 0 ? 0.05 : -0.05);
      gradient[i] = static_cast<F>(a * (static_cast<double>(theta[i]) - b));
      step.theta.push_back({static_cast<double>(theta[i]), static_cast<double>(theta[i])});
      step.gradient.push_back({static_cast<double>(gradient[i]), static_cast<double>(gradient[i])});
    }
    trace.steps.push_back(std::move(step));
    const StepNumbers<double> wide = clock.next();
    StepNumbers<F> s;
    s.rate = static_cast<F>(wide.rate);
    s.first_correction = static_cast<F>(wide.first_correction);
    s.second_correction = static_cast<F>(wide.second_correction);
    s.mu = static_cast<F>(wide.mu);
    s.mu_next = static_cast<F>(wide.mu_next);
    s.product = static_cast<F>(wide.product);
    s.product_next = static_cast<F>(wide.product_next);
    s.rectified = wide.rectified;
    s.rectification = static_cast<F>(wide.rectification);
    for (std::size_t i = 0; i < dimension; ++i) {
      const F d = change(rule, numbers, s, kept[i], theta[i], gradient[i]);
      if (is_decoupled(rule.decay)) theta[i] -= decayed(rule, numbers, s, theta[i]);
      theta[i] += d;
    }
  }
  return trace;
}

/// A rule from entries of a `rule` object.
inline RuleSpec rule_of(Family family,
                        std::initializer_list<std::pair<const char*, const char*>> entries) {
  RuleSpec rule = published(family);
  for (const auto& [key, value] : entries) assign(rule, key, value);
  return rule;
}

/// A trace in memory as a source.
class TraceInMemory : public TraceSource {
 public:
  explicit TraceInMemory(Trace trace) : trace_(std::move(trace)) {}
  const TraceHead& head() const override { return trace_.head; }
  bool next(TraceStep& step) override {
    if (at_ == trace_.steps.size()) return false;
    step = trace_.steps[at_++];
    return true;
  }

 private:
  Trace trace_;
  std::size_t at_ = 0;
};

}  // namespace gradus::test
