#include "gradus/evidence/prove/prove.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/vector.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/evidence/refute/refute.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y"), z = Term::symbol("z"),
           a = Term::symbol("a");
const Term n = Term::natural("n"), i = Term::natural("i");

/// The kind of evidence that is found and accepted, or "nothing".
std::string found(const Statement& s) {
  const Statement shifted = shift_naturals(s);
  const auto evidence = prove(shifted);
  Prover prover(shifted);
  EXPECT_EQ(prover.soon() || prover.at_length(), evidence.has_value());
  if (!evidence) return "nothing";
  EXPECT_EQ(recheck(shifted, *evidence), "");
  return kind(*evidence);
}

TEST(Prove, identities) {
  EXPECT_EQ(
      found(about(square(x + y) == square(x) + Term(2) * x * y + square(y), {real(x), real(y)})),
      "identity");
  EXPECT_EQ(found(about(square(cosh(x)) - square(sinh(x)) == Term(1), {real(x)})), "identity");
  EXPECT_EQ(
      found(about(tanh(Term(2) * x) == Term(2) * tanh(x) / (Term(1) + square(tanh(x))), {real(x)})),
      "identity");
  EXPECT_EQ(found(about(square(x + y) == square(x) + square(y), {real(x), real(y)})), "nothing");
}

TEST(Prove, an_identity_needs_its_conditions_of_definedness) {
  EXPECT_EQ(found(about(x / x == Term(1), {real(x)})), "nothing");
  EXPECT_EQ(found(about(x / x == Term(1), {positive(x)})), "identity");
  EXPECT_EQ(found(about(x / x == Term(1), {real(x)}, {x != Term(0)})), "identity");
  EXPECT_EQ(found(about(exp(log(x)) == x, {real(x)})), "nothing");
  EXPECT_EQ(found(about(exp(log(x)) == x, {positive(x)})), "identity");
  EXPECT_EQ(found(about(square(sqrt(x)) == x, {real(x)})), "nothing");
  EXPECT_EQ(found(about(square(sqrt(x)) == x, {nonnegative(x)})), "identity");
}

TEST(Prove, signs_of_factors) {
  EXPECT_EQ(found(about(square(x) + square(y) >= Term(2) * x * y, {real(x), real(y)})), "signs");
  EXPECT_EQ(found(about(x * y > Term(0), {positive(x), positive(y)})), "signs");
  EXPECT_EQ(found(about(x * y > Term(0), {nonnegative(x), positive(y)})), "nothing");
  EXPECT_EQ(found(about(Term(1) / (Term(1) + square(x)) <= Term(1), {real(x)})), "signs");
  EXPECT_EQ(found(about(x < y, {real(x), real(y)}, {y > x + Term(1)})), "signs");
}

TEST(Prove, kinks_of_which_the_hypotheses_say_the_branch) {
  const Variable at_most_0{x, std::nullopt, Rational(0)};
  EXPECT_EQ(found(about(max(x, Term(0)) == Term(0), {at_most_0})), "identity");
  EXPECT_EQ(found(about(square(max(x, Term(0)) - Term(1)) >= Term(1), {at_most_0})), "signs");
  EXPECT_EQ(found(about(abs(x - y) == y - x, {real(x), real(y)}, {x <= y})), "identity");
  EXPECT_EQ(found(about(min(x, y) == x, {real(x), real(y)}, {x <= y})), "identity");
  EXPECT_EQ(found(about(min(x, y) == y, {real(x), real(y)}, {x <= y})), "nothing");
  EXPECT_EQ(found(about(abs(x) == x, {real(x)})), "nothing");
}

TEST(Prove, the_branch_that_is_not_taken_must_have_a_value) {
  EXPECT_EQ(found(about(min(x, square(y)) == x, {in(x, -2, -1), real(y)})), "identity");
  EXPECT_EQ(found(about(min(x, square(sqrt(y))) == x, {in(x, -2, -1), real(y)})), "nothing");
}

TEST(Prove, bounds_on_both_sides) {
  EXPECT_EQ(found(about(x * (Term(1) - x) >= Term(0), {in(x, 0, 1)})), "signs");
  EXPECT_EQ(found(about(square(x) - x + Term(1) > Term(0), {real(x)})), "signs");
  EXPECT_EQ(found(about(x * (Term(1) - x) <= Term(Rational(1, 4)), {real(x)})), "signs");
  EXPECT_EQ(found(about(x * (Term(1) - x) < Term(Rational(1, 4)), {real(x)})), "nothing");
}

TEST(Prove, powers_with_symbolic_exponents) {
  const auto beta = half_open(a, 0, 1);
  EXPECT_EQ(found(about(Term(1) - pow(a, n) > Term(0), {beta, natural_from(n, 1)})), "signs");
  EXPECT_EQ(found(about(Term(1) - pow(a, n) > Term(0), {beta, natural_from(n, 0)})), "nothing");
  EXPECT_EQ(found(about(pow(a, n) * a == pow(a, n + Term(1)), {real(a), natural_from(n, 0)})),
            "identity");
}

TEST(Prove, induction_over_sums) {
  const Statement gauss =
      about(sum(i, Term(1), n, i) == n * (n + Term(1)) / Term(2), {natural_from(n, 1)});
  EXPECT_EQ(found(gauss), "induction");
  EXPECT_EQ(found(about(sum(i, Term(1), n, square(i)) ==
                            n * (n + Term(1)) * (Term(2) * n + Term(1)) / Term(6),
                        {natural_from(n, 0)})),
            "induction");
  EXPECT_EQ(found(about(sum(i, Term(1), n, i) == n * n / Term(2), {natural_from(n, 1)})),
            "nothing");
}

TEST(Prove, that_a_hypothesis_is_defined_does_not_rest_on_it) {
  const Comparison geometric =
      sum(i, Term(0), n, pow(a, i)) == (Term(1) - pow(a, n + Term(1))) / (Term(1) - a);
  for (const Variable& range : {in(a, 2, 3), in(a, 0, Rational(9, 10)), in(a, -3, -2)}) {
    EXPECT_EQ(found(about(geometric, {range, natural_from(n, 0)})), "induction");
  }
}

TEST(Prove, induction_whatever_the_indices_are_called) {
  for (const char* name : {"i", "m", "n'"}) {
    const Term index = Term::natural(name);
    Statement s =
        about(sum(index, Term(1), n, index) == n * (n + Term(1)) / Term(2), {natural_from(n, 1)});
    EXPECT_EQ(found(s), "induction") << name;
    const Sequence v("v");
    s.conclusion = v(n) == Term(2) * n;
    s.domain.recursions = {{"v", index, Term(0), v(index) + Term(2)}};
    EXPECT_EQ(found(s), "induction") << name;
  }
}

TEST(Prove, an_induction_that_needs_no_hypothesis) {
  const Term k = Term::natural("k");
  const Sequence v("v"), g("g");
  Statement s = about(v(n) >= Term(0), {natural_from(n, 0)});
  s.domain.recursions = {{"v", k, Term(1), square(g(k))}};
  EXPECT_EQ(found(s), "induction");
  s.domain.recursions[0].start = Term(-1);
  EXPECT_EQ(found(s), "nothing");
}

TEST(Prove, an_induction_without_its_base_is_not_found) {
  // The step of 2^n > n + 5 holds, the base does not.
  EXPECT_EQ(found(about(pow(Term(2), n) > n + Term(5), {natural_from(n, 0)})), "nothing");
  EXPECT_NE(found(about(pow(Term(2), n) > n, {natural_from(n, 0)})), "nothing");
}

TEST(Prove, recursions_unfold) {
  const Sequence f("f");
  const Term k = Term::natural("k");
  Statement s = about(f(n) == pow(Term(2), n) - Term(1), {natural_from(n, 0)});
  s.domain.recursions = {{"f", k, Term(0), Term(2) * f(k) + Term(1)}};
  EXPECT_EQ(found(s), "induction");
  s.domain.recursions[0].start = Term(1);
  EXPECT_EQ(found(s), "nothing");
}

TEST(Prove, a_hypothesis_about_the_variable_forbids_induction_over_it) {
  const Sequence g("g");
  Statement s = about(sum(i, Term(1), n, g(i)) >= Term(0), {natural_from(n, 1)}, {g(n) >= Term(0)});
  EXPECT_EQ(found(s), "nothing");
}

TEST(Prove, gram_forms_hold_in_every_dimension) {
  const AbstractVector u = AbstractVector::named("u"), v = AbstractVector::named("v");
  Statement s = about(Term(2) * u.dot(v) <= u.squared_norm() + v.squared_norm(), {});
  s.domain.vectors = {"u", "v"};
  EXPECT_EQ(found(s), "signs");
  s.conclusion = Term(3) * u.dot(v) <= u.squared_norm() + v.squared_norm();
  EXPECT_EQ(found(s), "nothing");
}

TEST(Prove, combinations_of_premises) {
  Statement s = about(x <= z, {real(x), real(y), real(z)});
  s.domain.premises = {{"first", "test", "", x <= y}, {"second", "test", "", y <= z}};
  EXPECT_EQ(found(s), "combination");
  s.domain.premises.pop_back();
  EXPECT_EQ(found(s), "nothing");
}

TEST(Prove, what_exceeds_the_bounds_of_the_normal_form_is_not_proved) {
  EXPECT_EQ(found(about(pow(x + y + z, 2'000) >= Term(0), {real(x), real(y), real(z)})), "nothing");
}

Term small_polynomial(const std::vector<int>& c) {
  return Term(c[0]) * square(x) + Term(c[1]) * x * y + Term(c[2]) * square(y) + Term(c[3]) * x +
         Term(c[4]) * y + Term(c[5]);
}

TEST(Prove, never_proves_what_has_a_counterexample) {
  test::for_all(60, [] {
    const auto c = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(-3, 4));
    const Statement s = about(small_polynomial(c) >= Term(0), {nonnegative(x), real(y)});
    if (!prove(s)) return;
    for (int k = 0; k < 200; ++k) {
      Point p;
      p.scalars = {{"x", Rational(k % 20, 1 + k / 40)}, {"y", Rational(k / 10 - 10, 1 + k % 7)}};
      RC_ASSERT(holds_at(s, p).value_or(true));
    }
  });
}

TEST(Prove, sums_of_squares_are_proved) {
  test::for_all(60, [] {
    const auto c = *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(-4, 5));
    const Term p = Term(c[0]) * x + Term(c[1]) * y, q = Term(c[2]) * x + Term(c[3]);
    const Statement s = about(square(p) + square(q) >= Term(0), {real(x), real(y)});
    const auto evidence = prove(s);
    RC_ASSERT(evidence.has_value());
    RC_ASSERT(recheck(s, *evidence).empty());
  });
}

TEST(Prove, absolute_values_and_roots_by_their_conjugates) {
  const auto free = [](const Comparison& c, std::vector<Comparison> hypotheses = {}) {
    return found(about(c, {real(x), real(y)}, std::move(hypotheses)));
  };
  EXPECT_EQ(free(abs(x) >= x), "signs");
  EXPECT_EQ(free(abs(x * y) <= (square(x) + square(y)) / Term(2)), "signs");
  EXPECT_EQ(free(abs(Term(2) * x * y) == Term(2) * abs(x) * abs(y)), "identity");
  EXPECT_EQ(free(abs(x) == max(x, -x)), "identity");
  EXPECT_EQ(free(abs(x) > x), "nothing");
  EXPECT_EQ(free(abs(x + y) <= abs(x) + abs(y)), "signs");
  EXPECT_EQ(free(abs(x + y) >= abs(x) + abs(y)), "nothing");
  EXPECT_EQ(free(abs(x) <= y, {x <= y, -x <= y}), "signs");
  EXPECT_EQ(free(abs(x) < y, {x <= y, -x < y}), "nothing");
  EXPECT_EQ(free(max(x, y) >= (x + y) / Term(2)), "signs");
  EXPECT_EQ(free(sqrt(x * y) <= (x + y) / Term(2), {x > Term(0), y > Term(0)}), "signs");
  EXPECT_EQ(free(sqrt(Term(1) + square(x)) <= Term(1) + square(x) / Term(2)), "signs");
  EXPECT_EQ(free(x / sqrt(Term(1) + square(x)) < Term(1)), "signs");
  EXPECT_EQ(free(sqrt(Term(1) + square(x)) <= Term(1) + square(x) / Term(3)), "nothing");
}

TEST(Prove, an_unknown_that_an_equation_gives_is_written_as_its_formula) {
  const Term m = Term::symbol("m"), l = Term::symbol("L"), e = Term::symbol("eps");
  const auto best_step = [&](Term step) {
    return found(about(abs(Term(1) - e * m) <= (l - m) / (l + m), {positive(m), real(l), real(e)},
                       {m <= l, e == step}));
  };
  EXPECT_EQ(best_step(Term(2) / (l + m)), "signs");
  EXPECT_EQ(best_step(Term(3) / (l + m)), "nothing");
  EXPECT_EQ(found(about(a == square(z), {real(x), real(z), real(a)},
                        {x == z + Term(1), a == square(x) - Term(2) * x + Term(1)})),
            "identity");
}

TEST(Prove, members_and_inner_products_that_equations_give_are_written_so) {
  const Term u = Term::inner({{}, "u"}, {{"A"}, "x"}), v = Term::inner({{}, "u"}, {{}, "b"});
  const Sequence w("w");
  Statement s = about(a * u - a * v == Term(0), {real(a)}, {u == v});
  s.domain.vectors = {"u", "x", "b"};
  s.domain.operators = {"A"};
  EXPECT_EQ(found(s), "identity");
  s.conclusion = a * u - v == Term(0);
  EXPECT_EQ(found(s), "nothing");
  EXPECT_EQ(found(about(a * w(Term(2)) == a * square(w(Term(1))), {real(a)},
                        {w(Term(2)) == square(w(Term(1)))})),
            "identity");
}

TEST(Prove, bounds_that_functions_have_everywhere) {
  const auto free = [](const Comparison& c, std::vector<Comparison> hypotheses = {}) {
    return found(about(c, {real(x), real(y)}, std::move(hypotheses)));
  };
  EXPECT_EQ(free(exp(x) >= Term(1) + x), "signs");
  EXPECT_EQ(free(exp(-x) >= Term(1) - x), "signs");
  EXPECT_EQ(free(exp(x) >= Term(1) + Term(2) * x), "nothing");
  EXPECT_EQ(free(log(x) <= x - Term(1), {x > Term(0)}), "signs");
  EXPECT_EQ(free(log(x) <= x - Term(1)), "nothing");
  EXPECT_EQ(free(log(Term(1) + x) <= x, {x > Term(-1)}), "signs");
  EXPECT_EQ(free(exp(x - y) >= Term(1) + x - y), "signs");
  EXPECT_EQ(free(Term(1) - cos(x) <= square(x) / Term(2)), "signs");
  EXPECT_EQ(free(Term(1) - cos(x) <= square(x) / Term(3)), "nothing");
  EXPECT_EQ(free(abs(sin(x)) <= abs(x)), "signs");
  EXPECT_EQ(free(abs(sin(x)) <= x), "nothing");
  EXPECT_EQ(free(cosh(x) >= Term(1) + square(x) / Term(2)), "signs");
  EXPECT_EQ(free(square(atan(x)) <= square(x)), "signs");
}

TEST(Prove, what_is_assumed_has_a_value) {
  const Term mean = x / (Term(1) - pow(y, n));
  const std::vector<Variable> all{real(x), real(y), real(a), natural_from(n, 0)};
  EXPECT_EQ(found(about(a * y == mean * y, all, {a == mean})), "identity");
  EXPECT_EQ(found(about(a * y == mean * y, all, {a * (Term(1) - pow(y, n)) == x})), "nothing");
}

}  // namespace
}  // namespace gradus
