#include "gradus/number/rational_native.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {
namespace {

/// Around the ends of what is kept without memory, computed by machine integers, and held by one
/// limb.
std::vector<Rational> integers() {
  std::vector<Rational> result;
  for (const Rational& end : {Rational(0), Rational(1), Rational(1024), pow(Rational(2), 30),
                              pow(Rational(2), 63), pow(Rational(2), 64)}) {
    for (const int beside : {-1, 0, 1}) {
      result.push_back(end + beside);
      result.push_back(-(end + beside));
    }
  }
  return result;
}

std::vector<Rational> fractions() {
  std::vector<Rational> result;
  for (const Rational& numerator : integers()) {
    for (const long denominator : {1L, 6L, 1023L, 1024L, (1L << 30) - 1, 1L << 30}) {
      result.push_back(numerator / denominator);
    }
  }
  return result;
}

using Gmp = void (*)(mpq_ptr, mpq_srcptr, mpq_srcptr);

void expect_as_gmp(const Rational& found, Gmp operation, const Rational& a, const Rational& b) {
  mpq_t expected, left, right;
  for (mpq_ptr q : {expected, left, right}) mpq_init(q);
  mpq_set(left, a.mpq());
  mpq_set(right, b.mpq());
  operation(expected, left, right);
  EXPECT_TRUE(mpq_equal(found.mpq(), expected)) << a << " and " << b << " give " << found;
  for (mpq_ptr q : {expected, left, right}) mpq_clear(q);
}

TEST(RationalNative, computes_as_gmp_does_around_the_ends_of_each_way) {
  const auto all = fractions();
  for (const Rational& a : all) {
    for (const Rational& b : all) {
      expect_as_gmp(a + b, mpq_add, a, b);
      expect_as_gmp(a - b, mpq_sub, a, b);
      expect_as_gmp(a * b, mpq_mul, a, b);
      if (!b.is_zero()) expect_as_gmp(a / b, mpq_div, a, b);
    }
  }
}

TEST(RationalNative, keeps_its_value_when_it_is_copied_moved_and_assigned_to_itself) {
  for (const Rational& value : fractions()) {
    const std::string text = value.to_string();
    Rational copy = value;
    EXPECT_EQ(copy.to_string(), text);
    Rational moved = std::move(copy);
    EXPECT_EQ(moved.to_string(), text);
    copy = moved;
    EXPECT_EQ(copy, value);
    Rational& itself = copy;
    copy = itself;
    EXPECT_EQ(copy, value);
    copy += itself;
    EXPECT_EQ(copy, value * 2);
    copy -= itself;
    EXPECT_EQ(copy, Rational());
    EXPECT_EQ(moved.to_string(), text);
    EXPECT_EQ(-(-moved), value);
  }
}

TEST(RationalNative, takes_machine_integers_of_every_size) {
  EXPECT_EQ(Rational(std::numeric_limits<long>::min()), -pow(Rational(2), 63));
  EXPECT_EQ(Rational(std::numeric_limits<long>::max()), pow(Rational(2), 63) - 1);
  EXPECT_EQ(Rational(std::numeric_limits<unsigned long>::max()), pow(Rational(2), 64) - 1);
}

}  // namespace
}  // namespace gradus
