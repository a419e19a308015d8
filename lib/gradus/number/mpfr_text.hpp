#pragma once

#include <mpfr.h>

#include <string>

#include "gradus/number/rational.hpp"

namespace gradus {

/// `digits` significant decimals, rounded as asked: "0.0249", "1.5e-40", "inf", "nan"; zero has no
/// sign and trailing zeros are dropped. Throws std::invalid_argument unless 1 <= digits <= 10,000.
std::string mpfr_to_string(mpfr_srcptr value, int digits, mpfr_rnd_t rounding);

/// The exact value. Throws std::domain_error where it is not finite and std::length_error where the
/// fraction would need more than 2^26 bits.
Rational mpfr_to_rational(mpfr_srcptr value);

}  // namespace gradus
