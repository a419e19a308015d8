#pragma once

#include <algorithm>

#include "gradus/number/interval.hpp"
#include "gradus/number/interval_native.hpp"

namespace gradus {

/// What the .cpp files of Interval share, and nobody else includes.
class IntervalAccess {
 public:
  static mpfi_ptr raw(Interval& x) { return x.native_.get().raw(); }
  static mpfi_srcptr raw(const Interval& x) { return x.native_.get().raw(); }
  static mpfr_ptr left(Interval& x) { return &raw(x)->left; }
  static mpfr_ptr right(Interval& x) { return &raw(x)->right; }
  static mpfr_srcptr left(const Interval& x) { return &raw(x)->left; }
  static mpfr_srcptr right(const Interval& x) { return &raw(x)->right; }

  static Definedness worse(Definedness a, Definedness b) { return std::max(a, b); }

  /// Every operation ends here: no end is ever NaN (a product of 0 and an infinite end), and what
  /// is defined nowhere says nothing about values.
  static void finish(Interval& x, Definedness definedness) {
    if (definedness == Definedness::nowhere || mpfi_nan_p(raw(x))) {
      mpfr_set_inf(left(x), -1);
      mpfr_set_inf(right(x), 1);
    }
    x.definedness_ = definedness;
  }

  /// For functions of MPFI that are defined on the whole line.
  static Interval map(int (*function)(mpfi_ptr, mpfi_srcptr), const Interval& x) {
    Interval result;
    function(raw(result), raw(x));
    finish(result, x.definedness());
    return result;
  }

  static Interval nowhere() {
    Interval result;
    finish(result, Definedness::nowhere);
    return result;
  }
};

}  // namespace gradus
