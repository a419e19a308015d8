// One suite over every type of number: what an algorithm may rely on, whichever of them it runs on.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>
#include <type_traits>
#include <utility>

#include "gradus/number/number.hpp"
#include "number/reference.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::two_to;

// One signature for all types of number: RapidCheck is instantiated four times, not eighty.
constexpr int cases = 200;
using Draws = std::function<void()>;
using Numbers1 = std::function<void(const Rational&)>;
using Numbers2 = std::function<void(const Rational&, const Rational&)>;
using Numbers3 = std::function<void(const Rational&, const Rational&, const Rational&)>;
void for_all_draws(const Draws& property) { test::for_all(cases, property); }
void for_all_numbers(const Numbers1& property) { test::for_all(cases, property); }
void for_all_pairs(const Numbers2& property) { test::for_all(cases, property); }
void for_all_triples(const Numbers3& property) { test::for_all(cases, property); }

// Bits of precision: how far a result of one rounded operation may be from the truth.
template <class T>
constexpr long precision = 165;
template <>
constexpr long precision<double> = 53;
template <>
constexpr long precision<float> = 24;

template <class T>
Rational exact(const T& value) {
  if constexpr (std::is_floating_point_v<T>) {
    return Rational::from_double(value);
  } else {
    return value.to_rational();
  }
}

// Whether `value` is what T has to say of `truth`: the truth itself, an interval around it, or a
// number no further away than `units` units in the last place of a number as large as `scale`.
template <class T>
bool agrees(const T& value, const Rational& truth, const Rational& scale, long units = 2) {
  if constexpr (std::is_same_v<T, Rational>) {
    return value == truth;
  } else if constexpr (std::is_same_v<T, Interval>) {
    return value.is_defined() && value.contains(truth) &&
           value.width() <= scale * units * two_to(1 - precision<T>);
  } else {
    return abs(exact(value) - truth) <= scale * units * two_to(1 - precision<T>);
  }
}

template <class T>
class Conformance : public ::testing::Test {};

using Numbers = ::testing::Types<Rational, Interval, FixedReal<50>, Real, double, float>;
TYPED_TEST_SUITE(Conformance, Numbers);

TYPED_TEST(Conformance, is_a_number) {
  static_assert(Number<TypeParam>);
  static_assert(!std::is_convertible_v<TypeParam, bool> || std::is_floating_point_v<TypeParam>);
  const TypeParam zero{};
  EXPECT_TRUE(certainly(zero == TypeParam(0)));
}

TYPED_TEST(Conformance, converts_exact_constants) {
  for_all_numbers(
      [](const Rational& q) { RC_ASSERT(agrees(convert<TypeParam>(q), q, abs(q), 1)); });
}

TYPED_TEST(Conformance, converts_small_integers_exactly) {
  for_all_draws([] {
    const int n = *rc::gen::inRange(-100'000, 100'000);
    RC_ASSERT(agrees(TypeParam(n), Rational(n), Rational(0)));
    RC_ASSERT(agrees(convert<TypeParam>(n), Rational(n), Rational(0)));
  });
}

TYPED_TEST(Conformance, the_four_operations_agree_with_exact_arithmetic) {
  for_all_pairs([](const Rational& a, const Rational& b) {
    using T = TypeParam;
    const T x = convert<T>(a);
    const T y = convert<T>(b);
    RC_ASSERT(agrees(T(x + y), a + b, abs(a) + abs(b)));
    RC_ASSERT(agrees(T(x - y), a - b, abs(a) + abs(b)));
    RC_ASSERT(agrees(T(x * y), a * b, abs(a * b), 3));
    RC_ASSERT(agrees(T(-x), -a, abs(a)));
    if (!b.is_zero()) RC_ASSERT(agrees(T(x / y), a / b, abs(a / b), 3));
  });
}

TYPED_TEST(Conformance, ring_laws_hold_up_to_rounding_or_containment) {
  for_all_triples([](const Rational& a, const Rational& b, const Rational& c) {
    using T = TypeParam;
    const T x = convert<T>(a);
    const T y = convert<T>(b);
    const T z = convert<T>(c);
    const Rational sum = abs(a) + abs(b) + abs(c);
    const Rational products = abs(a) * (abs(b) + abs(c));
    RC_ASSERT(possibly(T(x + y) == T(y + x)));
    RC_ASSERT(possibly(T(x * y) == T(y * x)));
    RC_ASSERT(agrees(T((x + y) + z), a + b + c, sum, 4));
    RC_ASSERT(agrees(T(x + (y + z)), a + b + c, sum, 4));
    RC_ASSERT(agrees(T((x * y) * z), a * b * c, abs(a * b * c), 6));
    RC_ASSERT(agrees(T(x * (y * z)), a * b * c, abs(a * b * c), 6));
    RC_ASSERT(agrees(T(x * (y + z)), a * (b + c), products, 6));
    RC_ASSERT(agrees(T(x * y + x * z), a * (b + c), products, 6));
    RC_ASSERT(possibly(T(x - x) == T(0)));
    RC_ASSERT(possibly(T(x + T(0)) == x));
    RC_ASSERT(possibly(T(x * T(1)) == x));
    RC_ASSERT(certainly(T(x * T(0)) == T(0)));
    if (!a.is_zero()) RC_ASSERT(agrees(T(x / x), Rational(1), Rational(1), 4));
  });
}

TYPED_TEST(Conformance, compound_assignments_are_the_operations) {
  for_all_pairs([](const Rational& a, const Rational& b) {
    using T = TypeParam;
    const T x = convert<T>(a);
    const T y = convert<T>(b);
    const auto same = [](const T& left, const T& right) {
      if constexpr (std::is_same_v<T, Interval>) {
        return left.contains(right) && right.contains(left);
      } else {
        return left == right;
      }
    };
    T sum = x, difference = x, product = x, quotient = x;
    RC_ASSERT(same(sum += y, T(x + y)));
    RC_ASSERT(same(difference -= y, T(x - y)));
    RC_ASSERT(same(product *= y, T(x * y)));
    if (!b.is_zero()) RC_ASSERT(same(quotient /= y, T(x / y)));
  });
}

TYPED_TEST(Conformance, an_operand_may_be_its_own_other_operand) {
  for_all_numbers([](const Rational& a) {
    using T = TypeParam;
    T sum = convert<T>(a), difference = sum, product = sum, quotient = sum;
    sum += *&sum;
    difference -= *&difference;
    product *= *&product;
    RC_ASSERT(agrees(sum, 2 * a, abs(2 * a)));
    RC_ASSERT(agrees(difference, Rational(0), abs(a)));
    RC_ASSERT(agrees(product, a * a, a * a, 3));
    if (!a.is_zero()) {
      quotient /= *&quotient;
      RC_ASSERT(agrees(quotient, Rational(1), Rational(1), 4));
    }
  });
}

TYPED_TEST(Conformance, certainty_and_possibility_agree_with_the_exact_order) {
  for_all_pairs([](const Rational& a, const Rational& b) {
    // Doubles of different rationals may be equal; those of these are not.
    RC_PRE(a.denominator() <= 1000 && b.denominator() <= 1000 && abs(a - b) <= 1000);
    using T = TypeParam;
    const T x = convert<T>(a);
    const T y = convert<T>(b);
    if (a != b) {
      RC_ASSERT(certainly(x < y) == (a < b));
      RC_ASSERT(certainly(x <= y) == (a <= b));
      RC_ASSERT(possibly(x > y) == (a > b));
      RC_ASSERT(possibly(x >= y) == (a >= b));
      RC_ASSERT(certainly(x != y));
      RC_ASSERT(!possibly(x == y));
    } else {
      RC_ASSERT(possibly(x == y));
      RC_ASSERT(possibly(x <= y));
      RC_ASSERT(possibly(x >= y));
      RC_ASSERT(!certainly(x != y));
      RC_ASSERT(!certainly(x < y));
      RC_ASSERT(!certainly(x > y));
    }
  });
}

TYPED_TEST(Conformance, abs_min_and_max_choose_the_right_number) {
  for_all_pairs([](const Rational& a, const Rational& b) {
    using T = TypeParam;
    const T x = convert<T>(a);
    const T y = convert<T>(b);
    RC_ASSERT(agrees(T(abs(x)), abs(a), abs(a)));
    RC_ASSERT(agrees(T(min(x, y)), min(a, b), max(abs(a), abs(b))));
    RC_ASSERT(agrees(T(max(x, y)), max(a, b), max(abs(a), abs(b))));
  });
}

TYPED_TEST(Conformance, integer_powers_agree_with_exact_arithmetic) {
  for_all_draws([] {
    using T = TypeParam;
    const Rational base = *test::rational_in(-4, 4);
    const long exponent = *rc::gen::inRange(-8, 9);
    RC_PRE(!base.is_zero() || exponent >= 0);
    const Rational truth = pow(base, exponent);
    RC_ASSERT(agrees(T(pow(convert<T>(base), exponent)), truth, abs(truth), 24));
  });
}

TYPED_TEST(Conformance, copies_and_moves_keep_the_value) {
  for_all_pairs([](const Rational& a, const Rational& b) {
    using T = TypeParam;
    T x = convert<T>(a);
    T copied = x;
    T assigned = convert<T>(b);
    assigned = copied;
    T moved = std::move(copied);
    copied = convert<T>(b);  // a moved-from number may be given a new value
    std::swap(moved, copied);
    RC_ASSERT(agrees(assigned, a, abs(a)));
    RC_ASSERT(agrees(copied, a, abs(a)));
    RC_ASSERT(agrees(moved, b, abs(b)));
    T& alias = x;
    x = alias;
    RC_ASSERT(agrees(x, a, abs(a)));
  });
}

// The functions of all but the exact numbers.
template <class T>
class Functions : public ::testing::Test {};

using NumbersWithFunctions = ::testing::Types<Interval, FixedReal<50>, Real, double, float>;
TYPED_TEST_SUITE(Functions, NumbersWithFunctions);

template <class T>
bool encloses_or_is_near(const T& value, test::Reference::Function function, const Rational& x) {
  const test::Reference truth(function, x);
  if constexpr (std::is_same_v<T, Interval>) {
    return truth.is_in(value);
  } else {
    const Rational size = max(abs(exact(value)), two_to(-100));
    const Rational margin = size * two_to(4 - precision<T>);
    return truth.is_in(Interval::hull(exact(value) - margin, exact(value) + margin));
  }
}

TYPED_TEST(Functions, elementary_functions_agree_with_two_hundred_digits) {
  for_all_draws([] {
    using T = TypeParam;
    // Dyadic, so that every type holds the argument exactly.
    const Rational q = Rational(*rc::gen::inRange(-2048, 2049), 256);
    const T x = convert<T>(q);
    RC_ASSERT(encloses_or_is_near(T(exp(x)), mpfr_exp, q));
    RC_ASSERT(encloses_or_is_near(T(expm1(x)), mpfr_expm1, q));
    RC_ASSERT(encloses_or_is_near(T(sin(x)), mpfr_sin, q));
    RC_ASSERT(encloses_or_is_near(T(cos(x)), mpfr_cos, q));
    RC_ASSERT(encloses_or_is_near(T(tan(x)), mpfr_tan, q));
    RC_ASSERT(encloses_or_is_near(T(atan(x)), mpfr_atan, q));
    RC_ASSERT(encloses_or_is_near(T(sinh(x)), mpfr_sinh, q));
    RC_ASSERT(encloses_or_is_near(T(cosh(x)), mpfr_cosh, q));
    RC_ASSERT(encloses_or_is_near(T(tanh(x)), mpfr_tanh, q));
    if (q.sign() >= 0) RC_ASSERT(encloses_or_is_near(T(sqrt(x)), mpfr_sqrt, q));
    if (q.sign() > 0) RC_ASSERT(encloses_or_is_near(T(log(x)), mpfr_log, q));
    if (q > -1) RC_ASSERT(encloses_or_is_near(T(log1p(x)), mpfr_log1p, q));
  });
}

}  // namespace
}  // namespace gradus
