#include "gradus/number/mpfr_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

TEST(MpfrText, writes_numbers_as_printf_does) {
  test::for_all(3000, [](const Rational& a) {
    const Rational x = a * pow(Rational(10), *rc::gen::inRange(-30, 31));
    const int digits = *rc::gen::inRange(1, 30);
    const auto rounding = *rc::gen::element(MPFR_RNDD, MPFR_RNDU, MPFR_RNDN);
    mpfr_t value;
    mpfr_init2(value, 170);
    mpfr_set_q(value, x.mpq(), MPFR_RNDN);
    char* text = nullptr;
    mpfr_asprintf(&text, "%.*R*g", digits, rounding, value);
    const std::string expected = text, found = mpfr_to_string(value, digits, rounding);
    mpfr_free_str(text);
    mpfr_clear(value);
    RC_ASSERT(found == expected);
  });
}

}  // namespace
}  // namespace gradus
