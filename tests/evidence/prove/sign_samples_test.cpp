#include "gradus/evidence/prove/sign_samples.hpp"

#include <gtest/gtest.h>

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

Polynomial of(Term t) { return Polynomial::atom(t); }

Positivity fact(const Polynomial& target, bool strict = false) {
  Positivity result;
  result.target = target;
  result.strict = strict;
  return result;
}

TEST(SignSamples, show_that_what_is_negative_somewhere_is_not_worth_a_proof) {
  SignSamples samples({fact(of(x)), fact(2 - of(x))}, {});
  EXPECT_EQ(samples.may_be_positive(of(x) - 1, false), false);
  EXPECT_EQ(samples.may_be_positive(of(x) * (2 - of(x)), false), true);
  EXPECT_EQ(samples.may_be_positive(of(x), true), false);  // it is 0 at an end
  EXPECT_EQ(samples.may_be_positive(of(x) + 1, true), true);
}

TEST(SignSamples, keep_to_facts_of_several_unknowns) {
  SignSamples samples({fact(of(x) - of(y), true)}, {of(x)});
  EXPECT_EQ(samples.may_be_positive(of(x) - of(y), true), true);
  EXPECT_EQ(samples.may_be_positive(of(y) - of(x), false), false);
  EXPECT_EQ(samples.may_be_positive(of(x) * of(x), true), true);
}

TEST(SignSamples, exponentials_are_positive_and_roots_and_powers_are_computed) {
  SignSamples samples({fact(of(x), true)}, {});
  EXPECT_EQ(samples.may_be_positive(of(exp(x)), true), true);
  EXPECT_EQ(samples.may_be_positive(of(exp(x)) - 1, false), false);  // nothing knows that x > 0
  const Term root = sqrt(x);
  EXPECT_EQ(samples.may_be_positive(of(root) * of(root) - of(x), false), true);
  EXPECT_EQ(samples.may_be_positive(of(root) - of(x), false), false);
}

/// Two facts that say that an unknown equals what it does at no sampled point.
std::vector<Positivity> equation() {
  const Polynomial apart = of(x) * of(x) - of(y) - Rational(7, 3);
  return {fact(apart), fact(-apart)};
}

TEST(SignSamples, say_nothing_of_unknowns_of_equations) {
  SignSamples samples(equation(), {});
  EXPECT_EQ(samples.may_be_positive(of(x), false), std::nullopt);
  EXPECT_EQ(samples.may_be_positive(of(y) - of(x), true), std::nullopt);
}

TEST(SignSamples, functions_and_powers_of_unknowns_of_equations_have_values_of_their_own_or_none) {
  SignSamples samples(equation(), {});
  for (Term function : {sin(x), exp(x), log(y), tanh(x + y), atan(x * y)}) {
    EXPECT_NE(samples.may_be_positive(of(function) + 1'000'000, false), false);
    EXPECT_EQ(samples.may_be_positive(of(function) - 1'000'000, false), false);
  }
  for (Term computed : {pow(x, y), sqrt(x), abs(y)}) {
    EXPECT_EQ(samples.may_be_positive(of(computed) - 1'000'000, false), std::nullopt);
  }
}

}  // namespace
}  // namespace gradus
