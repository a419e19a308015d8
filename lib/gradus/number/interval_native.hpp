#pragma once

#include <boost/multiprecision/mpfi.hpp>

namespace gradus {

/// What an Interval is made of: Boost.Multiprecision over MPFI. Include this header only in .cpp
/// files that need `Interval::native().number`, and never use Boost's own conversions from
/// rationals, comparisons or printing of it: none of them is sound.
struct IntervalNative {
  using Number = boost::multiprecision::number<boost::multiprecision::mpfi_float_backend<50>,
                                               boost::multiprecision::et_off>;
  Number number;

  mpfi_ptr raw() noexcept { return number.backend().data(); }
  mpfi_srcptr raw() const noexcept { return number.backend().data(); }
};

}  // namespace gradus
