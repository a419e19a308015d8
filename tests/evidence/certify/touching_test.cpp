#include "gradus/evidence/certify/touching.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "support/effort.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), z = Term::symbol("z"),
           e = Term::symbol("eps"), h = Term::symbol("h"), g = Term::symbol("g");

Term power(Term base, int n) { return pow(base, Term(n)); }

Statement about(Comparison conclusion, std::vector<Variable> variables,
                std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = std::move(variables);
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

using Values = std::map<std::string, Rational>;

/// Whether c holds; it does not where a side has no value.
bool holds(const Comparison& c, const Values& values) {
  Valuation<Rational> at;
  at.scalars = values;
  try {
    return compare(evaluate<Rational>(c.left, at), c.relation, evaluate<Rational>(c.right, at));
  } catch (const std::domain_error&) {
    return false;
  }
}

bool in_domain(const Statement& s, const Values& values) {
  return std::ranges::all_of(assumptions(s.domain),
                             [&](const Comparison& c) { return holds(c, values); });
}

/// The values of the unknowns of the part that correspond to values of the old ones.
Values read(const ReducedStatement& part, const Values& old) {
  Valuation<Rational> at;
  at.scalars = old;
  Values result;
  for (const Variable& v : part.statement.domain.variables) {
    const auto formula = part.reading.find(v.symbol);
    Rational& value = result[v.symbol.name()];
    try {
      value = evaluate<Rational>(formula == part.reading.end() ? v.symbol : formula->second, at);
    } catch (const std::domain_error&) {
      value = 0;
    }
  }
  return result;
}

/// Whether some part fails at the point that corresponds to `old`, which lies in its domain.
bool fails(const Reduction& r, const Values& old) {
  return std::ranges::any_of(r.parts, [&](const ReducedStatement& part) {
    const Values values = read(part, old);
    return in_domain(part.statement, values) && !holds(part.statement.conclusion, values);
  });
}

/// At random points of the domain where the conclusion fails, a part of each reduction does.
void expect_implied(const Statement& s, std::size_t at_least,
                    std::vector<Reduction> (*find)(const Statement&) = reductions) {
  const auto list = find(s);
  EXPECT_GE(list.size(), at_least) << text(s.conclusion);
  for (const Reduction& r : list) {
    for (const ReducedStatement& part : r.parts)
      EXPECT_EQ(faults(part.statement), std::vector<std::string>{}) << text(s.conclusion);
  }
  int failures = 0;
  test::for_all(40, [&] {
    for (int draw = 0; draw < 50; ++draw) {
      Values values;
      for (const Variable& v : s.domain.variables)
        values[v.symbol.name()] = *test::rational_in(v.lower.value_or(-4), v.upper.value_or(4));
      if (!in_domain(s, values) || holds(s.conclusion, values)) continue;
      ++failures;
      for (const Reduction& r : list) RC_ASSERT(fails(r, values));
      return;
    }
  });
  EXPECT_GE(failures, test::enough(1)) << text(s.conclusion) << " never failed";
}

std::string words(const Statement& s) {
  std::string result;
  for (const Reduction& r : reductions(s)) {
    for (const std::string& w : r.words) result += w + "; ";
  }
  return result;
}

bool is_proved(const Statement& s) {
  const auto evidence = prove(s);
  return evidence && recheck(s, *evidence).empty();
}

TEST(Touching, factors_of_known_sign_are_divided_out) {
  const Statement s = about((Term(1) - x) * (exp(x) - x - x * x / 2 - Term(1)) >= 0, {in(x, 0, 1)});
  const auto list = reductions(s);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(text(list[0].parts[0].statement.conclusion), "exp(x) - 1/2*x^2 - x - 1 >= 0");
  EXPECT_EQ(words(s), "divided out 1 - x >= 0; ");
  const Statement strict =
      about((Term(1) - x) * (exp(x) - x - x * x / 2 - Term(1)) > 0, {in(x, 0, 1)});
  EXPECT_EQ(words(strict), "the sign of each factor; ");
}

TEST(Touching, a_quadratic_has_no_sign_but_that_of_its_discriminant) {
  const auto form = [](Term c) {
    return about(e * square(x) + 2 * g * x * y + c * square(y) >= 0,
                 {real(x), real(y), in(e, 0, 2), in(g, -2, 2), in(h, 0, 2)}, {square(g) <= e * h});
  };
  expect_implied(form(h * Rational(1, 2)), 2);
  const auto is_certified = [](const Statement& s) {
    const auto found = certify(s, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  EXPECT_TRUE(is_certified(form(h)));
  EXPECT_FALSE(is_certified(form(h * Rational(9, 10))));
}

TEST(Touching, slack_replaces_a_hypothesis) {
  const Statement s = about(-e * g * g + square(e) * h * g * g / 2 <= 0,
                            {nonnegative(e), in(g, 1, 2), in(h, 1, 4)}, {e * h <= Term(2)});
  EXPECT_EQ(words(s),
            "substituted eps = s*(2/h), 0 <= s <= 1; quadratic in eps: its discriminant; ");
  const Reduction r = reductions(s).front();
  EXPECT_TRUE(r.parts[0].statement.domain.hypotheses.empty());
  EXPECT_TRUE(is_proved(r.parts[0].statement));
}

TEST(Touching, slack_keeps_what_else_is_known) {
  // y >= x >= 0 is lost with x <= y unless it is kept; so is x <= 1.
  const Statement s = about(x <= Term(1), {in(x, 0, 1), real(y)}, {x < y});
  const auto list = reductions(s);
  ASSERT_FALSE(list.empty());
  const Domain& d = list.back().parts[0].statement.domain;
  std::string kept;
  for (const Comparison& c : d.hypotheses) kept += text(c) + "; ";
  EXPECT_EQ(kept, "y >= 0; s*y <= 1; ");
}

TEST(Touching, a_form_is_scaled) {
  const Term motzkin = power(x, 4) * power(y, 2) + power(x, 2) * power(y, 4) + power(z, 6) -
                       3 * power(x, 2) * power(y, 2) * power(z, 2);
  const auto list = reductions(about(motzkin >= 0, {real(x), real(y), real(z)}));
  ASSERT_EQ(list.size(), 2U);
  ASSERT_EQ(list[0].parts.size(), 2U);
  ASSERT_EQ(list[1].parts.size(), 3U);
  EXPECT_EQ(list[1].parts[0].statement.domain.variables[0].lower, Rational(-1));
  EXPECT_EQ(text(list[0].parts[0].statement.conclusion), "x^4*y^2 + x^2*y^4 - 3*x^2*y^2 + 1 >= 0");
  EXPECT_EQ(text(list[0].parts[1].statement.conclusion), "x^4*y^2 + x^2*y^4 >= 0");
  // Odd degree, and z of either sign.
  EXPECT_TRUE(reductions(about(power(x, 3) + 2 * power(z, 3) >= 0, {real(x), real(z)})).empty());
}

TEST(Touching, undefined_sides_are_not_factored_away) {
  EXPECT_TRUE(reductions(about(x * (x - y) / x >= 0, {real(x), real(y)})).empty());
}

TEST(Touching, where_the_old_statement_fails_so_does_the_new_one) {
  const Variable unit = in(x, 0, 1);
  expect_implied(about((Term(1) - x) * (x - y) >= 0, {unit, in(y, 0, 1)}), 1);
  expect_implied(about((x - Term(2)) * power(x - y, 3) >= 0, {unit, in(y, 0, 1)}), 1);
  expect_implied(
      about((x - Term(2)) * power(x - y, 3) * x > 0, {positive(x), in(y, 0, 1)}, {x < Term(1)}), 1);
  expect_implied(about(power(x - y, 2) * (x + y - z) >= 0, {unit, in(y, 0, 1), in(z, 0, 1)}), 1);
  expect_implied(about((x - y) / (x + Term(1)) >= 0, {unit, in(y, 0, 1)}, {x * y <= y}), 0);
  expect_implied(about(x * y <= z, {nonnegative(x), in(y, 0, 2), in(z, 0, 1)}, {x <= y * y}), 1);
  expect_implied(about(x * y < z, {positive(x), in(y, 1, 2), in(z, 0, 1)}, {x * y < Term(3)}), 1);
  expect_implied(
      about(x + y <= 2 * z, {in(x, 1, 3), in(y, 0, 4), in(z, 0, 4)}, {x <= y, y <= z + Term(1)}),
      2);
  expect_implied(about(x * x <= y * z, {real(x), real(y), real(z)}), 1);
  expect_implied(about(x * x * y <= z * z * z, {nonnegative(x), in(y, -1, 3), nonnegative(z)}), 1);
  expect_implied(about(x * x * y < z * z * z, {in(x, -1, 3), nonnegative(y), positive(z)}), 1);
}

TEST(Touching, a_concave_difference_is_least_at_the_ends) {
  const Statement s =
      about(square(Term(1) - e * h) <= Term(1), {in(h, 1, 2), in(e, 0, 2)}, {e * h <= Term(2)});
  const auto list = reductions_to_ends(s);
  ASSERT_FALSE(list.empty());
  for (const ReducedStatement& part : list[0].parts) EXPECT_TRUE(is_proved(part.statement));
  // Convex, or bounded in a way that is not affine: no.
  EXPECT_TRUE(reductions_to_ends(about(x * x >= x, {in(x, -1, 2)})).empty());
  EXPECT_TRUE(
      reductions_to_ends(about(x <= y, {in(x, -1, 2), in(y, 2, 3)}, {x * x <= y, x != y})).empty());
}

TEST(Touching, parts_without_a_variable_imply_the_statement) {
  const Variable unit = in(x, 0, 1), other = in(y, -1, 2);
  const auto ends = [](const Statement& s, std::size_t n) {
    expect_implied(s, n, reductions_to_ends);
  };
  ends(about(x * y >= z, {unit, other, in(z, -1, 1)}), 3);
  ends(about(x - x * x * z >= y * z, {unit, other, in(z, 0, 2)}, {x <= y, x > z / 2}), 1);
  ends(about((x - y) / (z + Term(1)) > 0, {unit, other, in(z, 0, 2)}, {x * (z + Term(1)) < y}), 1);
  ends(about(y * (x - z) <= 0, {unit, other, in(z, -1, 1)}, {x >= y - 1, x < z, z <= y + 1}), 1);
  const auto equations = [](const Statement& s, std::size_t n) {
    for (const Reduction& r : reductions_by_equations(s)) {
      for (const ReducedStatement& part : r.parts) {
        EXPECT_EQ(faults(part.statement), std::vector<std::string>{});
      }
    }
    EXPECT_EQ(reductions_by_equations(s).size(), n) << text(s.conclusion);
  };
  equations(about(x >= z, {unit, other, in(z, -1, 1)}, {x == Term(2) / (y + z)}), 1);
  equations(about(x >= z, {unit, other, in(z, 1, 3)}, {x * z == Term(2) + y}), 1);
  equations(about(x >= z, {unit, other, in(z, -1, 1)}, {x * z == y * z}), 0);
}

TEST(Touching, equations_and_ends_certify) {
  const auto certified = [](const Statement& s) {
    const auto found = certify(s, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  const Term m = Term::symbol("m"), l = Term::symbol("L");
  EXPECT_TRUE(certified(about(abs(Term(1) - e * m) <= (l - m) / (l + m),
                              {in(m, Rational(1, 10), 1), in(l, 1, 10), in(e, 0, 2)},
                              {e == Term(2) / (l + m)})));
  EXPECT_TRUE(certified(about(square(Term(1) - e * h) <= Term(1) - Term(2) * e * m * l / (m + l),
                              {in(h, 0, 10), in(m, Rational(1, 10), 1), in(l, 1, 10), in(e, 0, 2)},
                              {h >= m, h <= l, e <= Term(2) / (m + l)})));
}

TEST(Touching, what_vanishes_where_two_variables_are_equal_is_certified) {
  const auto certified = [](const Statement& s) {
    const auto found = certify(s, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  const Variable a = in(x, -3, 3), b = in(y, -3, 3);
  EXPECT_TRUE(certified(about(abs(sin(x) - sin(y)) <= abs(x - y), {a, b})));
  EXPECT_FALSE(certified(about(abs(sin(x) - sin(y)) <= Rational(9, 10) * abs(x - y), {a, b})));
  EXPECT_TRUE(certified(
      about(sqrt(y * y + Term(1)) <=
                sqrt(x * x + Term(1)) + x / sqrt(x * x + Term(1)) * (y - x) + power(y - x, 2) / 2,
            {a, b})));
  const Variable p = in(x, Rational(1, 10), Rational(9, 10)),
                 q = in(y, Rational(1, 10), Rational(9, 10));
  const Term divergence = x * log(x / y) + (Term(1) - x) * log((Term(1) - x) / (Term(1) - y));
  EXPECT_TRUE(certified(about(Term(2) * power(x - y, 2) <= divergence, {p, q})));
  EXPECT_FALSE(certified(about(Rational(21, 10) * power(x - y, 2) <= divergence, {p, q})));
}

TEST(Touching, nothing_rests_on_no_parts_or_on_bounds_that_are_not_implied) {
  const auto certified = [](const Statement& s) {
    Budget budget;
    budget.boxes = 300;
    const auto found = certify(s, budget);
    return found && std::holds_alternative<Paving>(*found);
  };
  const Variable third = in(x, Rational(1, 3), Rational(1, 3)),
                 same_third = in(y, Rational(1, 3), Rational(1, 3));
  EXPECT_FALSE(
      certified(about((exp(x) - exp(y)) * sqrt(z) >= 0, {third, same_third, in(z, -1, 1)})));
  EXPECT_FALSE(certified(about((x - y) * log(z) >= 0, {third, same_third, in(z, -1, 1)})));
  for (const Comparison& relation : {abs(x) != y, abs(x) > y, abs(x) >= y, x != y, x > y}) {
    EXPECT_FALSE(certified(about(atan(x) <= Rational(3, 2), {real(x), in(y, 1, 2)}, {relation})));
  }
  for (const Comparison& relation : {abs(x) == y, abs(x) < y, abs(x) <= y, x == y}) {
    EXPECT_TRUE(certified(about(atan(x) <= Rational(3, 2), {real(x), in(y, 1, 2)}, {relation})));
  }
}

TEST(Touching, what_has_no_value_somewhere_is_not_certified_by_what_is_put_for_it) {
  const auto certified = [](const Statement& s) {
    Budget budget;
    budget.boxes = 2000;
    const auto found = certify(s, budget);
    return found && std::holds_alternative<Paving>(*found);
  };
  const Term two(2), half = Rational(1, 2);
  // exp(-x^2/x) is one over exp(x) where it has a value.
  EXPECT_FALSE(certified(about(exp(x) + exp(-square(x) / x) >= two, {real(x)})));
  EXPECT_FALSE(certified(about(exp(x) + exp(y / y - Term(1) - x) >= two, {real(x), real(y)})));
  // 0^(-1/2) has none.
  EXPECT_FALSE(
      certified(about(sqrt(x) + pow(max(Term(0), y), -half) <= Term(10),
                      {in(x, Rational(1, 2), 2), in(y, -1, 1)}, {square(y) >= Rational(1, 4)})));
  // The derivative x/sqrt(x^2 + y^2) has none at x = 0 where y = 0, and does not tend to 0.
  Variable first = in(x, 0, 1);
  first.lower_strict = true;
  const Term steep = Term(Rational(10'000'000'000'000'000)) * square(x);
  EXPECT_FALSE(certified(about(steep >= sqrt(square(x) + square(y)) - y, {first, in(y, 0, 0)})));
}

TEST(Touching, an_integral_does_not_cross_a_point_without_value) {
  // The derivative by x is > 0 and the difference vanishes at x = 0, but it jumps down at x = 1.
  const Term jump = atan(Term(1) / (Term(1) - x)) - atan(Term(1));
  const auto found = certify(
      about(jump >= 0, {in(x, 0, 2), in(y, 1, 2)}, {(x - Term(1)) / (x - Term(1)) * y >= Term(0)}),
      Budget{});
  EXPECT_FALSE(found && std::holds_alternative<Paving>(*found));
}

}  // namespace
}  // namespace gradus
