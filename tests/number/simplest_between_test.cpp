#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <stdexcept>
#include <string>

#include "gradus/number/rational.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;

// By trying every denominator, and for it every numerator from 0 outward.
Rational simplest_by_search(const Rational& low, const Rational& high) {
  for (long denominator = 1;; ++denominator) {
    const Rational first = ceil(low * denominator);
    const Rational last = floor(high * denominator);
    if (first > last) continue;
    if (first.sign() <= 0 && last.sign() >= 0) return 0;
    return (first.sign() > 0 ? first : last) / denominator;
  }
}

TEST(SimplestBetween, is_what_a_search_finds) {
  for_all(1000, [] {
    const Rational a = *test::rational_in(-5, 5);
    const Rational width = *test::rational_in(0, 2) * Rational(1, *rc::gen::inRange(1, 30));
    RC_ASSERT(simplest_between(a, a + width) == simplest_by_search(a, a + width));
  });
}

TEST(SimplestBetween, of_a_point_is_the_point) {
  for_all(300, [](const Rational& a) { RC_ASSERT(simplest_between(a, a) == a); });
}

TEST(SimplestBetween, takes_closed_ends) {
  EXPECT_EQ(simplest_between(Rational(1, 3), Rational(1, 2)), Rational(1, 2));
  EXPECT_EQ(simplest_between(Rational(1, 3), Rational(2, 5)), Rational(1, 3));
  EXPECT_EQ(simplest_between(2, 7), 2);
  EXPECT_EQ(simplest_between(-7, -2), -2);
  EXPECT_EQ(simplest_between(-3, Rational(1, 100)), 0);
  EXPECT_EQ(simplest_between(Rational(314159, 100000), Rational(31416, 10000)), Rational(355, 113));
  EXPECT_THROW(simplest_between(2, 1), std::invalid_argument);
}

// Two long decimals that agree in 9,000 digits: some 17,000 steps, none of them on the stack.
TEST(SimplestBetween, of_hostile_ends_is_quick) {
  std::string digits;
  for (int i = 0; i < 9'000; ++i) digits += static_cast<char>('0' + (i * i + i / 7) % 10);
  const Rational low = Rational::parse("0." + digits + "1");
  const Rational high = Rational::parse("0." + digits + "2");
  const Rational found = simplest_between(low, high);
  EXPECT_TRUE(low <= found && found <= high);
  EXPECT_LT(found.denominator(), pow(Rational(10), 9'001));
  EXPECT_GT(found.denominator(), pow(Rational(10), 4'000));
}

}  // namespace
}  // namespace gradus
