#include "gradus/evidence/judge/judge.hpp"

#include <gtest/gtest.h>

#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y");

Grade grade(const Part& p) { return judge(p, Budget{}).grade; }

Experiment measured(Rational lower, Rational upper, Rational failure, Rational width) {
  return {"test", "a number", Term(1), width,
          [=](const Budget&) { return Measurement{lower, upper, "test", failure, 0, 0}; }};
}

/// True, but neither proved nor certified: both sines are 1 nowhere, and nearly so far out.
Statement never_met() { return about(sin(x) + sin(sqrt(Term(2)) * x) != Term(2), {real(x)}); }

TEST(Judge, each_grade) {
  EXPECT_EQ(grade(about(square(x) >= Term(0), {real(x)})), Grade::proved);
  EXPECT_EQ(grade(about(sin(x) <= x, {in(x, Rational(1, 2), 2)})), Grade::certified);
  EXPECT_EQ(grade(measured(Rational(9, 10), Rational(11, 10), 0, Rational(1, 2))),
            Grade::estimated);
  EXPECT_EQ(grade(about(x <= Term(1), {real(x)})), Grade::refuted);
  EXPECT_EQ(grade(about(sin(x) <= Term(2), {real(x)})), Grade::certified);
  EXPECT_EQ(grade(never_met()), Grade::undecided);
  const Trial held{"test", "test", [](const Budget&) {
                     return Trial::Outcome{{10, false, "", "double"}, ""};
                   }};
  EXPECT_EQ(grade(held), Grade::supported);
}

TEST(Judge, an_interval_that_is_too_wide_or_ends_before_the_value_estimates_nothing) {
  EXPECT_EQ(grade(measured(0, 2, 0, 1)), Grade::undecided);
  EXPECT_EQ(grade(measured(Rational(3, 2), 2, 0, 1)), Grade::refuted);
  EXPECT_EQ(grade(measured(1, 1, 0, 0)), Grade::estimated);
}

TEST(Judge, a_measurement_refutes_only_at_the_strict_level) {
  const Experiment wide_when_strict{
      "test", "a number", Term(1), 1, [](const Budget& b) {
        const Rational upper = b.failure < 1e-8 ? Rational(2) : Rational(1, 2);
        return Measurement{0, upper, "test", Rational::from_double(b.failure), 0, 1};
      }};
  EXPECT_EQ(grade(wide_when_strict), Grade::undecided);
}

TEST(Judge, a_violated_trial_refutes_only_in_exact_arithmetic) {
  const auto trial = [](bool complete) {
    return Trial{"test", "test", [complete](const Budget&) {
                   return Trial::Outcome{{10, complete, "", ""}, "case 3"};
                 }};
  };
  EXPECT_EQ(grade(trial(true)), Grade::refuted);
  EXPECT_EQ(grade(trial(false)), Grade::undecided);
}

TEST(Judge, nothing_is_true_vacuously) {
  const Finding f = judge(about(x >= Term(5), {real(x)}, {x > Term(1), x < Term(0)}), Budget{});
  EXPECT_EQ(f.grade, Grade::undecided);
}

TEST(Judge, values_satisfy_the_hypotheses_where_enclosures_cannot_compare_the_sides) {
  EXPECT_EQ(grade(about(exp(log(x)) == x, {real(x)}, {x > Term(1)})), Grade::proved);
}

TEST(Judge, a_sign_under_a_hypothesis_about_its_own_inverse_is_sought_to_an_end) {
  EXPECT_EQ(grade(about(max(Term(-1), y) >= Term(-3),
                        {in(x, Rational(1, 3), Rational(4, 3)), in(y, Rational(1, 3), 2)},
                        {pow(x - y, -1) - y >= Term(0)})),
            Grade::proved);
}

// By the tangent of exp at y log(1 - x), for a search that takes exponentials for powers.
TEST(Judge, no_proof_is_found_that_the_re_check_cannot_follow) {
  const Statement bernoulli = about(pow(1 - x, y) <= 1 / (1 + x * y),
                                    {in(x, Rational(1, 100), Rational(4, 5)), in(y, 1, 40)});
  const Finding f = judge(bernoulli, Budget{});
  EXPECT_EQ(f.grade, Grade::certified);
  EXPECT_EQ(f.recheck, "not needed");
}

// A multiple of what is known of cosh at log(1 + x).
TEST(Judge, the_re_check_follows_multiples_of_known_bounds) {
  const Finding f =
      judge(about(log(1 + x) <= x / sqrt(1 + x), {in(x, Rational(1, 400), 8)}), Budget{});
  EXPECT_EQ(f.grade, Grade::proved);
  EXPECT_EQ(f.recheck, "ok");
}

TEST(Judge, a_refutation_needs_every_step_proved) {
  const Statement truth = about(square(x) >= Term(0), {real(x)}), open = never_met();
  EXPECT_EQ(grade(Refutation{"test", "printed", {truth}}), Grade::refuted);
  EXPECT_EQ(grade(Refutation{"test", "printed", {truth, open}}), Grade::undecided);
  EXPECT_EQ(grade(Refutation{"test", "printed", {}}), Grade::undecided);
}

TEST(Judge, a_claim_is_as_weak_as_its_weakest_part) {
  const Statement proved = about(square(x) >= Term(0), {real(x)}),
                  refuted = about(x <= Term(1), {real(x)});
  Claim c{"test", "", "", {}, "", "", Grade::refuted, {proved, refuted}, {}};
  EXPECT_EQ(judge(c, Budget{}).grade, Grade::refuted);
  c.parts = {proved, about(sin(x) <= x, {in(x, Rational(1, 2), 2)})};
  EXPECT_EQ(judge(c, Budget{}).grade, Grade::certified);
  c.parts.clear();
  EXPECT_EQ(judge(c, Budget{}).grade, Grade::undecided);
}

TEST(Judge, a_survivor_among_the_mutants_is_not_as_expected) {
  const Statement proved = about(square(x) >= Term(0), {real(x)});
  Claim c{"test",
          "",
          "",
          {},
          "",
          "",
          Grade::proved,
          {proved},
          {{"true as well", about(square(y) >= Term(0), {real(y)})}}};
  EXPECT_FALSE(as_expected(c, judge(c, Budget{})));
  c.mutants = {{"false", about(square(x) >= Term(1), {real(x)})}};
  EXPECT_TRUE(as_expected(c, judge(c, Budget{})));
}

TEST(Judge, ill_formed_statements_are_refused) {
  EXPECT_THROW(judge(about(x == x, {real(x)}), Budget{}), std::invalid_argument);
  EXPECT_THROW(judge(about(x >= y, {real(x)}), Budget{}), std::invalid_argument);
}

TEST(Judge, a_shifted_natural_is_not_mistaken_for_another) {
  // False at n = 987,654,321 alone, which the search does not try.
  const Term n = Term::natural("n"), u = Term::natural("n'"), k = Term::natural("k");
  const Term far = max(Term(0), Term(1) - square(n - Term(987'654'321)));
  EXPECT_EQ(
      grade(about((n - u - Term(1)) * far == Term(0), {natural_from(n, 1), natural_from(u, 0)})),
      Grade::undecided);
  Statement s = about((Sequence("a")(Term(3)) - n) * far == Term(0), {natural_from(n, 1)});
  s.domain.recursions = {{"a", k, Term(0), k}};
  EXPECT_EQ(grade(s), Grade::undecided);
  s.domain.recursions = {{"a", n, Term(0), n}};
  EXPECT_THROW(judge(s, Budget{}), std::invalid_argument);
}

TEST(Judge, says_which_hypotheses_were_not_needed) {
  const Finding f =
      judge(about(square(x) + Term(1) > Term(0), {real(x)}, {x <= Term(7)}), Budget{});
  ASSERT_EQ(f.grade, Grade::proved);
  EXPECT_EQ(f.hypotheses_unused, std::vector<std::string>{"x <= 7"});
}

}  // namespace
}  // namespace gradus
