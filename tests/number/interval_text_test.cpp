#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>
#include <stdexcept>
#include <string>

#include "gradus/number/interval.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;

TEST(IntervalText, rounds_its_ends_outward) {
  EXPECT_EQ(Interval(Rational(1, 3)).to_string(5), "[0.33333, 0.33334]");
  EXPECT_EQ(Interval(Rational(-1, 3)).to_string(5), "[-0.33334, -0.33333]");
  EXPECT_EQ(Interval::hull(Rational(-2, 3), Rational(2, 3)).to_string(3), "[-0.667, 0.667]");
  EXPECT_EQ(Interval(Rational(99999, 100)).to_string(3), "[999, 1e+03]");
  EXPECT_EQ(Interval(2).to_string(5), "[2, 2]");
  EXPECT_EQ(Interval(0).to_string(5), "[0, 0]");
  EXPECT_EQ((-Interval(0)).to_string(5), "[0, 0]");
  EXPECT_EQ(Interval::whole().to_string(5), "[-inf, inf]");
  EXPECT_EQ(sqrt(Interval::hull(-1, 4)).to_string(5), "[0, 2] where defined");
  EXPECT_EQ(log(Interval(-1)).to_string(5), "undefined");
  std::ostringstream out;
  out << Interval::hull(1, 2);
  EXPECT_EQ(out.str(), "[1, 2]");
  EXPECT_THROW(Interval(1).to_string(0), std::invalid_argument);
  EXPECT_THROW(Interval(1).to_string(10'001), std::invalid_argument);
}

TEST(IntervalText, read_back_exactly_it_contains_the_interval_and_little_more) {
  for_all(1000, [](const Rational& a, const Rational& scale) {
    const Rational b = a + scale * scale * pow(Rational(10), -*rc::gen::inRange(0, 60));
    const Interval x = Interval::hull(a, b) * pow(Interval(10), *rc::gen::inRange(-40, 41));
    const int digits = *rc::gen::inRange(1, 60);
    const Rational low = Rational::parse(x.lower_string(digits));
    const Rational high = Rational::parse(x.upper_string(digits));
    RC_ASSERT(low <= x.lower());
    RC_ASSERT(high >= x.upper());
    const Rational unit = pow(Rational(10), 1 - digits);
    RC_ASSERT(x.lower() - low <= abs(x.lower()) * unit);
    RC_ASSERT(high - x.upper() <= abs(x.upper()) * unit);
  });
}

TEST(SharedDigits, are_those_on_which_both_ends_agree) {
  const auto between = [](const char* low, const char* high) {
    return Interval::hull(Rational::parse(low), Rational::parse(high));
  };
  EXPECT_EQ(between("0.024920921", "0.024920929").shared_digits(20), "0.02492092…");
  EXPECT_EQ(between("0.024920921", "0.024920929").shared_digits(4), "0.02492…");
  EXPECT_EQ(between("-0.024920929", "-0.024920921").shared_digits(20), "-0.02492092…");
  EXPECT_EQ(Interval::pi().shared_digits(10), "3.141592653…");
  EXPECT_EQ(Interval(Rational(3, 10)).shared_digits(10), "0.3000000000");
  EXPECT_EQ(between("0.02492096", "0.02492104").shared_digits(20), "0.0249210");
  EXPECT_EQ(between("12345", "12367").shared_digits(10), "1.23…e4");
  EXPECT_EQ(between("1.2345e-10", "1.2347e-10").shared_digits(10), "1.234…e-10");
  EXPECT_EQ(between("17", "20.6").shared_digits(1), "2e1") << "not 20, which would claim more";
  EXPECT_EQ(between("123.45", "123.47").shared_digits(10), "123.4…");
  EXPECT_EQ(between("123.1", "123.9").shared_digits(10), "123.…");
}

TEST(SharedDigits, of_an_exact_decimal_are_all_of_it) {
  EXPECT_EQ(Interval(0).shared_digits(5), "0");
  EXPECT_EQ(Interval(Rational(1, 2)).shared_digits(5), "0.5");
  EXPECT_EQ(Interval(Rational(-5, 2)).shared_digits(5), "-2.5");
  EXPECT_EQ(Interval(1000).shared_digits(5), "1000");
  EXPECT_EQ(Interval(1000).shared_digits(1), "1000");
  EXPECT_EQ(Interval(1024).shared_digits(3), "1.02…e3");
  EXPECT_EQ(Interval(pow(Rational(2), -20)).shared_digits(3), "9.53…e-7");
}

TEST(SharedDigits, fall_back_to_both_ends) {
  EXPECT_EQ(Interval::hull(-1, 2).shared_digits(3), "[-1, 2]");
  EXPECT_EQ(Interval::hull(2, 3).shared_digits(3), "[2, 3]");
  EXPECT_EQ(Interval::hull(1, 300).shared_digits(3), "[1, 300]");
  EXPECT_EQ(Interval::whole().shared_digits(3), "[-inf, inf]");
  EXPECT_EQ(log(Interval(-1)).shared_digits(3), "undefined");
  EXPECT_EQ(sqrt(Interval::hull(-1, 4)).shared_digits(3), "[0, 2] where defined");
}

// What is printed is never wrong by a digit: with "…" the number continues, so that the ends lie
// within one unit of the last digit beyond it; without, both ends round to it.
TEST(SharedDigits, are_true_of_the_whole_interval) {
  for_all(1000, [](const Rational& a, const Rational& scale) {
    const Interval x =
        Interval::hull(a, a + scale * scale * pow(Rational(10), -*rc::gen::inRange(0, 60)));
    const int digits = *rc::gen::inRange(1, 45);
    std::string text = x.shared_digits(digits);
    RC_PRE(text.front() != '[');
    const std::string ellipsis = "…";
    const auto dots = text.find(ellipsis);
    const bool continues = dots != std::string::npos;
    if (continues) text.erase(dots, ellipsis.size());
    const Rational printed = Rational::parse(text);
    const auto exponent = text.find('e');
    const long power = exponent == std::string::npos ? 0 : std::stol(text.substr(exponent + 1));
    const std::string mantissa = text.substr(0, exponent);
    const auto point = mantissa.find('.');
    const long decimals =
        point == std::string::npos ? 0 : static_cast<long>(mantissa.size() - point - 1);
    const Rational unit = pow(Rational(10), power - decimals);
    for (const Rational& end : {x.lower(), x.upper()}) {
      if (continues) {
        RC_ASSERT(abs(end) >= abs(printed));
        RC_ASSERT(abs(end) < abs(printed) + unit);
        RC_ASSERT(end.sign() * printed.sign() >= 0);
      } else {
        RC_ASSERT(abs(end - printed) <= unit / 2);
      }
    }
  });
}

}  // namespace
}  // namespace gradus
