// Reductions by slopes, orders and factors as written: where all parts hold, the statement holds.

#include <gtest/gtest.h>

#include <cmath>

#include "evidence/certify/is_certified.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term x = Term::symbol("x"), y = Term::symbol("y");

/// larger - smaller side; > 0 means that the comparison holds by so much.
double excess(const Comparison& c, const Valuation<double>& at) {
  const double left = evaluate(c.left, at), right = evaluate(c.right, at);
  const bool above = c.relation == Relation::greater || c.relation == Relation::greater_equal;
  return above ? left - right : right - left;
}

bool is_inside(const Domain& d, const Valuation<double>& at) {
  const auto in_bounds = [&](const Variable& v) {
    const double value = at.scalars.at(v.symbol.name());
    return (!v.lower || value > v.lower->to_double() ||
            (!v.lower_strict && value == v.lower->to_double())) &&
           (!v.upper || value < v.upper->to_double() ||
            (!v.upper_strict && value == v.upper->to_double()));
  };
  return std::ranges::all_of(d.variables, in_bounds) &&
         std::ranges::all_of(d.hypotheses, [&](const auto& h) { return excess(h, at) >= 0; });
}

/// Whether a part certainly does not hold, or has no value, somewhere on the lines through the
/// point along one of its variables; those that the point lacks are along the line alone.
bool fails_on_a_line(const Statement& part, const Valuation<double>& point) {
  constexpr int steps = 240;
  for (const Variable& v : part.domain.variables) {
    Valuation<double> at = point;
    for (int k = 0; k <= steps; ++k) {
      at.scalars[v.symbol.name()] = -6 + 12.0 * k / steps + 1e-3;
      const bool complete = std::ranges::all_of(part.domain.variables, [&](const Variable& w) {
        return at.scalars.contains(w.symbol.name());
      });
      if (!complete || !is_inside(part.domain, at)) continue;
      const double by = excess(part.conclusion, at);
      if (!(by >= -1e-12)) return true;
    }
  }
  return part.domain.variables.empty() && !(excess(part.conclusion, point) >= -1e-12);
}

Term any_side(const std::vector<int>& dice, std::size_t& next, int depth) {
  const int choice = dice[next++ % dice.size()];
  if (depth == 0)
    return std::vector<Term>{x, y, Term(1), x - y, x * y, Term(Rational(1, 2))}[choice % 6];
  const Term a = any_side(dice, next, depth - 1), b = any_side(dice, next, depth - 1);
  switch (choice % 8) {
    case 0:
      return exp(a / 4);
    case 1:
      return tanh(a) - b;
    case 2:
      return square(a);
    case 3:
      return sqrt(1 + square(a));
    case 4:
      return log(1 + square(a)) * b;
    case 5:
      return a / (2 + sin(b));
    case 6:
      return a - b;
    default:
      return a * b;
  }
}

using Reductions = std::vector<Reduction> (*)(const Statement&);

/// Of statements that fail at a point, no reduction has parts that hold along all lines.
void no_reduction_hides_a_failure(Reductions reductions, int cases, int least) {
  int looked = 0;
  test::for_all_until_enough(cases, looked, least, [&] {
    const auto dice = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 60));
    std::size_t next = 0;
    Term left = any_side(dice, next, 2);
    const Term right = any_side(dice, next, 1);
    // Some meet on the diagonal, so that orders and slopes from there are asked for.
    const bool meets = dice[2] % 3 == 0;
    Term other = meets ? substitute(left, {{y, x}}) * right / right : right;
    // Some have a common factor.
    if (dice[4] % 2 == 0) {
      const Term factor = exp(y) - x;
      left = left * factor;
      other = other * factor;
    }
    Statement s{
        "test", {}, {left, dice[0] % 2 == 0 ? Relation::less_equal : Relation::less, other}};
    Variable first = real(x), second = real(y);
    if (dice[1] % 4 == 0) first = in(x, -2, 3);
    if (dice[1] % 4 == 1) first = positive(x);
    if (dice[1] % 2 == 0) second = in_open(y, -1, 2);
    s.domain.variables = {first, second};
    if (dice[3] % 4 == 0) s.domain.hypotheses = {x + y <= Term(2)};
    if (!faults(s).empty()) return;
    const auto all = reductions(s);
    for (int k = 0; k < 12 && !all.empty(); ++k) {
      const auto value = [&](int i) { return (dice[(k + i) % 12] - 30 + k) / 8.0; };
      Valuation<double> at;
      at.scalars = {{"x", value(0)}, {"y", value(5)}};
      if (!is_inside(s.domain, at) || !(excess(s.conclusion, at) < -1e-2)) continue;
      ++looked;
      for (const Reduction& r : all) {
        const bool some_fail = std::ranges::any_of(r.parts, [&](const ReducedStatement& part) {
          return fails_on_a_line(part.statement, at);
        });
        if (!some_fail) RC_LOG() << text(s.conclusion) << ": " << r.words.front();
        RC_ASSERT(some_fail);
      }
    }
  });
}

TEST(ReductionsBySlopes, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(reductions_by_slopes, 60, 5);
}

TEST(ReductionsToOrders, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(reductions_to_orders, 200, 5);
}

TEST(ReductionsToFactors, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(reductions_to_factors, 300, 3);
}

TEST(ReductionsBySlopes, they_decide_what_has_no_box) {
  EXPECT_TRUE(is_certified(about(tanh(x) <= x, {nonnegative(x)})));
  EXPECT_TRUE(is_certified(about(exp(x) >= 1 + x + square(x) / 2, {nonnegative(x)})));
  EXPECT_TRUE(is_certified(about(log(cosh(x)) <= square(x) / 2, {real(x)})));
  EXPECT_TRUE(is_certified(
      about((tanh(x) - tanh(y)) * (x - y) >= square(tanh(x) - tanh(y)), {real(x), real(y)})));
  EXPECT_FALSE(is_certified(about(tanh(x) <= x, {real(x)})));
  EXPECT_FALSE(is_certified(about(exp(x) >= 1 + x + square(x) / 2, {real(x)})));
  EXPECT_FALSE(is_certified(about(log(cosh(x)) <= square(x) / 3, {real(x)})));
  EXPECT_FALSE(is_certified(
      about((tanh(x) - tanh(y)) * (x - y) >= 2 * square(tanh(x) - tanh(y)), {real(x), real(y)})));
}

TEST(ReductionsBySlopes, they_find_where_the_slope_vanishes) {
  const std::vector<Variable> both{positive(x), positive(y)};
  EXPECT_TRUE(is_certified(about(x * log(x / y) >= x - y, both)));
  EXPECT_TRUE(is_certified(about(x * log(x / y) - log((x + 1) / (y + 1)) * (x + 1) >= 0, both)));
  // The least value is what is left of a false one.
  const auto all = reductions_by_slopes(about(x * log(x / y) >= x - y + 1, both));
  const auto least = std::ranges::find_if(all, [](const Reduction& r) {
    return r.words[0].find("where its slope vanishes") != std::string::npos;
  });
  ASSERT_NE(least, all.end());
  EXPECT_EQ(text(least->parts[0].statement.conclusion), "-1 >= 0");
}

TEST(ReductionsToTails, they_decide_what_is_bounded_by_its_functions_far_out) {
  EXPECT_TRUE(is_certified(about(x * sin(x) <= square(x), {real(x)})));
  EXPECT_TRUE(is_certified(about(x / (1 + exp(-x)) >= Rational(-3, 10), {real(x)})));
  EXPECT_FALSE(is_certified(about(x / (1 + exp(-x)) >= Rational(-1, 4), {real(x)})));
}

TEST(ReductionsToTails, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(reductions_to_tails, 100, 20);
}

const Term p = Term::symbol("p");

TEST(ReductionsToConcave, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(reductions_to_concave, 400, 20);
}

TEST(ReductionsToConcave, they_decide_weighted_means) {
  const Variable share = in(p, 0, 1);
  const Term mean = p * x + (1 - p) * y;
  const std::vector<Variable> all{positive(x), positive(y), share};
  EXPECT_TRUE(is_certified(about(pow(x, p) <= p * x + 1 - p, {positive(x), share})));
  EXPECT_FALSE(is_certified(about(pow(x, p) <= p * x + 1 - p, {positive(x), in(p, 0, 2)})));
  EXPECT_TRUE(is_certified(about(pow(x, p) * pow(y, 1 - p) <= mean, all)));
  EXPECT_TRUE(is_certified(about(log(mean) >= p * log(x) + (1 - p) * log(y), all)));
  EXPECT_FALSE(is_certified(about(log(mean) > p * log(x) + (1 - p) * log(y), all)));
}

/// 1/x is concave on both sides of 0 where it has no value; |x| has a kink.
TEST(ReductionsToConcave, they_do_not_cross_a_pole_or_a_kink) {
  EXPECT_TRUE(reductions_to_concave(about(-1 / x <= Term(2), {in(x, -1, 1)})).empty());
  EXPECT_TRUE(reductions_to_concave(about(abs(x) >= Term(1), {in(x, -1, 1)})).empty());
  EXPECT_TRUE(reductions_to_concave(about(log(x) >= Term(-9), {in_open(x, 0, 1)})).empty());
}

TEST(ReductionsOfFunctions, logarithms_of_powers) {
  EXPECT_TRUE(is_certified(about(pow(x, x) >= exp(-exp(Term(-1))), {positive(x)})));
  EXPECT_FALSE(is_certified(about(pow(x, x) >= Term(Rational(7, 10)), {positive(x)})));
  EXPECT_FALSE(is_certified(about(pow(x, y) > Term(0), {nonnegative(x), positive(y)})));
}

TEST(ReductionsOfNaturals, what_holds_for_reals_holds_for_naturals) {
  const Term n = Term::natural("n");
  const auto root = [&](const Term& bound, long least) {
    return about(pow(n, 1 / n) <= bound, {natural_from(n, least)});
  };
  EXPECT_TRUE(is_certified(root(exp(exp(Term(-1))), 1)));
  EXPECT_FALSE(is_certified(root(Rational(144, 100), 1)));
  EXPECT_FALSE(is_certified(root(exp(exp(Term(-1))), 0)));
  // Real powers of -1 have no value, and sin(pi n) vanishes at naturals only.
  EXPECT_TRUE(std::ranges::none_of(
      reductions_of_naturals(about(pow(Term(-1), n) <= Term(1), {natural_from(n, 0)})),
      [](const Reduction& r) { return is_certified(r.parts.back().statement); }));
  EXPECT_FALSE(is_certified(about(sin(Term::pi() * n) < Term(0), {natural_from(n, 0)})));
}

/// (-1)^n >= 1 holds for even naturals, which the same hypothesis about reals leaves out.
TEST(ReductionsOfNaturals, a_hypothesis_keeps_its_points) {
  const Term n = Term::natural("n");
  Statement s = about(Term(2) * n <= Term(1), {natural_from(n, 0)});
  s.domain.hypotheses = {pow(Term(-1), n) >= Term(1)};
  EXPECT_TRUE(reductions_of_naturals(s).empty());
  // x^(n - 1) has a value for x < 0, and a real power has not.
  s.domain.variables.push_back(real(x));
  s.domain.hypotheses = {pow(x, n - 1) >= Term(1)};
  EXPECT_TRUE(reductions_of_naturals(s).empty());
  s.domain.hypotheses = {n <= Term(3)};
  EXPECT_EQ(reductions_of_naturals(s).size(), 2U);
}

/// From 3 on, where the bound is strict: 3 itself is among the reals.
TEST(ReductionsOfNaturals, a_strict_bound_leaves_the_next_out_nowhere) {
  const Term n = Term::natural("n");
  Variable beyond = natural_from(n, 2);
  beyond.lower_strict = true;
  for (const Reduction& r : reductions_of_naturals(about(Term(1) / n <= Term(1), {beyond}))) {
    const Variable& v = r.parts.back().statement.domain.variables[0];
    EXPECT_TRUE(*v.lower < 3 || (*v.lower == 3 && !v.lower_strict));
  }
}

/// The difference must have a value all the way: 1/x falls everywhere, and is not above its value
/// at 1 on the left of it only.
TEST(ReductionsBySlopes, they_do_not_cross_a_pole) {
  const Statement s = about(-1 / x <= Term(1), {real(x)});
  EXPECT_TRUE(reductions_by_slopes(s).empty());
  EXPECT_FALSE(is_certified(s));
}

}  // namespace
}  // namespace gradus
