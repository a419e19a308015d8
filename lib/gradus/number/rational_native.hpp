#pragma once

#include <gmp.h>

#include <optional>

namespace gradus {

/// What a Rational is made of: a fraction of GMP in lowest terms with a positive denominator. A
/// small numerator or denominator owns no memory, its limb is one of a table: most numbers of a
/// proof are small, and to allocate for them takes longer than the arithmetic. So GMP may read a
/// RationalNative, but not write to it.
struct RationalNative {
  RationalNative() noexcept : RationalNative(0, 1) {}
  /// Lowest terms: numerator / denominator, the denominator positive.
  RationalNative(long numerator, long denominator);
  /// Takes over a fraction in lowest terms; `value` must not be used, nor cleared, afterwards.
  explicit RationalNative(mpq_ptr value);
  RationalNative(const RationalNative& other);
  RationalNative(RationalNative&& other) noexcept;
  RationalNative& operator=(RationalNative other) noexcept;
  ~RationalNative();

  mpq_srcptr raw() const noexcept { return value_; }
  void negate() noexcept { mpq_numref(value_)->_mp_size = -mpq_numref(value_)->_mp_size; }

  /// Numerator and denominator where both are below 2^30, so that sums of two products fit a long.
  struct Small {
    long numerator, denominator;
  };
  std::optional<Small> small() const noexcept;

 private:
  mpq_t value_;
};

}  // namespace gradus
