#include <gtest/gtest.h>

#include "algebra/polynomial_gen.hpp"
#include "algebra/term_gen.hpp"
#include "gradus/algebra/normal_form.hpp"

namespace gradus::test {
namespace {

Term b() { return Term::symbol("b"); }
Term m() { return Term::natural("m"); }
Term t() { return Term::natural("t"); }
Term g(Term index) { return Term::element("g", index); }

bool identical(Term left, Term right) { return difference(left == right).numerator.is_zero(); }

void expect_equal(Term left, Term right) {
  EXPECT_TRUE(identical(left, right)) << text(left) << " and " << text(right) << " differ by "
                                      << text(to_term(difference(left == right)));
}

void expect_different(Term left, Term right) {
  EXPECT_FALSE(identical(left, right)) << text(left) << " = " << text(right);
}

TEST(NormalFormOfSumsTest, TheNameOfTheIndexDoesNotMatter) {
  expect_equal(sum(i(), 1, t(), g(i())), sum(j(), 1, t(), g(j())));
  expect_equal(least(i(), 0, t(), g(i())), least(j(), 0, t(), g(j())));
  expect_equal(sum(i(), 1, t(), sum(j(), 1, i(), g(j()))),
               sum(j(), 1, t(), sum(i(), 1, j(), g(i()))));
  expect_different(sum(i(), 1, t(), g(i())), sum(i(), 0, t(), g(i())));
  expect_different(sum(i(), 1, t(), g(i())), least(i(), 1, t(), g(i())));
  expect_different(sum(i(), 1, t(), sum(j(), 1, i(), g(j()))),
                   sum(i(), 1, t(), sum(j(), 1, i(), g(i()))));
}

TEST(NormalFormOfSumsTest, BodiesAreInNormalForm) {
  expect_equal(sum(i(), 1, t(), square(g(i()) + 1)),
               sum(i(), 1, t(), g(i()) * g(i()) + 2 * g(i()) + 1));
  expect_equal(least(i(), 0, t(), (g(i()) + g(i())) / 2), least(i(), 0, t(), g(i())));
  expect_equal(sum(i(), 0, t() + 1 - 1, g(i())), sum(i(), 0, t(), g(i())));
}

TEST(NormalFormOfSumsTest, SumsAreLinear) {
  expect_equal(sum(i(), 1, t(), 2 * g(i()) + x() * pow(b(), i())),
               2 * sum(i(), 1, t(), g(i())) + x() * sum(j(), 1, t(), pow(b(), j())));
  expect_equal(sum(i(), 1, t(), g(i()) / (x() * i())), sum(i(), 1, t(), g(i()) / i()) / x());
  expect_equal(sum(i(), 1, t(), g(i()) / ((1 - b()) * (i() + 1))),
               sum(i(), 1, t(), g(i()) / (i() + 1)) / (1 - b()));
  expect_equal(sum(i(), 1, t(), sum(j(), 1, m(), g(i()) * g(j()))),
               sum(i(), 1, t(), g(i())) * sum(j(), 1, m(), g(j())));
  expect_different(sum(i(), 1, t(), i() * g(i())), t() * sum(i(), 1, t(), g(i())));
}

TEST(NormalFormOfSumsTest, AFactorOfTheLimitComesOut) {
  // S_{t+1} = b S_t + ... : the summand depends on the limit.
  expect_equal(sum(i(), 1, t(), pow(b(), t() - i() + 1) * g(i())),
               b() * sum(i(), 1, t(), pow(b(), t() - i()) * g(i())));
  expect_different(sum(i(), 1, t(), pow(b(), t() - i()) * g(i())),
                   sum(i(), 1, t(), pow(b(), i()) * g(i())));
}

TEST(NormalFormOfSumsTest, EqualMembersAreCounted) {
  expect_equal(sum(i(), 1, t(), x()), t() * x());
  expect_equal(sum(i(), 0, t(), x()), (t() + 1) * x());
  expect_equal(sum(i(), 3, t() + 2, x()), t() * x());
  expect_equal(sum(i(), m(), m() + t(), x()), (t() + 1) * x());
  expect_equal(sum(i(), 1, t(), (x() * i() + g(i())) / i()),
               t() * x() + sum(i(), 1, t(), g(i()) / i()));
  // From 2 to t there are t - 1 members for t >= 1, but none, not -1, for t = 0.
  expect_different(sum(i(), 2, t(), x()), (t() - 1) * x());
}

TEST(NormalFormOfSumsTest, ShortSumsAreWrittenOut) {
  expect_equal(sum(i(), 1, 3, pow(b(), i()) * g(i())),
               b() * g(1) + b() * b() * g(2) + pow(b(), 3) * g(3));
  expect_equal(sum(i(), 1, 0, g(i())), 0);
  expect_equal(sum(i(), t() + 3, t(), g(i())), 0);
  expect_equal(sum(i(), t(), t() + 1, g(i())), g(t()) + g(t() + 1));
  expect_equal(sum(i(), 0, 1, pow(Term(0), i())), 1);
  // As written, not as b^n / b at b = 0.
  expect_equal(sum(j(), 0, 2, pow(j(), n() - 1)), pow(Term(0), n() - 1) + 1 + pow(2, n() - 1));
}

TEST(NormalFormOfSumsTest, IndicesThatMayBeNegativeAreNotTakenForNaturals) {
  expect_different(sum(i(), -2, t(), abs(i())), sum(i(), -2, t(), i()));
  expect_equal(sum(i(), -2, 1, abs(i())), 4);
  expect_equal(sum(i(), -2, t(), g(i())), sum(j(), 0, t() + 2, g(j() - 2)));
  expect_equal(sum(i(), 1, t(), abs(i())), sum(i(), 1, t(), i()));
}

TEST(NormalFormOfSumsTest, NoIndexIsCaptured) {
  expect_equal(sum(i(), j(), j(), sum(j(), 1, t(), g(i()) * g(j()))),
               g(j()) * sum(i(), 1, t(), g(i())));
  expect_equal(sum(i(), j() - m(), j(), sum(j(), 1, t(), g(i()) * g(j()))),
               sum(i(), 0, m(), g(i() + j() - m())) * sum(i(), 1, t(), g(i())));
  expect_equal(sum(i(), 1, t(), g(i()) * sum(i(), 1, i(), g(i()))),
               sum(i(), 1, t(), g(i()) * sum(j(), 1, i(), g(j()))));
}

TEST(NormalFormOfSumsTest, WhatCancelsInsideLeavesNoTrace) {
  expect_equal(sum(i(), 1, t(), g(i()) + 0 * sum(j(), 1, i(), g(j()))), sum(i(), 1, t(), g(i())));
  expect_equal(sum(i(), 1, t(), g(i()) + sum(j(), 1, i(), g(j()))),
               sum(i(), 1, t(), g(i())) + sum(i(), 1, t(), sum(j(), 1, i(), g(j()))));
}

TEST(NormalFormOfSumsTest, ExpectationsAreLinearOverTheRationals) {
  expect_equal(expect(2 * x() + g(t()) / 3 + 1), 2 * expect(x()) + expect(g(t())) / 3 + 1);
  expect_equal(expect(Term(7)), 7);
  // Any unknown may be random.
  expect_different(expect(x() * g(t())), x() * expect(g(t())));
  expect_different(expect(x() * x()), square(expect(x())));
}

}  // namespace
}  // namespace gradus::test
