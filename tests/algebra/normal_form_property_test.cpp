#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "algebra/polynomial_gen.hpp"
#include "algebra/term_gen.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// Nothing where the work would exceed the bounds or the formula divides by zero identically.
std::optional<Fraction> normal_form_of(Term t) {
  try {
    return normal_form(t);
  } catch (const std::length_error&) {
    return std::nullopt;
  } catch (const std::domain_error&) {
    return std::nullopt;
  }
}

bool divides_by_zero(Term t) {
  try {
    normal_form(t);
  } catch (const std::domain_error&) {
    return true;
  } catch (const std::length_error&) {
  }
  return false;
}

/// Whether the conditions of definedness hold, those in bodies of empty sums included.
bool is_defined(Term t, const Valuation<Rational>& at) {
  return std::ranges::all_of(conditions(t), [&](const Comparison& c) {
    const auto left = exact_value(c.left, at), right = exact_value(c.right, at);
    return c.relation != Relation::not_equal || !left || !right || !(*left == *right);
  });
}

/// Compares exact values of random formulas and of their normal forms at random points; returns at
/// how many both were defined.
int compare_exactly(const Palette& palette, int cases) {
  int compared = 0;
  for_all(cases, [&] {
    const Term t = *any_term(palette);
    const Values values = *any_values();
    const auto at = valuation<Rational>(values);
    const auto expected = exact_value(t, at);
    RC_PRE(expected.has_value() && is_defined(t, at));
    RC_ASSERT(!divides_by_zero(t));
    const auto form = normal_form_of(t);
    RC_PRE(form.has_value());
    const auto found = exact_value(to_term(*form), at);
    if (!found) return;
    ++compared;
    RC_ASSERT(*found == *expected);
  });
  return compared;
}

TEST(NormalFormPropertyTest, PolynomialsKeepTheirExactValues) {
  EXPECT_GE(compare_exactly(polynomials(), 200), enough(200));
}

TEST(NormalFormPropertyTest, RationalFunctionsKeepTheirExactValues) {
  EXPECT_GE(compare_exactly(rational_functions(), 400), enough(300));
}

TEST(NormalFormPropertyTest, SumsAndLeastValuesKeepTheirExactValues) {
  EXPECT_GE(compare_exactly(exact_formulas(), 400), enough(250));
}

/// Where powers have no integer exponent their base must be positive, whatever the exponent's
/// value.
bool has_positive_bases(Term t, const Valuation<Interval>& at) {
  return std::ranges::all_of(conditions(t), [&](const Comparison& c) {
    return c.relation != Relation::greater ||
           certainly(evaluate(c.left, at) > evaluate(c.right, at));
  });
}

/// The same over enclosures of 50 digits, which also cover what is not rational.
TEST(NormalFormPropertyTest, SmoothFormulasKeepTheirValues) {
  int compared = 0;
  for (const Palette& palette : {smooth_functions(), straight_formulas()}) {
    for_all(400, [&] {
      const Term t = *any_term(palette);
      const Values values = *any_values();
      const auto at = valuation<Interval>(values);
      const Interval expected = evaluate(t, at);
      RC_PRE(expected.is_defined() && has_positive_bases(t, at));
      const auto form = normal_form_of(t);
      RC_PRE(form.has_value());
      const Interval found = evaluate(to_term(*form), at);
      if (!found.is_defined() || !found.is_bounded() || !expected.is_bounded()) return;
      ++compared;
      RC_ASSERT(intersect(expected, found).has_value());
    });
  }
  EXPECT_GE(compared, enough(400));
}

TEST(NormalFormPropertyTest, TheNormalFormOfANormalFormIsItself) {
  for (const Palette& palette : {rational_functions(), exact_formulas(), straight_formulas()}) {
    for_all(150, [&] {
      const auto form = normal_form_of(*any_term(palette));
      RC_PRE(form.has_value());
      RC_ASSERT(normal_form(to_term(*form)) == *form);
    });
  }
}

bool is_zero(Term t) { return normal_form(t).numerator.is_zero(); }

bool has_sign(const Fraction& f) {
  for (const Polynomial& p : {f.numerator, f.denominator}) {
    for (Term atom : p.atoms()) {
      if (atom.op() == Op::power && same(atom.operand(0), Term(-1))) return true;
    }
  }
  return false;
}

TEST(NormalFormPropertyTest, OperationsOfFormulasAreThoseOfTheirNormalForms) {
  for_all(200, [] {
    const Term a = *any_term(rational_functions()), b = *any_term(rational_functions());
    const auto f = normal_form_of(a), g = normal_form_of(b);
    RC_PRE(f && g);
    // (-1)^n - 1 divides 0: quotients by it have several normal forms.
    RC_PRE(!has_sign(*f) && !has_sign(*g));
    RC_ASSERT(is_zero((a + b) - to_term(*f + *g)));
    RC_ASSERT(is_zero((a - b) - to_term(*f - *g)));
    RC_ASSERT(is_zero((a * b) - to_term(*f * *g)));
    if (!g->numerator.is_zero()) {
      RC_ASSERT(is_zero((a / b) - to_term(*f / *g)));
    }
  });
}

TEST(NormalFormPropertyTest, SubstitutionFirstOrLastIsTheSame) {
  for_all(200, [] {
    const Term t = *any_term(rational_functions()), value = *any_term(polynomials());
    const auto first = normal_form_of(substitute(t, {{x(), value}}));
    RC_PRE(first.has_value());
    RC_ASSERT(normal_form(t, {{x(), value}}) == *first);
  });
}

TEST(NormalFormPropertyTest, HostileFormulasAreRefusedAtOnce) {
  const Term z = Term::symbol("z");
  const Term huge = pow(Term(2), 40);
  for (Term t : {pow(1 + x(), 1'000'000'000), pow(2, huge), pow(x(), huge), pow(x(), pow(huge, 10)),
                 pow(x() + y() + z, 2000), pow(pow(pow(Term(2), 1000), 1000), 1000),
                 pow(pow(pow(x(), 100), 100), 100), pow(x() + y(), -1'000'000),
                 pow(1 + x() + y(), 200) * pow(1 + z + n(), 200), exp(huge * x()) * exp(x() / 7),
                 exp(x() / 1'000'003) * exp(x()), pow(sqrt(x()) + sqrt(y()), 1'000'000),
                 pow(pow(n() + 1, n()), huge)}) {
    EXPECT_THROW(normal_form(t), std::length_error) << text(t);
  }
}

TEST(NormalFormPropertyTest, PowerTowersAreRefusedWhereverTheyStand) {
  Term tower = x() + y() + 1;
  for (int k = 0; k < 40; ++k) tower = tower * tower;
  for (Term t : {tower, 1 / tower, exp(tower), sum(i(), 1, n(), tower), abs(tower), log(tower)}) {
    EXPECT_THROW(normal_form(t), std::length_error);
  }
}

TEST(NormalFormPropertyTest, DeepFormulasDoNotOverflowTheStack) {
  constexpr int depth = 100'000;
  Term chain = x(), alternating = x(), many = 0, nested = x();
  for (int k = 0; k < depth; ++k) {
    chain = chain + x();
    alternating = x() - alternating;
  }
  Term roots = x(), nested_roots = x(), powers = x();
  for (int k = 0; k < 1'000; ++k) {
    roots = sqrt(roots);
    nested_roots = sqrt(1 + nested_roots);
    powers = pow(1 + powers, Term::natural("e" + std::to_string(k)));
    many = many + Term::symbol("many" + std::to_string(k)) * k;
    nested = atan(nested);
  }
  EXPECT_EQ(normal_form(chain), (Fraction{Rational(depth + 1) * Polynomial::atom(x())}));
  EXPECT_EQ(normal_form(alternating), (Fraction{Polynomial::atom(x())}));
  EXPECT_EQ(normal_form(many).numerator.terms().size(), 999U);
  EXPECT_EQ(normal_form(nested), (Fraction{Polynomial::atom(nested)}));
  EXPECT_EQ(normal_form(square(sqrt(roots))), (Fraction{Polynomial::atom(roots)}));
  EXPECT_EQ(normal_form(nested_roots).numerator.terms().size(), 1U);
  EXPECT_EQ(normal_form(powers).numerator.terms().size(), 1U);
  // What would go as deep on the machine's stack is refused.
  EXPECT_THROW(normal_form(log(roots)), std::length_error);
  EXPECT_THROW(normal_form(pow(roots, n())), std::length_error);
}

TEST(NormalFormPropertyTest, DeeplyNestedSumsAreRefused) {
  Term body = x();
  for (int k = 0; k < 200; ++k) {
    body = sum(Term::natural("k" + std::to_string(k)), 1, n(),
               body + Term::natural("k" + std::to_string(k)));
  }
  EXPECT_THROW(normal_form(body), std::length_error);
}

}  // namespace
}  // namespace gradus::test
