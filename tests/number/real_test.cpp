// FixedReal and Real: rounding, digits, and the edges of IEEE arithmetic.
#include "gradus/number/real.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <type_traits>

#include "gradus/number/fixed_real.hpp"
#include "gradus/number/interval.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;

// Nearest: as far as half the last of `bits` bits.
bool is_nearest(const Rational& rounded, const Rational& truth, long bits) {
  return abs(rounded - truth) <= abs(rounded) * pow(Rational(2), -bits);
}

TEST(FixedReal, rounds_rationals_to_nearest) {
  const long bits = mpfr_get_prec(FixedReal<50>().mpfr());
  EXPECT_GE(bits, 167);
  for_all(300, [bits](const Rational& q) {
    RC_ASSERT(is_nearest(FixedReal<50>(q).to_rational(), q, bits));
    RC_ASSERT(FixedReal<50>(-q) == -FixedReal<50>(q));
  });
}

TEST(FixedReal, takes_doubles_only_when_told) {
  static_assert(!std::is_convertible_v<double, FixedReal<50>>);
  static_assert(std::is_constructible_v<FixedReal<50>, double>);
  static_assert(!std::is_constructible_v<FixedReal<50>, bool>);
  EXPECT_EQ(FixedReal<50>(0.1).to_rational(), Rational::from_double(0.1));
  EXPECT_NE(FixedReal<50>(0.1), FixedReal<50>(Rational(1, 10)));
}

TEST(FixedReal, follows_ieee_at_the_edges) {
  const FixedReal<50> zero = 0, one = 1;
  EXPECT_FALSE((one / zero).is_finite());
  EXPECT_TRUE(one / zero > 1000);
  const FixedReal<50> nan = zero / zero;
  EXPECT_FALSE(nan == nan);
  EXPECT_TRUE(nan != nan);
  EXPECT_FALSE(nan < one);
  EXPECT_FALSE(nan >= one);
  EXPECT_FALSE(log(-one).is_finite());
  EXPECT_THROW(nan.to_rational(), std::domain_error);
  EXPECT_EQ(nan.to_string(5), "nan");
  EXPECT_EQ((one / zero).to_string(5), "inf");
}

TEST(FixedReal, prints_nearest_decimals) {
  EXPECT_EQ(FixedReal<50>(Rational(2, 3)).to_string(5), "0.66667");
  EXPECT_EQ(FixedReal<50>(Rational(1, 3)).to_string(5), "0.33333");
  EXPECT_EQ((-FixedReal<50>(0)).to_string(5), "0");
  std::ostringstream out;
  out << FixedReal<50>::pi();
  EXPECT_EQ(out.str(), "3.1415926535897932384626433832795028841971693993751");
  for_all(300, [](const Rational& q) {
    const FixedReal<50> x = q;
    const Rational back = Rational::parse(x.to_string(30));
    RC_ASSERT(abs(back - x.to_rational()) <= abs(x.to_rational()) * pow(Rational(10), -29) / 2);
  });
}

TEST(FixedReal, pi_lies_in_its_enclosure) {
  EXPECT_TRUE(Interval::pi().contains(FixedReal<50>::pi().to_rational()));
  EXPECT_TRUE(Interval::pi().contains(Interval(Real::pi(80).to_rational())) ||
              possibly(Interval(Real::pi(80).to_rational()) == Interval::pi()));
}

TEST(Real, carries_the_digits_it_was_given) {
  for (const unsigned digits : {2U, 10U, 50U, 200U, 1000U}) {
    const Real third(Rational(1, 3), digits);
    EXPECT_EQ(third.digits(), digits);
    const Rational error = abs(third.to_rational() - Rational(1, 3));
    EXPECT_LE(error, pow(Rational(10), -static_cast<long>(digits)));
    EXPECT_GT(error, 0);
  }
  EXPECT_THROW(Real(Rational(1), 1), std::invalid_argument);
  EXPECT_THROW(Real(Rational(1), 1'000'001), std::invalid_argument);
  EXPECT_EQ(Real::parse("0.1", 30).to_string(30), "0.1");
  EXPECT_EQ(Real::from_double(0.1, 60).to_rational(), Rational::from_double(0.1));
}

TEST(Real, a_result_never_claims_more_digits_than_its_operands) {
  const Real fine(Rational(1, 3), 200);
  const Real coarse(Rational(1, 3), 20);
  EXPECT_EQ((fine + coarse).digits(), 20U);
  EXPECT_EQ((coarse * fine).digits(), 20U);
  EXPECT_EQ((fine / fine).digits(), 200U);
  EXPECT_EQ(exp(fine).digits(), 200U);
  EXPECT_EQ(pow(fine, 3).digits(), 200U);
  EXPECT_EQ((-fine).digits(), 200U);
  EXPECT_EQ(max(fine, coarse).digits(), fine > coarse ? 200U : 20U);
}

TEST(Real, integers_are_exact_and_take_the_digits_of_the_other) {
  const Real fine(Rational(1, 3), 200);
  EXPECT_EQ((fine + 1).digits(), 200U);
  EXPECT_EQ((2 * fine).digits(), 200U);
  EXPECT_EQ((1 / fine).digits(), 200U);
  Real sum = 0;
  for (int i = 1; i <= 100; ++i) sum += i;
  EXPECT_TRUE(sum.is_exact());
  EXPECT_TRUE(sum == 5050);
  EXPECT_EQ((sum * fine).digits(), 200U);
  Real factorial = 1;
  for (int i = 1; i <= 60; ++i) factorial *= i;
  Rational expected = 1;
  for (int i = 1; i <= 60; ++i) expected *= i;
  EXPECT_EQ(factorial.to_rational(), expected);
  EXPECT_EQ(pow(Real(3), 200).to_rational(), pow(Rational(3), 200));
  EXPECT_TRUE((Real(5) - 5).is_exact());
  EXPECT_TRUE(Real(5) - 5 == 0);
}

TEST(Real, arithmetic_of_integers_is_exact) {
  for_all(500, [] {
    const Rational a = floor(*rc::gen::arbitrary<Rational>() * 1000);
    const Rational b = floor(*rc::gen::arbitrary<Rational>() * 1000);
    RC_ASSERT((Real(a) + Real(b)).to_rational() == a + b);
    RC_ASSERT((Real(a) - Real(b)).to_rational() == a - b);
    RC_ASSERT((Real(a) * Real(b)).to_rational() == a * b);
    RC_ASSERT(pow(Real(a), 7).to_rational() == pow(a, 7));
    RC_ASSERT((Real(a) + Real(b)).is_exact());
  });
}

TEST(Real, exact_integers_do_not_grow_without_bound) {
  Real x = 3;
  for (int i = 0; i < 40; ++i) x *= x;  // 3^(2^40)
  EXPECT_FALSE(x.is_exact());
  EXPECT_EQ(x.digits(), 50U);
  EXPECT_FALSE(pow(Real(3), 1L << 40).is_exact());
}

TEST(Real, working_digits_hold_for_a_scope_and_a_thread) {
  EXPECT_EQ(Real::working_digits(), 50U);
  {
    const Real::WorkingDigits outer(100);
    EXPECT_EQ((Real(1) / 3).digits(), 100U);
    {
      const Real::WorkingDigits inner(30);
      EXPECT_EQ(Real(Rational(1, 3)).digits(), 30U);
    }
    EXPECT_EQ(exp(Real(1)).digits(), 100U);
    unsigned elsewhere = 0;
    std::thread([&elsewhere] { elsewhere = Real::working_digits(); }).join();
    EXPECT_EQ(elsewhere, 50U);
  }
  EXPECT_EQ((Real(1) / 3).digits(), 50U);
  EXPECT_THROW(Real::WorkingDigits(0), std::invalid_argument);
  EXPECT_EQ(Real::working_digits(), 50U);
}

TEST(Real, agrees_with_the_enclosures) {
  for_all(200, [] {
    const Rational q = *test::rational_in(Rational(1, 10), 9);
    const Real x(q, 80);
    const auto agrees = [](const Real& real, const Interval& interval) {
      const Rational value = real.to_rational();
      const Rational slack = abs(value) * pow(Rational(10), -70);
      return possibly(Interval::hull(value - slack, value + slack) == interval);
    };
    RC_ASSERT(agrees(exp(x), exp(Interval(q))));
    RC_ASSERT(agrees(log(x), log(Interval(q))));
    RC_ASSERT(agrees(sqrt(x), sqrt(Interval(q))));
    RC_ASSERT(agrees(pow(x, Real(Rational(1, 3), 80)), pow(Interval(q), Interval(1) / 3)));
  });
}

TEST(Real, follows_ieee_at_the_edges) {
  const Real nan = Real(0) / 0;
  EXPECT_FALSE(nan == nan);
  EXPECT_FALSE(nan < 1);
  EXPECT_FALSE((Real(1) / 0).is_finite());
  EXPECT_THROW(nan.to_rational(), std::domain_error);
  EXPECT_TRUE(std::isnan(log(Real(-1)).to_double()));
  std::ostringstream out;
  out << Real(Rational(1, 4), 10) << ' ' << Real(7);
  EXPECT_EQ(out.str(), "0.25 7");
}

}  // namespace
}  // namespace gradus
