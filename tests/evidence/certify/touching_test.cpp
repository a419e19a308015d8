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
  SCOPED_TRACE(text(s.conclusion));
  test::for_all_until_enough(40, failures, 1, [&] {
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

}  // namespace
}  // namespace gradus
