#pragma once

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>

namespace gradus {

/// A number of a formula together with what an honest implementation in a type of `Bits`
/// significant bits may have made of it (a running error analysis: Higham, Accuracy and Stability
/// of Numerical Algorithms, 2002, section 3.3).
///
/// `value` is computed in at least 64 bits. `error` bounds |computed - value| for every computation
/// that has at most two roundings for each operation of the formula, in any order of its sums, with
/// products spread over sums or not, fused or not: `size` is the formula with every subtraction
/// replaced by a sum of absolute values, and each operation adds two units of it. What this
/// arithmetic itself rounds is far below and covered.
template <int Bits>
struct Tracked {
  static_assert(LDBL_MANT_DIG >= 64);

  long double value = 0;
  double size = 0;
  double error = 0;

  Tracked() = default;
  explicit Tracked(long double exact, double uncertainty = 0)
      : value(exact), size(static_cast<double>(std::abs(exact))), error(uncertainty) {}

  /// Two roundings, one more for what the bounds themselves round.
  static constexpr double unit = 2.0 / static_cast<double>(1ULL << Bits) + 0x1p-60;
  /// An underflow loses at most this much, also where subnormal numbers become zero.
  static constexpr double least = Bits == 53 ? DBL_MIN : static_cast<double>(FLT_MIN);

  friend Tracked operator-(Tracked a) {
    a.value = -a.value;
    return a;
  }
  friend Tracked operator+(const Tracked& a, const Tracked& b) {
    return sum(a, b, a.value + b.value);
  }
  friend Tracked operator-(const Tracked& a, const Tracked& b) {
    return sum(a, b, a.value - b.value);
  }
  friend Tracked operator*(const Tracked& a, const Tracked& b) {
    Tracked r;
    r.value = a.value * b.value;
    r.size = a.size * b.size;
    r.error = a.magnitude() * b.error + b.magnitude() * a.error + a.error * b.error +
              unit * r.size + (r.size > 0 ? least : 0);
    return r;
  }
  friend Tracked operator/(const Tracked& a, const Tracked& b) {
    Tracked r;
    r.value = a.value / b.value;
    const double divisor = b.magnitude() - b.error;
    r.size = a.size / b.magnitude();
    if (divisor > 0) {
      r.error =
          (a.error + r.magnitude() * b.error) / divisor + unit * r.size + (r.size > 0 ? least : 0);
    } else if (b.error > 0) {
      if (std::isnan(r.value)) r.value = 0;  // a NaN value means: every implementation has NaN
      r.error = std::numeric_limits<double>::infinity();
    }
    return r;
  }
  friend Tracked sqrt(const Tracked& a) {
    Tracked r;
    r.value = std::sqrt(a.value);
    const double low = static_cast<double>(a.value) - a.error;
    r.size = static_cast<double>(r.value);
    if (low >= 0) {
      const double roots = r.size + std::sqrt(low);
      r.error = (roots > 0 ? a.error / roots : 0) + unit * r.size;
    } else if (static_cast<double>(a.value) + a.error >= 0) {
      // Where nothing was subtracted the computed radicand is not negative either; else the root
      // may be NaN or not.
      const double high = static_cast<double>(a.value) + a.error;
      const bool is_sum = a.size <= static_cast<double>(a.value) * (1 + 1e-12);
      r.value = std::sqrt(std::max(a.value, 0.0L));
      r.size = static_cast<double>(r.value);
      r.error = is_sum ? std::sqrt(high) + unit * r.size : std::numeric_limits<double>::infinity();
    }
    return r;
  }
  friend Tracked abs(Tracked a) {
    a.value = std::abs(a.value);
    return a;
  }
  friend Tracked max(const Tracked& a, const Tracked& b) {
    Tracked r = a.value < b.value ? b : a;
    r.error = std::max(a.error, b.error);
    return r;
  }
  /// 1 - a, which no implementation loses digits in beyond those that `a` has lost.
  friend Tracked complement(const Tracked& a) {
    Tracked r(1 - a.value);
    r.error = a.error + unit * r.size;
    return r;
  }
  /// The number after a rounding to this type where it was computed in another.
  template <int Other>
  static Tracked from(const Tracked<Other>& a) {
    Tracked r;
    r.value = a.value;
    r.size = a.size;
    r.error = a.error + unit * a.magnitude();
    return r;
  }

  /// The number where it is kept before it is used: no sum within it is spread any more.
  friend Tracked kept_apart(Tracked a) {
    a.size = a.magnitude();
    return a;
  }

  double magnitude() const { return std::abs(static_cast<double>(value)); }

 private:
  static Tracked sum(const Tracked& a, const Tracked& b, long double value) {
    Tracked r;
    r.value = value;
    r.size = a.size + b.size;
    r.error = a.error + b.error + unit * r.size;
    return r;
  }
};

}  // namespace gradus
