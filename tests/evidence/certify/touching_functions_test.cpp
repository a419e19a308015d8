// Reductions by what functions are: where all parts hold, the statement holds.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), e = Term::symbol("eps");

Statement about(Comparison conclusion, std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = {in(x, Rational(1, 4), 4), in(y, Rational(1, 4), 4), in(e, 0, 2)};
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

Valuation<Interval> with_readings(const ReducedStatement& part, const Valuation<Interval>& old) {
  Valuation<Interval> at = old;
  for (const auto& [symbol, formula] : part.reading) {
    at.scalars[symbol.name()] = evaluate(formula, old);
  }
  return at;
}

/// Certainly, at one point.
bool holds(const Comparison& c, const Valuation<Interval>& at) {
  const Interval left = evaluate(c.left, at), right = evaluate(c.right, at);
  return left.is_defined() && right.is_defined() && certainly(compare(left, c.relation, right));
}
bool fails(const Comparison& c, const Valuation<Interval>& at) { return holds(negation(c), at); }

bool is_inside(const Domain& d, const Valuation<Interval>& at) {
  return std::ranges::all_of(d.hypotheses, [&](const Comparison& h) { return holds(h, at); });
}

/// Random formulas in which what is reduced occurs often.
Term any_side(const std::vector<int>& dice, std::size_t& next, int depth) {
  const int choice = dice[next++ % dice.size()];
  if (depth == 0)
    return std::vector<Term>{x, y, Term(1), x - y, x * y, Term(Rational(1, 2))}[choice % 6];
  const Term a = any_side(dice, next, depth - 1), b = any_side(dice, next, depth - 1);
  switch (choice % 10) {
    case 0:
      return sqrt(square(a) + square(b));
    case 1:
      return Term(1 + choice % 3) * log(square(a) + square(b));
    case 2:
      return exp(a / 4);
    case 3:
      return a - b;
    case 4:
      return a + b;
    case 5:
      return sqrt(square(a)) - b;
    case 6:
      return pow(square(a) + square(b), Term(Rational(1 + choice % 2, 3)));
    case 7:
      return choice % 2 == 0 ? sin(a + 2 * b) : cos(a - b);
    case 8:
      return max(abs(a), b) + abs(b);
    default:
      return a * b;
  }
}

/// No reduction of statements about x and y in [1/4, 4], or in [-2, 2], has parts that all hold at
/// a point where the statement fails.
void no_reduction_hides_a_failure(bool of_two_signs) {
  int looked = 0;
  test::for_all_until_enough(200, looked, 30, [&] {
    const auto dice = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 60));
    std::size_t next = 0;
    const Term left = any_side(dice, next, 2), right = any_side(dice, next, 1);
    const Relation relation = dice[0] % 2 == 0 ? Relation::less_equal : Relation::less;
    const Comparison hypotheses[] = {e * max(x, y) <= Term(2), x - min(x, y) <= e, abs(x - y) <= e,
                                     e * abs(x - 2 * y) >= Term(1)};
    Statement s = about({left, relation, right}, {hypotheses[dice[1] % 4]});
    if (of_two_signs) {
      s.domain.variables = {in(x, -2, 2), in(y, -2, 2), in(e, 0, 2)};
    }
    if (!faults(s).empty()) return;
    for (const Reduction& r : reductions_of_functions(s)) {
      for (int k = 0; k < 20; ++k) {
        Valuation<Interval> at;
        const auto value = [&](int i) {
          return Rational(1 + (dice[(k + i) % 12] + 7 * k) % 16 - (of_two_signs ? 9 : 0), 4);
        };
        at.scalars = {{"x", Interval(value(0))},
                      {"y", Interval(value(3))},
                      {"eps", Interval(abs(value(6)) / Rational(2))}};
        if (!is_inside(s.domain, at) || !fails(s.conclusion, at)) continue;
        ++looked;
        const bool all_hold = std::ranges::all_of(r.parts, [&](const ReducedStatement& part) {
          const auto there = with_readings(part, at);
          const Domain& d = part.statement.domain;
          const bool is_outside = std::ranges::any_of(
              assumptions(d), [&](const Comparison& h) { return fails(h, there); });
          return is_outside || holds(part.statement.conclusion, there);
        });
        if (all_hold) RC_LOG() << text(s.conclusion) << ": " << r.words.front();
        RC_ASSERT(!all_hold);
      }
    }
  });
}

TEST(ReductionsOfFunctions, where_all_parts_hold_the_statement_holds) {
  no_reduction_hides_a_failure(false);
}

TEST(ReductionsOfFunctions, so_it_does_for_unknowns_of_either_sign) {
  no_reduction_hides_a_failure(true);
}

TEST(ReductionsOfFunctions, each_of_them_decides_something) {
  const auto is_certified = [](const Statement& s) {
    const auto found = certify(s, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  EXPECT_TRUE(is_certified(
      about(sqrt(square(x + 1) + square(y + 2)) <= sqrt(square(x) + square(y)) + sqrt(Term(5)))));
  EXPECT_TRUE(
      is_certified(about(2 * log(1 + exp((x + y) / 2)) <= log(1 + exp(x)) + log(1 + exp(y)))));
  EXPECT_TRUE(is_certified(about(e * (x + y) <= Term(2), {e * max(x, y) <= Term(1)})));
  EXPECT_FALSE(is_certified(about(e * (x + y) <= Term(2), {e * min(x, y) <= Term(1)})));
  EXPECT_FALSE(is_certified(about(e * (x + y) <= Term(2), {e * max(x, y) >= Term(1)})));
  EXPECT_TRUE(is_certified(about(x * sin(y) <= x + square(cos(y)) * y)));
  EXPECT_TRUE(is_certified(about(tanh(x - y) * (1 - square(tanh(x - y))) <= Rational(2, 5))));
  EXPECT_FALSE(is_certified(about(tanh(x - y) * (1 - square(tanh(x - y))) <= Rational(3, 8))));
  EXPECT_TRUE(is_certified(about(log(exp(x) + exp(y)) <= x + log(Term(2)), {x >= y})));
  EXPECT_FALSE(is_certified(about(log(exp(x) + exp(y)) <= x + log(Term(2)), {x >= y - 1})));
}

/// Where an operand had no logarithm, the hypothesis about it would lose what it says of the other.
TEST(ReductionsOfFunctions, a_hypothesis_keeps_its_value) {
  const auto splits = [](const Comparison& hypothesis) {
    return std::ranges::any_of(reductions_of_functions(about(x <= y, {hypothesis})), [](auto& r) {
      return r.words.front().starts_with("both operands");
    });
  };
  const Term most = max(x - 1, y - 1);
  EXPECT_TRUE(splits(most <= Term(1)));
  EXPECT_FALSE(splits(most + log(most) - log(most) <= Term(1)));
  EXPECT_FALSE(splits(most * most / most <= Term(1)));
}

TEST(Certify, what_has_no_unknowns_is_certified_by_an_enclosure) {
  const auto grade = [](Comparison c) {
    const auto found = certify(Statement{"closed", {}, std::move(c)}, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  EXPECT_TRUE(grade(Term::pi() > Term(3)));
  EXPECT_TRUE(grade(exp(Term(1)) <= Term(Rational(2719, 1000))));
  EXPECT_FALSE(grade(Term::pi() > Term(Rational(22, 7))));
  EXPECT_FALSE(grade(sqrt(Term(2)) * sqrt(Term(2)) > Term(2)));
  EXPECT_FALSE(grade(log(Term(-1)) <= Term(3)));
}

bool is_certified(const Comparison& c, std::vector<Variable> variables,
                  std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, c};
  s.domain.variables = std::move(variables);
  s.domain.hypotheses = std::move(hypotheses);
  return test::is_certified(s);
}

TEST(ReductionsOfFunctions, powers_of_both_sides_keep_signs) {
  const Term third = Rational(1, 3), z = Term::symbol("z");
  EXPECT_TRUE(is_certified(pow(1 + x, third) <= 1 + x / 3, {nonnegative(x)}));
  EXPECT_FALSE(is_certified(pow(1 + x, third) <= 1 + x / 4, {nonnegative(x)}));
  EXPECT_TRUE(is_certified(pow(x * x * x + y * y * y, third) <= sqrt(x * x + y * y),
                           {nonnegative(x), nonnegative(y)}));
  // (1 - x)^4 >= x + 1 does not say that 1 - x >= (x + 1)^(1/4).
  EXPECT_FALSE(is_certified(pow(1 + x, Term(Rational(1, 4))) <= 1 - x, {in(x, 4, 5)}));
  EXPECT_FALSE(is_certified(pow(x, third) >= z, {in(x, -1, 1), in(z, -4, -3)}));  // undefined
}

TEST(ReductionsOfFunctions, angles_come_apart) {
  EXPECT_TRUE(is_certified(abs(sin(x + y)) <= abs(sin(x)) + abs(sin(y)), {real(x), real(y)}));
  EXPECT_FALSE(is_certified(abs(sin(x + y)) <= abs(sin(x)) + abs(sin(y)) / 2, {real(x), real(y)}));
  EXPECT_TRUE(is_certified(abs(sin(2 * x)) <= 2 * abs(sin(x)), {real(x)}));
}

TEST(ReductionsOfFunctions, sizes_stand_for_unknowns_of_either_sign) {
  const Term a = Term::symbol("a"), b = Term::symbol("b");
  const std::vector<Variable> all{real(a), real(b), real(x), real(y)};
  EXPECT_TRUE(is_certified(abs(a * x + b * y) <= max(abs(a), abs(b)) * (abs(x) + abs(y)), all));
  EXPECT_FALSE(is_certified(abs(a * x + b * y) <= min(abs(a), abs(b)) * (abs(x) + abs(y)), all));
  // What a hypothesis says of a sign does not hold for the size.
  EXPECT_FALSE(is_certified(x + abs(x) <= 0, {real(x)}));
  EXPECT_FALSE(is_certified(x * y <= abs(x) * abs(y) / 2, {real(x), real(y)}, {x * y <= 1}));
}

}  // namespace
}  // namespace gradus
