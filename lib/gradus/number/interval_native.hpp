#pragma once

#include <boost/multiprecision/mpfi.hpp>

namespace gradus {

/// What an Interval is made of: Boost.Multiprecision over MPFI. Include this header only in .cpp
/// files that need `Interval::native()`, and never use Boost's own conversions from rationals,
/// comparisons or printing of it: none of them is sound.
struct IntervalNative : boost::multiprecision::number<boost::multiprecision::mpfi_float_backend<50>,
                                                      boost::multiprecision::et_off> {
  mpfi_ptr raw() noexcept { return backend().data(); }
  mpfi_srcptr raw() const noexcept { return backend().data(); }
};

}  // namespace gradus
