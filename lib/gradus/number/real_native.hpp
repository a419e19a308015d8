#pragma once

#include <boost/multiprecision/mpfr.hpp>

namespace gradus {

/// What a Real is made of: Boost.Multiprecision over MPFR with its precision chosen at run time.
/// Include this header only in .cpp files that need `Real::native().number`.
struct RealNative {
  using Number = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<0>,
                                               boost::multiprecision::et_off>;
  Number number;

  // Boost's own copies take the precision that the options of the current thread say.
  RealNative() = default;
  RealNative(const RealNative& other) { *this = other; }
  RealNative(RealNative&& other) noexcept { mpfr_swap(raw(), other.raw()); }
  RealNative& operator=(const RealNative& other) {
    if (this == &other) return *this;
    mpfr_set_prec(raw(), mpfr_get_prec(other.raw()));
    mpfr_set(raw(), other.raw(), MPFR_RNDN);
    return *this;
  }
  RealNative& operator=(RealNative&& other) noexcept {
    mpfr_swap(raw(), other.raw());
    return *this;
  }
  ~RealNative() = default;

  mpfr_ptr raw() noexcept { return number.backend().data(); }
  mpfr_srcptr raw() const noexcept { return number.backend().data(); }
};

}  // namespace gradus
