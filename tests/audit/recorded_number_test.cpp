#include "gradus/audit/recorded_number.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "support/property.hpp"

namespace gradus {
namespace {

using Kind = Printing::Kind;

std::string refusal(const std::string& text) {
  try {
    parse_number(text);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "accepted";
}

std::string printed(const char* format, double value) {
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

TEST(RecordedNumber, digits_are_counted_as_written) {
  const NumberText a = parse_number("-0.01250");
  EXPECT_EQ(a.value, -0.0125);
  EXPECT_EQ(a.digits, 4);
  EXPECT_EQ(a.last_place, -5);
  EXPECT_EQ(a.decade(), -2);
  const NumberText b = parse_number("+12e+3");
  EXPECT_EQ(b.value, 12'000);
  EXPECT_EQ(b.last_place, 3);
  EXPECT_TRUE(b.scaled);
  EXPECT_EQ(parse_number("0.000").digits, 0);
}

TEST(RecordedNumber, hexadecimal_is_exact) {
  EXPECT_EQ(parse_number("0x1.8p-3").value, 0.1875);
  EXPECT_EQ(parse_number("-0X1.FFFFFFFFFFFFFp+10").value, -0x1.FFFFFFFFFFFFFp+10);
  EXPECT_EQ(refusal("0x1.FFFFFFFFFFFFF8p0"),
            "found '0x1.FFFFFFFFFFFFF8p0', expected at most 53 significant bits");
}

TEST(RecordedNumber, what_is_no_number_is_named) {
  EXPECT_EQ(refusal(""), "found nothing, expected a number");
  EXPECT_EQ(refusal("abc"), "found 'abc', expected a number");
  EXPECT_EQ(refusal("1,5"), "found '1,5', expected a number");
  EXPECT_EQ(refusal("1.5x"), "found '1.5x', expected a number");
  EXPECT_EQ(refusal("--1"), "found '--1', expected a number");
  EXPECT_EQ(refusal("0x"), "found '0x', expected a number");
  EXPECT_EQ(refusal("1e999"), "found '1e999', expected a number that a double can hold");
  EXPECT_EQ(refusal("infx"), "found 'infx', expected a number");
  EXPECT_EQ(refusal(std::string(2'000, '1')),
            "found '1111111111111111111111111111111111111111'... (2000 characters), expected a "
            "number of at "
            "most 1100 characters");
}

TEST(RecordedNumber, nan_and_infinities_are_read) {
  for (const char* text : {"nan", "NaN", "-nan"}) EXPECT_TRUE(std::isnan(parse_number(text).value));
  EXPECT_EQ(parse_number("-Infinity").value, -HUGE_VAL);
  EXPECT_TRUE(recorded(parse_number("nan"), NumberType::float32, {}).is_nan());
}

TEST(RecordedNumber, enough_digits_give_back_the_number_exactly) {
  test::for_all(2'000, [] {
    const auto bits = *rc::gen::arbitrary<std::int32_t>();
    const float single = std::ldexp(static_cast<float>(bits), bits % 120 - 30);
    const NumberText nine = parse_number(printed("%.9g", single));
    const Recorded r = recorded(nine, NumberType::float32, {Kind::significant, 9});
    RC_ASSERT(r.is_exact() && r.low == static_cast<double>(single));
    const double wide = single / 3.0;
    const Recorded d = recorded(parse_number(printed("%.17g", wide)), NumberType::float64,
                                {Kind::significant, 17});
    RC_ASSERT(d.is_exact() && d.low == wide);
  });
}

TEST(RecordedNumber, few_digits_give_all_numbers_that_print_so) {
  test::for_all(2'000, [] {
    const auto bits = *rc::gen::arbitrary<std::int32_t>();
    const float single = std::ldexp(static_cast<float>(bits), bits % 60 - 40);
    for (const NumberType type : {NumberType::float32, NumberType::float64}) {
      const Recorded six =
          recorded(parse_number(printed("%.6g", single)), type, {Kind::significant, 6});
      RC_ASSERT(six.low <= single && single <= six.high);
      RC_ASSERT(six.high - six.low <= 1.1e-5 * std::abs(static_cast<double>(single)));
      const Recorded fixed =
          recorded(parse_number(printed("%.4f", single)), type, {Kind::fixed, 4});
      RC_ASSERT(fixed.low <= single && single <= fixed.high);
    }
  });
}

TEST(RecordedNumber, zero_is_zero_unless_decimals_were_cut) {
  EXPECT_TRUE(recorded(parse_number("0"), NumberType::float32, {Kind::significant, 6}).is_exact());
  const Recorded cut = recorded(parse_number("0.0000"), NumberType::float64, {Kind::fixed, 4});
  EXPECT_LE(cut.low, -0.00005);
  EXPECT_GE(cut.high, 0.00005);
}

TEST(RecordedNumber, shortest_digits_are_rounded_to_the_type) {
  EXPECT_EQ(recorded(parse_number("0.1"), NumberType::float32, {}).low, static_cast<double>(0.1F));
  EXPECT_TRUE(could_be(parse_number("0.100000001"), NumberType::float32, {Kind::significant, 9}));
  EXPECT_FALSE(could_be(parse_number("0.100000005"), NumberType::float32, {Kind::significant, 9}));
}

TEST(RecordedNumber, a_gradient_of_another_type_is_kept_as_it_is) {
  const NumberText text = parse_number("0.30000000000000004");
  EXPECT_EQ(recorded(text, NumberType::float32, {}).low, 0.30000000000000004);
}

TEST(RecordedNumber, formats_are_understood) {
  const auto is = [](const char* format, Kind kind, int digits) {
    const auto p = printing_of(format);
    return p && p->kind == kind && (kind == Kind::shortest || p->digits == digits);
  };
  EXPECT_TRUE(is("%.9g", Kind::significant, 9));
  EXPECT_TRUE(is("%.8e", Kind::significant, 9));
  EXPECT_TRUE(is("%.6f", Kind::fixed, 6));
  EXPECT_TRUE(is("%a", Kind::shortest, 0));
  EXPECT_TRUE(is("shortest round-trip binary64", Kind::shortest, 0));
  EXPECT_FALSE(printing_of("%d"));
  EXPECT_FALSE(printing_of("%.xg"));
}

}  // namespace
}  // namespace gradus
