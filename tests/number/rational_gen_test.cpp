// The generator of rationals that the other tests draw from.
#include "support/rational_gen.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <optional>
#include <set>

#include "gradus/number/rational.hpp"

namespace gradus {
namespace {

// What a failing property would be reported with.
template <class Fails>
std::optional<Rational> shrunk(const rc::Gen<Rational>& generator, Fails fails) {
  rc::Random random(12345);
  for (int i = 0; i < 1000; ++i) {
    rc::Shrinkable<Rational> current = generator(random.split(), 100);
    if (!fails(current.value())) continue;
    for (;;) {
      auto simpler = current.shrinks();
      std::optional<rc::Shrinkable<Rational>> next;
      while (auto candidate = simpler.next()) {
        if (!fails(candidate->value())) continue;
        next.emplace(std::move(*candidate));
        break;
      }
      if (!next) return current.value();
      current = std::move(*next);
    }
  }
  return std::nullopt;
}

TEST(RationalGenerator, shrinks_to_small_denominators) {
  const auto any = test::any_rational();
  EXPECT_EQ(shrunk(any, [](const Rational&) { return true; }), 0);
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return x > Rational(1, 3); }), 1);
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return x > 7; }), 8);
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return x < -7; }), -8);
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return x > 0 && x < 1; }), Rational(1, 2));
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return !x.is_integer(); }), Rational(1, 2));
  EXPECT_EQ(shrunk(any, [](const Rational& x) { return x * x > 2 && x * x < 3; }), Rational(3, 2));
}

TEST(RationalGenerator, every_shrink_is_simpler) {
  rc::Random random(7);
  for (int i = 0; i < 500; ++i) {
    const Rational x = test::any_rational()(random.split(), i % 100).value();
    for (const Rational& y : test::simpler(x)) EXPECT_TRUE(test::is_simpler(y, x)) << x << " " << y;
  }
  EXPECT_TRUE(test::simpler(0).empty());
}

TEST(RationalGenerator, draws_varied_numbers) {
  rc::Random random(1);
  std::set<Rational> seen;
  int integers = 0, negative = 0, long_ones = 0, zeros = 0;
  for (int i = 0; i < 2000; ++i) {
    const Rational x = test::any_rational()(random.split(), 1 + i % 100).value();
    seen.insert(x);
    integers += x.is_integer();
    negative += x.sign() < 0;
    long_ones += x.bits() > 40;
    zeros += x.is_zero();
  }
  EXPECT_GT(seen.size(), 600U);
  EXPECT_GT(integers, 200);
  EXPECT_LT(integers, 1200);
  EXPECT_GT(negative, 700);
  EXPECT_GT(long_ones, 40);
  EXPECT_GT(zeros, 50);
}

TEST(RationalGenerator, stays_inside_the_given_interval) {
  rc::Random random(3);
  const Rational low(1, 3), high(2, 3);
  std::set<Rational> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto drawn = test::rational_in(low, high)(random.split(), 50);
    seen.insert(drawn.value());
    EXPECT_TRUE(low <= drawn.value() && drawn.value() <= high);
    auto simpler = drawn.shrinks();
    while (const auto candidate = simpler.next()) {
      EXPECT_TRUE(low <= candidate->value() && candidate->value() <= high);
    }
  }
  EXPECT_TRUE(seen.count(low) == 1 && seen.count(high) == 1);
  EXPECT_GT(seen.size(), 50U);
}

}  // namespace
}  // namespace gradus
