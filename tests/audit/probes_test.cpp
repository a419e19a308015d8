#include "gradus/audit/probes.hpp"

#include <gtest/gtest.h>

#include "gradus/audit/conform.hpp"

namespace gradus {
namespace {

constexpr std::array families{Family::sgd,     Family::qhm,      Family::adagrad,
                              Family::rmsprop, Family::adadelta, Family::adam,
                              Family::adamax,  Family::nadam,    Family::radam};

const Probe& probe_named(const std::vector<Probe>& all, const std::string& name) {
  for (const Probe& probe : all) {
    if (probe.name == name) return probe;
  }
  throw std::out_of_range(name);
}

RuleSpec rule_named(Family family, const std::string& name) {
  for (const ProbeVariant& v : probe_variants(family)) {
    if (v.name == name) return v.rule;
  }
  throw std::out_of_range(name);
}

std::vector<Interval> run_of(const RuleSpec& rule, const std::vector<Rational>& slopes) {
  std::vector<std::vector<Rational>> gradients;
  for (const Rational& g : slopes) gradients.push_back({g});
  std::vector<Interval> theta;
  for (const auto& row : exact_run(rule, {Rational(1)}, gradients)) theta.push_back(row[0]);
  return theta;
}

TEST(Probes, adam_by_hand) {
  // m/c1 = 1 and v/c2 = 1 throughout: each update is -(1/8)/(1 + 1/4).
  const auto paper = run_of(rule_named(Family::adam, "as published"), {1, 1, 1});
  for (int t = 0; t <= 3; ++t) {
    EXPECT_TRUE(paper[static_cast<std::size_t>(t)].contains(1 - Rational(t, 10)));
  }
  // Without corrections m = 1/2, v = 1/4: -(1/8)(1/2)/(1/2 + 1/4).
  const auto none = run_of(rule_named(Family::adam, "no bias correction"), {1});
  EXPECT_TRUE(none[1].contains(1 - Rational(1, 12)));
  // Beside sqrt(v): sqrt(c2) = 1/2, c1 = 1/2, m = 1/2: -(1/8) (1/2)/(1/2 + 1/4).
  const auto hat = run_of(rule_named(Family::adam, "epsilon beside sqrt(v)"), {1});
  EXPECT_TRUE(hat[1].contains(1 - Rational(1, 12)));
  EXPECT_LT(hat[1].width(), Rational::parse("1e-45"));
}

TEST(Probes, momentum_by_hand) {
  // v = 1, 3/2, 7/4 for slopes of 1; the rate is 1/8.
  const auto plain = run_of(rule_named(Family::sgd, "momentum"), {1, 1, 1});
  EXPECT_TRUE(plain[3].contains(1 - Rational(17, 32)));
  const auto nesterov = run_of(rule_named(Family::sgd, "Nesterov"), {1, 1});
  EXPECT_TRUE(nesterov[2].contains(1 - Rational(13, 32)));
  const auto stale = run_of(rule_named(Family::sgd, "gradient of the previous step"), {1, 2, 4});
  EXPECT_TRUE(stale[3].contains(1 - Rational(1, 2)));
}

TEST(Probes, zero_over_zero_is_defined_nowhere) {
  const auto bare = run_of(rule_named(Family::adam, "no epsilon"), {0, 1});
  EXPECT_EQ(bare[1].definedness(), Definedness::nowhere);
}

TEST(Probes, a_changing_rate_is_refused) {
  RuleSpec rule = published(Family::sgd);
  rule.schedule.kind = Schedule::Kind::exponential;
  EXPECT_THROW(exact_run(rule, {Rational(1)}, {{Rational(1)}}), std::invalid_argument);
}

TEST(Probes, the_constant_one_tells_where_epsilon_stands) {
  const std::vector<Probe> all = probes();
  const Probe& constant = probe_named(all, "constant");
  std::vector<ExactRun> runs;
  for (const char* name :
       {"as published", "epsilon beside sqrt(v)", "epsilon inside the root of v/c2",
        "epsilon inside the root of v", "no epsilon"}) {
    const RuleSpec rule = rule_named(Family::adam, name);
    runs.push_back(expected(constant, {name, rule, rule}));
  }
  EXPECT_EQ(told_apart(runs).size(), runs.size());
}

TEST(Probes, two_tensors_show_a_shared_counter) {
  const std::vector<Probe> all = probes();
  const auto variants = probe_variants(Family::adam);
  const auto shared =
      std::ranges::find(variants, "the counter advanced once a tensor", &ProbeVariant::name);
  ASSERT_NE(shared, variants.end());
  const ExactRun run = expected(probe_named(all, "two-tensors"), *shared);
  const ExactRun right = expected(probe_named(all, "two-tensors"), variants[0]);
  EXPECT_FALSE(intersect(run[1][1], right[1][1])) << "the second tensor is one step ahead";
  EXPECT_TRUE(intersect(run[1][0], right[1][0])) << "the first begins as it should";
  EXPECT_FALSE(intersect(run[2][0], right[2][0]));
}

TEST(Probes, together_they_tell_all_variants_apart) {
  for (const Family family : families) {
    const auto variants = probe_variants(family);
    for (std::size_t i = 0; i < variants.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        bool apart = false;
        for (const Probe& probe : probes()) {
          apart =
              apart || certainly_differ(expected(probe, variants[i]), expected(probe, variants[j]));
        }
        EXPECT_TRUE(apart) << name(family) << ": " << variants[i].name << ", " << variants[j].name;
      }
    }
  }
}

/// The expected run, rounded to doubles, as a recorded trace.
Trace trace_of(const Probe& probe, const ExactRun& run) {
  Trace trace;
  trace.head = {"probe", NumberType::float64, probe.start.size()};
  for (std::size_t t = 0; t < run.size(); ++t) {
    TraceStep& step = trace.steps.emplace_back();
    step.step = t;
    for (std::size_t i = 0; i < probe.start.size(); ++i) {
      const double theta = run[t][i].midpoint().to_double();
      const double g = t < probe.gradients.size() ? probe.gradients[t][i].to_double() : 0;
      step.theta.push_back({theta, theta});
      step.gradient.push_back({g, g});
    }
  }
  return trace;
}

TEST(Probes, what_is_expected_conforms_and_what_is_told_apart_departs) {
  const std::vector<Probe> all = probes();
  const Probe& growing = probe_named(all, "growing");
  for (const Family family : families) {
    const auto variants = probe_variants(family);
    const ExactRun first = expected(growing, variants[0]);
    const Trace trace = trace_of(growing, first);
    for (const ProbeVariant& v : variants) {
      const bool apart = certainly_differ(first, expected(growing, v));
      EXPECT_EQ(check(v.rule, trace.head, trace.steps).conforms, !apart)
          << name(family) << ": " << v.name;
    }
  }
}

}  // namespace
}  // namespace gradus
