#include "gradus/number/rational.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <unordered_set>

#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;

TEST(Rational, is_in_lowest_terms_with_a_positive_denominator) {
  const Rational x(6, -4);
  EXPECT_EQ(x.numerator(), -3);
  EXPECT_EQ(x.denominator(), 2);
  EXPECT_EQ(x.to_string(), "-3/2");
  EXPECT_EQ(Rational(0, -7).denominator(), 1);
  EXPECT_EQ(Rational(8, 4).to_string(), "2");
  std::ostringstream out;
  out << Rational(-1, 3);
  EXPECT_EQ(out.str(), "-1/3");
}

TEST(Rational, holds_every_builtin_integer) {
  EXPECT_EQ(Rational(std::numeric_limits<long>::min()).to_string(), "-9223372036854775808");
  EXPECT_EQ(Rational(std::numeric_limits<unsigned long>::max()).to_string(),
            "18446744073709551615");
  EXPECT_EQ(Rational(static_cast<signed char>(-5)), -5);
  EXPECT_EQ(Rational(std::numeric_limits<long>::min()).to_long(), std::numeric_limits<long>::min());
  EXPECT_EQ(Rational(std::numeric_limits<unsigned long>::max()).to_long(), std::nullopt);
  EXPECT_EQ(Rational(1, 2).to_long(), std::nullopt);
}

TEST(Rational, division_by_zero_is_an_error_and_changes_nothing) {
  Rational x(1, 3);
  EXPECT_THROW(x /= 0, std::domain_error);
  EXPECT_EQ(x, Rational(1, 3));
  EXPECT_THROW(x / Rational(0), std::domain_error);
  EXPECT_THROW(Rational(0, 0), std::domain_error);
  EXPECT_THROW(Rational(5, 0), std::domain_error);
}

TEST(Rational, comes_from_a_double_exactly_or_not_at_all) {
  EXPECT_EQ(Rational::from_double(0.5), Rational(1, 2));
  EXPECT_NE(Rational::from_double(0.1), Rational(1, 10));
  EXPECT_EQ(Rational::from_double(0.1), Rational(3602879701896397, 1L << 55));
  EXPECT_EQ(Rational::from_double(-0.0), 0);
  EXPECT_EQ(Rational::from_double(std::numeric_limits<double>::denorm_min()),
            pow(Rational(2), -1074));
  EXPECT_THROW(Rational::from_double(std::nan("")), std::domain_error);
  EXPECT_THROW(Rational::from_double(std::numeric_limits<double>::infinity()), std::domain_error);
  EXPECT_THROW(Rational::from_double(-std::numeric_limits<double>::infinity()), std::domain_error);
}

double double_of_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

TEST(Rational, every_finite_double_round_trips) {
  for_all(500, [](std::uint64_t bits) {
    const double value = double_of_bits(bits);
    RC_PRE(std::isfinite(value));
    RC_ASSERT(Rational::from_double(value).to_double() == value);
  });
}

// Any rational between two neighbouring doubles goes to the nearer one, the middle to the even one;
// below the smallest normal number too, where rounding twice would go wrong.
TEST(Rational, to_double_is_the_nearest_double) {
  for_all(500, [](std::uint64_t bits, bool is_subnormal) {
    if (is_subnormal) bits &= ~(std::uint64_t{0x7ff} << 52);
    const double low = std::fabs(double_of_bits(bits));
    RC_PRE(std::isfinite(low) && low < std::numeric_limits<double>::max());
    const double high = std::nextafter(low, std::numeric_limits<double>::infinity());
    const Rational a = Rational::from_double(low);
    const Rational b = Rational::from_double(high);
    const Rational middle = (a + b) / 2;
    const Rational nudge = (b - a) * pow(Rational(2), -*rc::gen::inRange(3, 200));
    const bool low_is_even = (bits & 1) == 0;
    RC_ASSERT((middle - nudge).to_double() == low);
    RC_ASSERT((middle + nudge).to_double() == high);
    RC_ASSERT(middle.to_double() == (low_is_even ? low : high));
    RC_ASSERT((-middle - nudge).to_double() == -high);
    RC_ASSERT((nudge - middle).to_double() == -low);
  });
}

TEST(Rational, to_float_is_the_nearest_float) {
  for_all(500, [](std::uint32_t bits) {
    float low = 0;
    bits &= 0x7fffffff;
    std::memcpy(&low, &bits, sizeof low);
    RC_PRE(std::isfinite(low) && low < std::numeric_limits<float>::max());
    const float high = std::nextafter(low, std::numeric_limits<float>::infinity());
    const Rational a = Rational::from_double(low);
    const Rational b = Rational::from_double(high);
    const Rational middle = (a + b) / 2;
    const Rational nudge = (b - a) * pow(Rational(2), -*rc::gen::inRange(3, 200));
    RC_ASSERT((middle - nudge).to_float() == low);
    RC_ASSERT((middle + nudge).to_float() == high);
    RC_ASSERT(middle.to_float() == ((bits & 1) == 0 ? low : high));
  });
}

TEST(Rational, to_double_overflows_and_underflows_as_the_standard_says) {
  EXPECT_EQ(pow(Rational(10), 400).to_double(), std::numeric_limits<double>::infinity());
  EXPECT_EQ((-pow(Rational(10), 400)).to_double(), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(pow(Rational(10), -400).to_double(), 0.0);
}

TEST(Rational, order_is_that_of_cross_multiplied_integers) {
  for_all(300, [] {
    const long p = *rc::gen::inRange(-1000, 1000), q = *rc::gen::inRange(1, 1000);
    const long r = *rc::gen::inRange(-1000, 1000), s = *rc::gen::inRange(1, 1000);
    const Rational a(p, q), b(r, s);
    RC_ASSERT((a < b) == (p * s < r * q));
    RC_ASSERT((a == b) == (p * s == r * q));
    RC_ASSERT((a <=> b) == (p * s <=> r * q));
    RC_ASSERT(a.sign() == (p > 0) - (p < 0));
  });
}

TEST(Rational, equal_numbers_have_equal_hashes_and_others_rarely) {
  std::unordered_set<std::size_t> hashes;
  std::size_t count = 0;
  for (long q = 1; q <= 60; ++q) {
    for (long p = -60; p <= 60; ++p) {
      EXPECT_EQ(Rational(p, q).hash(), Rational(7 * p, 7 * q).hash());
      if (Rational(p, q).denominator() != q) continue;
      hashes.insert(std::hash<Rational>{}(Rational(p, q)));
      ++count;
    }
  }
  EXPECT_EQ(hashes.size(), count);
}

TEST(Rational, size_and_height) {
  EXPECT_EQ(Rational(0).bits(), 1U);
  EXPECT_EQ(Rational(1).bits(), 2U);
  EXPECT_EQ(Rational(-7, 4).bits(), 6U);
  EXPECT_DOUBLE_EQ(Rational(0).height(), 0.0);
  EXPECT_DOUBLE_EQ(Rational(-7, 4).height(), 5.0);
  EXPECT_DOUBLE_EQ(pow(Rational(2), 5000).height(), 5000.0);
  EXPECT_DOUBLE_EQ(pow(Rational(2), -5000).height(), 5001.0);
  EXPECT_NEAR((pow(Rational(2), 60) - 1).height(), 60.0, 1e-12);
}

TEST(Rational, floor_and_ceil_enclose_within_one) {
  for_all(300, [](const Rational& x) {
    RC_ASSERT(floor(x).is_integer());
    RC_ASSERT(ceil(x).is_integer());
    RC_ASSERT(floor(x) <= x && x < floor(x) + 1);
    RC_ASSERT(ceil(x) - 1 < x && x <= ceil(x));
    RC_ASSERT(x.is_integer() == (floor(x) == ceil(x)));
  });
}

TEST(Rational, powers_are_repeated_products) {
  for_all(300, [](const Rational& x) {
    const long n = *rc::gen::inRange(0, 12);
    Rational product = 1;
    for (long i = 0; i < n; ++i) product *= x;
    RC_ASSERT(pow(x, n) == product);
    if (!x.is_zero()) RC_ASSERT(pow(x, -n) * product == 1);
  });
}

TEST(Rational, powers_at_the_edges) {
  constexpr long smallest = std::numeric_limits<long>::min();
  EXPECT_EQ(pow(Rational(0), 0), 1);
  EXPECT_EQ(pow(Rational(0), 5), 0);
  EXPECT_THROW(pow(Rational(0), -1), std::domain_error);
  EXPECT_EQ(pow(Rational(-1), smallest), 1);
  EXPECT_EQ(pow(Rational(-1), std::numeric_limits<long>::max()), -1);
  EXPECT_EQ(pow(Rational(2), (1L << 26) - 2).bits(), std::size_t{1} << 26);
  EXPECT_THROW(pow(Rational(2), (1L << 26) - 1), std::length_error);
  EXPECT_THROW(pow(Rational(1, 2), (1L << 26)), std::length_error);
  EXPECT_THROW(pow(Rational(3), 50'000'000), std::length_error) << "seen only once computed";
  EXPECT_THROW(pow(Rational(3), smallest), std::length_error);
  EXPECT_THROW(pow(Rational(3, 2), 1L << 60), std::length_error);
}

TEST(Rational, gcd_times_lcm_is_the_product) {
  for_all(300, [] {
    const long a = *rc::gen::inRange(-500, 500), b = *rc::gen::inRange(-500, 500);
    RC_ASSERT(gcd(a, b) * lcm(a, b) == abs(Rational(a) * b));
    if (a != 0) RC_ASSERT((Rational(a) / gcd(a, b)).is_integer());
    RC_ASSERT(gcd(a, b).sign() >= 0);
  });
  EXPECT_EQ(gcd(12, -18), 6);
  EXPECT_THROW(gcd(Rational(1, 2), 3), std::domain_error);
  EXPECT_THROW(lcm(3, Rational(1, 2)), std::domain_error);
}

}  // namespace
}  // namespace gradus
