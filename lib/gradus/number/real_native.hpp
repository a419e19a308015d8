#pragma once

#include <boost/multiprecision/mpfr.hpp>

namespace gradus {

/// What a Real is made of: Boost.Multiprecision over MPFR with its precision chosen at run time.
/// Include this header only in .cpp files that need `Real::native().number`; arithmetic of Boost on
/// it follows Boost's thread-wide precision, not the rule of Real.
struct RealNative {
  using Number = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<0>,
                                               boost::multiprecision::et_off>;
  Number number;

  mpfr_ptr raw() noexcept { return number.backend().data(); }
  mpfr_srcptr raw() const noexcept { return number.backend().data(); }
};

}  // namespace gradus
