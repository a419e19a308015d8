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

TEST(RationalParse, reads_what_is_written_exactly) {
  EXPECT_EQ(Rational::parse("3"), 3);
  EXPECT_EQ(Rational::parse("-3/4"), Rational(-3, 4));
  EXPECT_EQ(Rational::parse("0.1"), Rational(1, 10));
  EXPECT_EQ(Rational::parse("1e-3"), Rational(1, 1000));
  EXPECT_EQ(Rational::parse("+2.5E4"), 25000);
  EXPECT_EQ(Rational::parse("-0.0"), 0);
  EXPECT_EQ(Rational::parse("010"), 10) << "no octal";
  EXPECT_EQ(Rational::parse("08"), 8);
  EXPECT_EQ(Rational::parse(".5"), Rational(1, 2));
  EXPECT_EQ(Rational::parse("5."), 5);
  EXPECT_EQ(Rational::parse("6/4"), Rational(3, 2));
  EXPECT_EQ(Rational::parse("1.25e+02"), 125);
}

TEST(RationalParse, round_trips_with_to_string) {
  for_all(500, [](const Rational& x) { RC_ASSERT(Rational::parse(x.to_string()) == x); });
}

TEST(RationalParse, decimals_are_integers_over_powers_of_ten) {
  for_all(500, [] {
    const long whole = *rc::gen::inRange(0, 100'000);
    const auto decimals = *rc::gen::container<std::string>(rc::gen::inRange('0', ':'));
    const int exponent = *rc::gen::inRange(-40, 41);
    const bool negative = *rc::gen::arbitrary<bool>();
    const std::string text = (negative ? "-" : "") + std::to_string(whole) + "." + decimals + "e" +
                             std::to_string(exponent);
    Rational expected = whole;
    Rational unit = 1;
    for (const char digit : decimals) {
      unit /= 10;
      expected += (digit - '0') * unit;
    }
    expected *= pow(Rational(10), exponent);
    RC_ASSERT(Rational::parse(text) == (negative ? -expected : expected));
  });
}

TEST(RationalParse, refuses_everything_else) {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s,      " "s,     " 1"s,    "1 "s,      "1\n"s,      "\t1"s,
        "+"s,     "-"s,     "--1"s,   "+-1"s,     "1-"s,       "."s,
        "-."s,    "e5"s,    "1e"s,    "1e+"s,     "1e5.5"s,    "1.2.3"s,
        "1/2/3"s, "1/"s,    "/2"s,    "1/0"s,     "1/-2"s,     "1/+2"s,
        "1.5/2"s, "1/2e3"s, "1/2.5"s, "0x10"s,    "0b1"s,      "1_000"s,
        "1,5"s,   "1'000"s, "nan"s,   "inf"s,     "-inf"s,     "NaN"s,
        "1f"s,    "1L"s,    "1e1e1"s, "1 / 2"s,   "1\0"s,      "\0"s,
        "１"s,    "½"s,     "1\xff"s, "1e10001"s, "1e-10001"s, "1e99999999999999999999999999"s}) {
    EXPECT_THROW(Rational::parse(text), std::invalid_argument) << "'" << text << "'";
  }
}

TEST(RationalParse, is_bounded) {
  EXPECT_EQ(Rational::parse(std::string(10'000, '0')), 0);
  EXPECT_NO_THROW(Rational::parse("1e10000"));
  EXPECT_NO_THROW(Rational::parse("1e-10000"));
  EXPECT_THROW(Rational::parse(std::string(10'001, '0')), std::invalid_argument);
  EXPECT_NO_THROW(Rational::parse("0." + std::string(9'980, '7') + "e-10000"));
}

TEST(RationalParse, never_does_anything_but_return_or_refuse) {
  for_all(2000, [] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789+-./eE x")));
    try {
      const Rational value = Rational::parse(text);
      RC_ASSERT(Rational::parse(value.to_string()) == value);
    } catch (const std::invalid_argument&) {
      RC_SUCCEED("refused");
    }
  });
}

std::string complaint(const std::string& text) {
  try {
    Rational::parse(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

TEST(RationalParse, says_what_is_wrong) {
  EXPECT_EQ(complaint(""), "a number is expected, but the text is empty");
  EXPECT_EQ(complaint("1x"), "\"1x\" is no number: character 2, \"x\", is out of place");
  EXPECT_EQ(complaint("1e"), "\"1e\" is no number: a digit is missing at its end");
  EXPECT_EQ(complaint("1/0"), "the number \"1/0\" has the denominator 0");
  EXPECT_EQ(complaint("1e10001"), "the number \"1e10001\" has an exponent beyond 10,000");
  EXPECT_LT(complaint(std::string(1'000'000, '9')).size(), 200U);
  EXPECT_EQ(complaint("\x1b[31m"), "\"?[31m\" is no number: character 1, \"?\", is out of place");
}

}  // namespace
}  // namespace gradus
