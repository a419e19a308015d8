#include "gradus/audit/settle.hpp"

#include <gtest/gtest.h>

#include "audit/simulate.hpp"
#include "gradus/audit/schedules.hpp"

namespace gradus {
namespace {

using test::rule_of;

TEST(Settle, takes_the_shortest_decimal_that_is_allowed) {
  EXPECT_EQ(shortest_decimal(0.0499, 0.05003, 0.0502), Rational(1, 20));
  EXPECT_EQ(shortest_decimal(0.998, 0.99902, 0.9995), Rational(999, 1000));
  EXPECT_EQ(shortest_decimal(9.5e-9, 1.02e-8, 1.1e-8), Rational::parse("1e-8"));
  EXPECT_EQ(shortest_decimal(0.3, 0.3, 0.3), Rational(3, 10));
}

TEST(Settle, least_squares_from_wrong_numbers_come_to_the_right_ones) {
  const RuleSpec rule = rule_of(
      Family::adam, {{"lr", "0.03"}, {"beta1", "0.8"}, {"beta2", "0.97"}, {"eps", "0.002"}});
  const Trace trace = test::simulate<double>(rule, 4, 60);
  const FitData data(trace.head, trace.steps, 60, 4);
  Fit fit;
  fit.rule = rule;
  fit.free = {Hyper::lr, Hyper::beta1, Hyper::beta2, Hyper::eps};
  fit.value = {1, 0.9, 0.999, 1e-8};
  project_rate(fit, data);
  improve(fit, data, 30, Precision::full);
  EXPECT_LT(fit.misfit, 10);
  const Settled settled = settle(fit, data);
  EXPECT_EQ(to_string(settled.rule), to_string(rule));
  for (const FittedHyper& number : settled.fitted) {
    EXPECT_TRUE(number.determined) << name(number.hyper);
    EXPECT_LE(number.low, number.value.to_double());
    EXPECT_GE(number.high, number.value.to_double());
  }
}

TEST(Settle, leaves_a_number_that_the_data_does_not_know_at_a_usual_value) {
  // The first update of Adam does not depend on beta1 and beta2.
  const RuleSpec rule = rule_of(Family::adam, {{"lr", "0.03"}});
  const Trace trace = test::simulate<double>(rule, 4, 2);
  const FitData data(trace.head, trace.steps, 1, 4);
  Fit fit;
  fit.rule = rule;
  fit.free = {Hyper::lr, Hyper::beta1, Hyper::beta2};
  fit.value = {0.03, 0.7, 0.95};
  improve(fit, data, 5, Precision::full);
  const Settled settled = settle(fit, data);
  EXPECT_EQ(settled.rule[Hyper::beta1], Rational(9, 10));
  EXPECT_EQ(settled.rule[Hyper::beta2], Rational(999, 1000));
  EXPECT_FALSE(settled.fitted[1].determined);
}

TEST(Schedules, are_recognised_from_their_rates) {
  const auto is_among = [](const char* kind, const char* every, const char* gamma,
                           auto rate_of_step) {
    std::vector<Rate> rates;
    for (int t = 0; t < 60; ++t) rates.push_back({rate_of_step(t), 1e-12});
    RuleSpec rule = published(Family::sgd);
    RuleSpec wanted = rule;
    assign(wanted, "lr", "0.5");
    assign(wanted, "lr_schedule.kind", kind);
    assign(wanted, "lr_schedule.every", every);
    assign(wanted, "lr_schedule.gamma", gamma);
    const std::vector<RuleSpec> found = scheduled(rule, rates);
    return std::ranges::find(found, wanted) != found.end();
  };
  EXPECT_TRUE(is_among("step", "20", "0.1", [](int t) { return 0.5 * std::pow(0.1, t / 20); }));
  EXPECT_TRUE(is_among("exponential", "0", "0.97", [](int t) { return 0.5 * std::pow(0.97, t); }));
  EXPECT_TRUE(is_among("linear", "200", "1", [](int t) { return 0.5 * (1 - t / 200.0); }));
  EXPECT_TRUE(is_among("quadratic", "200", "1",
                       [](int t) { return 0.5 * (1 - t / 200.0) * (1 - t / 200.0); }));
  EXPECT_TRUE(is_among("inverse_time", "0", "0.1", [](int t) { return 0.5 / (1 + 0.1 * t); }));
  EXPECT_TRUE(
      is_among("inverse_square", "0", "1", [](int t) { return 0.5 / ((t + 1.0) * (t + 1.0)); }));
}

}  // namespace
}  // namespace gradus
