#pragma once

#include <boost/multiprecision/gmp.hpp>

namespace gradus {

/// What a Rational is made of: Boost.Multiprecision over GMP. Include this header only in .cpp
/// files that need `Rational::native().number`.
struct RationalNative {
  using Number = boost::multiprecision::number<boost::multiprecision::gmp_rational,
                                               boost::multiprecision::et_off>;
  Number number;

  mpq_ptr raw() noexcept { return number.backend().data(); }
  mpq_srcptr raw() const noexcept { return number.backend().data(); }
};

}  // namespace gradus
