#include "gradus/audit/conform.hpp"

#include <gtest/gtest.h>

#include "audit/simulate.hpp"

namespace gradus {
namespace {

using test::rule_of;
using test::simulate;

const RuleSpec adam = rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}});

Conformance checked(const RuleSpec& rule, const Trace& trace) {
  return check(rule, trace.head, trace.steps);
}

TEST(Conform, honest_float_and_double_runs) {
  for (const Trace& trace : {simulate<float>(adam, 5, 200), simulate<double>(adam, 5, 200)}) {
    const Conformance found = checked(adam, trace);
    EXPECT_TRUE(found.conforms);
    EXPECT_EQ(found.updates, 199U);
    EXPECT_EQ(found.unjudged, 0U);
    EXPECT_LE(found.worst.normalised(), 1);
    EXPECT_GT(found.worst.normalised(), 0.01);
  }
}

TEST(Conform, gives_the_first_departure_and_its_size) {
  Trace trace = simulate<double>(adam, 5, 60);
  Recorded& wrong = trace.steps[31].theta[3];
  const double step = std::ldexp(std::abs(wrong.low), -30);
  wrong.low = wrong.high = wrong.low + step;
  const Conformance found = checked(adam, trace);
  ASSERT_TRUE(found.departure);
  EXPECT_EQ(found.departure->step, 30U);
  EXPECT_EQ(found.departure->coordinate, 3U);
  EXPECT_NEAR(found.departure->error, step, step / 1000);
  EXPECT_GT(found.departure->normalised(), 1000);
  // The update to the wrong value, and the one from it, which ends where the right one did.
  EXPECT_EQ(found.departures, 2U);
  EXPECT_EQ(found.last_departure, 31U);
  EXPECT_EQ(found.coordinates, std::vector<std::size_t>{3});
}

TEST(Conform, every_other_number_departs) {
  const Trace trace = simulate<double>(adam, 5, 60);
  for (const auto& [key, value] : {std::pair{"lr", "0.05000001"},
                                   {"beta1", "0.9000001"},
                                   {"beta2", "0.99900001"},
                                   {"eps", "0.0010001"}}) {
    RuleSpec other = adam;
    assign(other, key, value);
    EXPECT_FALSE(checked(other, trace).conforms) << key;
  }
}

TEST(Conform, numbers_of_few_digits_are_intervals) {
  const RuleSpec rule = rule_of(Family::sgd, {{"lr", "0.05"}});
  Trace trace = simulate<double>(rule, 3, 40);
  for (TraceStep& step : trace.steps) {
    for (auto* row : {&step.theta, &step.gradient}) {
      for (Recorded& x : *row) {
        const double coarse = std::round(x.low * 1e4) / 1e4;
        x = {coarse - 5e-5, coarse + 5e-5};
      }
    }
  }
  EXPECT_TRUE(checked(rule, trace).conforms);
  RuleSpec other = rule;
  other[Hyper::lr] = Rational(3, 50);
  EXPECT_FALSE(checked(other, trace).conforms);
}

TEST(Conform, nan_is_matched_where_the_rule_has_zero_over_zero) {
  const RuleSpec rule = rule_of(Family::rmsprop, {{"lr", "0.5"}, {"eps_pos", "none"}});
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Trace trace{{"nan", NumberType::float64, 2}, {}};
  trace.steps.push_back({0, 2, {{1, 1}, {1, 1}}, {{0, 0}, {1, 1}}});
  trace.steps.push_back({1, 3, {{nan, nan}, {1 - 0.5 / std::sqrt(1 - 0.9), 0}}, {{0, 0}, {0, 0}}});
  trace.steps[1].theta[1].high = trace.steps[1].theta[1].low;
  const Conformance found = checked(rule, trace);
  EXPECT_TRUE(found.conforms);
  EXPECT_EQ(found.matched_nan, 1U);
  RuleSpec with_epsilon = rule;
  assign(with_epsilon, "eps_pos", "outside");
  EXPECT_FALSE(checked(with_epsilon, trace).conforms);
}

TEST(Conform, tells_how_scalars_were_formed) {
  // Powers as a running float32 product, as TensorFlow.js has them.
  const RuleSpec rule = rule_of(Family::adam, {{"lr", "0.05"}});
  const ScalarStyle product{true, true, ScalarStyle::Power::product};
  Trace trace = simulate<float>(rule, 5, 3);
  RuleClock<Tracked<24>> clock(rule, doubles_of(rule), product, NumberType::float32);
  std::vector<Kept<Tracked<24>>> kept(5);
  trace.steps.resize(1);
  for (std::uint64_t t = 0; t < 60; ++t) {
    const auto numbers = clock.next();
    TraceStep next = trace.steps.back();
    next.step = t + 1;
    for (std::size_t i = 0; i < 5; ++i) {
      const double gradient =
          nearest_member(0.3 + 0.1 * static_cast<double>((t + i) % 4), NumberType::float32);
      trace.steps.back().gradient[i] = {gradient, gradient};
      const auto d = change(rule, clock.numbers(), numbers, kept[i], Tracked<24>(next.theta[i].low),
                            Tracked<24>(gradient));
      const double theta =
          nearest_member(static_cast<double>(next.theta[i].low + d.value), NumberType::float32);
      next.theta[i] = {theta, theta};
    }
    trace.steps.push_back(next);
  }
  EXPECT_EQ(checked(rule, trace).style.power, ScalarStyle::Power::product);
}

}  // namespace
}  // namespace gradus
