#include <gtest/gtest.h>

#include "gradus/audit/rule_spec.hpp"

namespace gradus {
namespace {

TEST(RuleNames, what_is_described_can_be_assigned_again) {
  for (const Family family :
       {Family::sgd, Family::qhm, Family::adagrad, Family::rmsprop, Family::adadelta, Family::adam,
        Family::adamax, Family::nadam, Family::radam}) {
    RuleSpec rule = published(family);
    assign(rule, "lr", "0.05");
    assign(rule, "weight_decay", "1e-4");
    assign(rule, "lr_schedule.kind", "step");
    assign(rule, "lr_schedule.every", "30");
    assign(rule, "lr_schedule.gamma", "0.5");
    rule.deviation.stale_gradient = true;
    rule.deviation.stale_moment_coordinates = {3, 9};
    RuleSpec again;
    for (const auto& [key, value] : describe(rule)) assign(again, key, value);
    EXPECT_EQ(to_string(again), to_string(rule));
    EXPECT_EQ(again.deviation, rule.deviation);
    EXPECT_EQ(again.schedule, rule.schedule);
  }
}

TEST(RuleNames, numbers_are_read_exactly_and_printed_as_decimals) {
  RuleSpec rule = published(Family::adam);
  assign(rule, "beta2", "0.999");
  assign(rule, "eps", "1e-08");
  EXPECT_EQ(rule[Hyper::beta2], Rational(999, 1000));
  EXPECT_EQ(decimal(rule[Hyper::eps]), "1e-8");
  EXPECT_EQ(decimal(Rational(999, 1000)), "0.999");
  EXPECT_EQ(decimal(Rational(-5, 2)), "-2.5");
  EXPECT_EQ(decimal(Rational(1, 3)), "1/3");
  EXPECT_EQ(decimal(Rational::parse("1.25e-7")), "1.25e-7");
}

TEST(RuleNames, complaints_say_what_was_expected) {
  RuleSpec rule;
  const auto complaint = [&](const char* key, const char* value) -> std::string {
    try {
      assign(rule, key, value);
    } catch (const std::invalid_argument& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_EQ(complaint("beta1", "many"), "beta1 is \"many\": expected a number");
  EXPECT_EQ(complaint("centered", "yes"), "centered is \"yes\": expected true or false");
  EXPECT_EQ(complaint("wd_mode", "l2"),
            "wd_mode is \"l2\": expected one of none, coupled, decoupled_lr, decoupled_nolr");
  EXPECT_NE(complaint("lr_schedule.every", "-3"), "");
  EXPECT_NE(complaint("colour", "red"), "");
}

TEST(RuleNames, a_decay_of_unsaid_kind_is_coupled) {
  RuleSpec rule = published(Family::adam);
  assign(rule, "weight_decay", "0.01");
  EXPECT_EQ(rule.decay, Decay::coupled);
  assign(rule, "wd_mode", "decoupled_lr");
  assign(rule, "weight_decay", "0.02");
  EXPECT_EQ(rule.decay, Decay::decoupled_lr);
}

}  // namespace
}  // namespace gradus
