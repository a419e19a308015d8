#include "gradus/audit/diagnose.hpp"

#include <gtest/gtest.h>

#include "audit/simulate.hpp"
#include "gradus/audit/conform.hpp"
#include "gradus/audit/deviations.hpp"
#include "gradus/audit/trace_lines.hpp"

namespace gradus {
namespace {

using test::rule_of;
using test::simulate;

/// The audit of a run of `done` that is said to be `claimed`.
Audit audited(const RuleSpec& claimed, Trace trace) {
  test::TraceInMemory source(std::move(trace));
  AuditOptions options;
  options.rule = claimed;
  return audit(source, options);
}

std::string diagnosis(const RuleSpec& claimed, const Trace& trace) {
  const Audit found = audited(claimed, trace);
  EXPECT_FALSE(found.conforms());
  return found.diagnosis ? found.diagnosis->deviation : "";
}

const RuleSpec adam = rule_of(Family::adam, {{"lr", "0.05"}, {"eps", "1e-3"}});

TEST(Diagnosis, of_each_deviation_in_the_gallery_is_that_deviation) {
  const std::vector<RuleSpec> rules{
      adam, rule_of(Family::adam, {{"lr", "0.05"}, {"weight_decay", "0.1"}}),
      rule_of(Family::rmsprop, {{"lr", "0.01"}, {"eps", "1e-3"}}),
      rule_of(Family::sgd, {{"lr", "0.02"}, {"momentum", "0.9"}, {"nesterov", "true"}})};
  for (const RuleSpec& rule : rules) {
    for (const NamedDeviation& known : deviations(rule)) {
      if (known.rule.deviation.counter_first == 0) continue;  // 0/0 at once
      const Trace trace = simulate<double>(known.rule, 5, 40);
      if (check(rule, trace.head, trace.steps).conforms) continue;  // the same for this rule
      const Audit found = audited(rule, trace);
      ASSERT_TRUE(found.diagnosis) << known.name;
      // Another deviation may be the same for this rule; then it comes first.
      const bool same = found.diagnosis->deviation == known.name ||
                        check(found.diagnosis->rule, trace.head, trace.steps).conforms;
      EXPECT_TRUE(same) << known.name << ": " << found.diagnosis->deviation;
      EXPECT_GT(found.diagnosis->effect, 0) << known.name;
    }
  }
}

TEST(Diagnosis, has_the_words_of_the_gallery) {
  RuleSpec other = adam;
  other.correction = Correction::none;
  EXPECT_EQ(diagnosis(adam, simulate<float>(other, 5, 60)), "bias correction missing");
  other = adam;
  std::swap(other[Hyper::beta1], other[Hyper::beta2]);
  EXPECT_EQ(diagnosis(adam, simulate<float>(other, 5, 60)), "beta1 and beta2 swapped");
  other = adam;
  other.deviation.stale_gradient = true;
  EXPECT_EQ(diagnosis(adam, simulate<float>(other, 5, 60)), "gradient of the previous step");
}

TEST(Diagnosis, of_another_number_names_it) {
  RuleSpec other = adam;
  other[Hyper::beta2] = Rational(99, 100);
  EXPECT_EQ(diagnosis(adam, simulate<double>(other, 5, 60)), "beta2 is 0.99, not 0.999");
}

TEST(Diagnosis, of_a_lost_state_says_when) {
  Trace trace = simulate<double>(adam, 4, 60);
  Trace again = simulate<double>(adam, 4, 60);
  // From step 20 on the second run goes on with a fresh state from where the first is.
  trace.steps.resize(21);
  RuleClock<double> clock(adam, doubles_of(adam), {}, NumberType::float64);
  std::vector<Kept<double>> kept(4);
  for (std::uint64_t t = 20; t < 50; ++t) {
    const TraceStep& now = trace.steps.back();
    TraceStep next = again.steps[t + 1];
    const auto numbers = clock.next();
    for (std::size_t i = 0; i < 4; ++i) {
      const double theta = now.theta[i].low + change(adam, clock.numbers(), numbers, kept[i],
                                                     now.theta[i].low, now.gradient[i].low);
      next.theta[i] = {theta, theta};
    }
    trace.steps.push_back(next);
  }
  EXPECT_EQ(diagnosis(adam, trace), "state lost before step 20");
}

TEST(Diagnosis, of_a_single_wrong_value_says_where) {
  Trace trace = simulate<double>(adam, 4, 40);
  Recorded& wrong = trace.steps[21].theta[2];
  wrong.low = wrong.high = wrong.low * (1 + 1e-9);
  EXPECT_EQ(diagnosis(adam, trace), "a single value is wrong: theta_2 after step 20");
}

TEST(Diagnosis, of_some_coordinates_names_them) {
  RuleSpec other = adam;
  other.deviation.stale_moment_coordinates = {1, 3};
  const Trace right = simulate<double>(adam, 5, 40);
  Trace trace = right;
  // Only the updates of those two coordinates are redone.
  RuleClock<double> clock(adam, doubles_of(adam), {}, NumberType::float64);
  std::vector<Kept<double>> kept(5);
  for (std::size_t t = 0; t + 1 < trace.steps.size(); ++t) {
    const auto numbers = clock.next();
    for (const std::size_t i : {1U, 3U}) {
      const double now = trace.steps[t].theta[i].low;
      const double theta = now + change(other, clock.numbers(), numbers, kept[i], now,
                                        trace.steps[t].gradient[i].low, true);
      trace.steps[t + 1].theta[i] = {theta, theta};
    }
  }
  EXPECT_EQ(diagnosis(adam, trace), "moments before the update in theta_1, theta_3");
}

TEST(Audit, without_a_rule_departs_where_the_rule_found_is_published_nowhere) {
  RuleSpec other = rule_of(Family::rmsprop, {{"lr", "0.01"}, {"eps", "1e-3"}});
  other.deviation.squares_subtracted = true;
  test::TraceInMemory source(simulate<double>(other, 5, 60));
  const Audit found = audit(source, {});
  EXPECT_FALSE(found.conforms());
  ASSERT_TRUE(found.diagnosis);
  EXPECT_EQ(found.diagnosis->rule, other);
}

TEST(Audit, streams_beyond_the_window) {
  Trace trace = simulate<double>(adam, 3, 300);
  trace.steps[250].theta[1].low = trace.steps[250].theta[1].high += 1e-3;
  test::TraceInMemory source(std::move(trace));
  AuditOptions options;
  options.window = 100;
  const Audit found = audit(source, options);
  EXPECT_EQ(found.conformance.updates, 299U);
  ASSERT_TRUE(found.conformance.departure);
  EXPECT_EQ(found.conformance.departure->step, 249U);
  EXPECT_EQ(found.identification->best.rule, adam);
}

TEST(Audit, of_one_row_is_refused) {
  test::TraceInMemory source(simulate<double>(adam, 3, 1));
  EXPECT_THROW(audit(source, {}), TraceError);
}

}  // namespace
}  // namespace gradus
