#pragma once

#include <boost/multiprecision/gmp.hpp>

namespace gradus {

/// What a Rational is made of: Boost.Multiprecision over GMP. Include this header only in .cpp
/// files that need `Rational::native()`.
struct RationalNative : boost::multiprecision::number<boost::multiprecision::gmp_rational,
                                                      boost::multiprecision::et_off> {
  using Number = boost::multiprecision::number<boost::multiprecision::gmp_rational,
                                               boost::multiprecision::et_off>;
  using Number::Number;
  using Number::operator=;
  RationalNative() = default;
  RationalNative(const Number& value) : Number(value) {}
  RationalNative(Number&& value) noexcept : Number(std::move(value)) {}
};

}  // namespace gradus
