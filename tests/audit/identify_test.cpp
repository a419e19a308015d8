#include "gradus/audit/identify.hpp"

#include <gtest/gtest.h>

#include "audit/simulate.hpp"

namespace gradus {
namespace {

using test::rule_of;
using test::simulate;

Identification identified(const Trace& trace) { return identify(trace.head, trace.steps); }

/// Whether the rule is the best, or among those that the data cannot tell from it.
bool is_found(const Identification& found, const RuleSpec& rule) {
  if (found.best.rule == rule) return true;
  return std::ranges::any_of(found.equivalent,
                             [&](const Candidate& other) { return other.rule == rule; });
}

class Identify : public ::testing::TestWithParam<RuleSpec> {};

TEST_P(Identify, finds_rule_and_numbers_in_double_precision) {
  const Identification found = identified(simulate<double>(GetParam(), 6, 80));
  EXPECT_TRUE(found.conforms);
  EXPECT_EQ(to_string(found.best.rule), to_string(GetParam()));
}

TEST_P(Identify, finds_the_rule_among_its_equals_in_single_precision) {
  const Identification found = identified(simulate<float>(GetParam(), 6, 80));
  EXPECT_TRUE(found.conforms);
  EXPECT_TRUE(is_found(found, GetParam())) << to_string(GetParam()) << "\n"
                                           << to_string(found.best.rule);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Identify,
    ::testing::Values(
        rule_of(Family::sgd, {{"lr", "0.05"}}),
        rule_of(Family::sgd, {{"lr", "0.02"}, {"momentum", "0.9"}}),
        rule_of(Family::sgd, {{"lr", "0.02"}, {"momentum", "0.8"}, {"nesterov", "true"}}),
        rule_of(Family::sgd,
                {{"lr", "0.02"}, {"momentum", "0.9"}, {"nesterov", "chainer_mu2_new_v"}}),
        rule_of(Family::sgd, {{"lr", "0.02"}, {"momentum", "0.9"}, {"dampening", "0.3"}}),
        rule_of(Family::sgd, {{"lr", "0.02"}, {"momentum", "0.9"}, {"weight_decay", "0.001"}}),
        rule_of(Family::qhm, {{"lr", "0.05"}, {"momentum", "0.95"}, {"nu", "0.7"}}),
        rule_of(Family::adagrad, {{"lr", "0.3"}, {"eps", "1e-3"}, {"lr_decay", "0.02"}}),
        rule_of(Family::rmsprop, {{"lr", "0.02"}, {"eps", "1e-3"}, {"eps_pos", "inside"}}),
        rule_of(Family::rmsprop,
                {{"lr", "0.01"}, {"rho", "0.95"}, {"eps", "1e-3"}, {"momentum", "0.5"}}),
        rule_of(Family::rmsprop, {{"lr", "0.01"}, {"eps", "1e-3"}, {"centered", "true"}}),
        rule_of(Family::adadelta, {}), rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}}),
        rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}, {"eps_mode", "hat"}}),
        rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}, {"bias_correction", "t_plus_1"}}),
        rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}, {"amsgrad", "raw_v"}}),
        rule_of(Family::adam,
                {{"lr", "0.05"}, {"weight_decay", "0.1"}, {"wd_mode", "decoupled_lr"}}),
        rule_of(Family::adamax, {{"lr", "0.05"}, {"eps", "1e-3"}, {"eps_mode", "inside_max"}}),
        rule_of(Family::nadam, {{"lr", "0.02"}, {"eps", "1e-3"}}),
        rule_of(Family::radam, {{"lr", "0.05"}, {"eps", "1e-3"}, {"eps_mode", "hat"}})));

TEST(Identification, gives_exact_numbers_from_exact_data) {
  // All numbers are short binary fractions, so that no update is rounded.
  const RuleSpec rule = rule_of(Family::sgd, {{"lr", "0.125"}, {"momentum", "0.5"}});
  Trace trace{{"exact", NumberType::float64, 2}, {}};
  double theta[2] = {1, -2}, velocity[2] = {0, 0};
  for (std::uint64_t t = 0; t < 12; ++t) {
    TraceStep step{t, t + 2, {}, {}};
    for (int i = 0; i < 2; ++i) {
      const double gradient = i == 0 ? 1 - 0.25 * static_cast<double>(t % 3) : 0.5 * theta[1];
      step.theta.push_back({theta[i], theta[i]});
      step.gradient.push_back({gradient, gradient});
      velocity[i] = 0.5 * velocity[i] + gradient;
      theta[i] -= 0.125 * velocity[i];
    }
    trace.steps.push_back(step);
  }
  const Identification found = identified(trace);
  EXPECT_EQ(found.best.rule, rule);
  EXPECT_EQ(found.best.normalised, 0);
}

TEST(Identification, finds_a_schedule) {
  const RuleSpec rule = rule_of(Family::sgd, {{"lr", "0.04"},
                                              {"momentum", "0.9"},
                                              {"lr_schedule.kind", "step"},
                                              {"lr_schedule.every", "25"},
                                              {"lr_schedule.gamma", "0.5"}});
  EXPECT_EQ(to_string(identified(simulate<double>(rule, 6, 90)).best.rule), to_string(rule));
  EXPECT_EQ(to_string(identified(simulate<float>(rule, 6, 90)).best.rule), to_string(rule));
}

TEST(Identification, says_how_far_the_next_rule_is) {
  const RuleSpec rule = rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}});
  const Identification found = identified(simulate<double>(rule, 6, 60));
  ASSERT_TRUE(found.runner_up);
  EXPECT_GT(found.runner_up->normalised, 100);
  EXPECT_TRUE(found.equivalent.empty());
}

TEST(Identification, of_noise_conforms_to_nothing) {
  Trace trace = simulate<double>(rule_of(Family::sgd, {{"lr", "0.05"}}), 4, 40);
  for (TraceStep& step : trace.steps) {
    for (std::size_t i = 0; i < 4; ++i) {
      const auto seed = static_cast<double>((step.step * 7919 + i * 104729) % 1009);
      step.theta[i].low = step.theta[i].high = std::sin(seed);
    }
  }
  EXPECT_FALSE(identified(trace).conforms);
}

}  // namespace
}  // namespace gradus
