#pragma once

#include <arb.h>
#include <arb_hypgeom.h>

#include "gradus/number/interval.hpp"

namespace gradus {

/// A real number known up to a radius, by Arb: for work at thousands of bits. Include this header
/// only in .cpp files. Every result encloses, rounded to the bits of the ball that it is stored in.
class Ball {
 public:
  explicit Ball(slong bits) : bits_(bits) { arb_init(value_); }
  Ball(const Rational& q, slong bits) : Ball(bits) {
    fmpq_t exact;
    fmpq_init(exact);
    fmpq_set_mpq(exact, q.mpq());
    arb_set_fmpq(value_, exact, bits);
    fmpq_clear(exact);
  }
  Ball(const Ball& other) : Ball(other.bits_) { arb_set(value_, other.value_); }
  Ball& operator=(const Ball& other) {
    bits_ = other.bits_;
    arb_set(value_, other.value_);
    return *this;
  }
  ~Ball() { arb_clear(value_); }

  static Ball pi(slong bits) {
    Ball result(bits);
    arb_const_pi(result.value_, bits);
    return result;
  }
  friend Ball sqrt(Ball x) {
    arb_sqrt(x.value_, x.value_, x.bits_);
    return x;
  }
  friend Ball exp(Ball x) {
    arb_exp(x.value_, x.value_, x.bits_);
    return x;
  }
  friend Ball erfc(Ball x) {
    arb_hypgeom_erfc(x.value_, x.value_, x.bits_);
    return x;
  }
  friend Ball gamma(Ball x) {
    arb_gamma(x.value_, x.value_, x.bits_);
    return x;
  }
  /// Tricomi's function U(a, b, z) (DLMF 13.2.6).
  friend Ball kummer_u(const Ball& a, const Ball& b, const Ball& z) {
    Ball result(z.bits_);
    arb_hypgeom_u(result.value_, a.value_, b.value_, z.value_, z.bits_);
    return result;
  }
  friend Ball log(Ball x) {
    arb_log(x.value_, x.value_, x.bits_);
    return x;
  }
  /// log Gamma(x), x > 0.
  friend Ball log_gamma(Ball x) {
    arb_lgamma(x.value_, x.value_, x.bits_);
    return x;
  }
  /// Its derivative.
  friend Ball digamma(Ball x) {
    arb_digamma(x.value_, x.value_, x.bits_);
    return x;
  }
  Ball& operator+=(const Ball& y) { return arb_add(value_, value_, y.value_, bits_), *this; }
  Ball& operator-=(const Ball& y) { return arb_sub(value_, value_, y.value_, bits_), *this; }
  Ball& operator*=(const Ball& y) { return arb_mul(value_, value_, y.value_, bits_), *this; }
  Ball& operator/=(const Ball& y) { return arb_div(value_, value_, y.value_, bits_), *this; }
  Ball& operator*=(const Rational& q) { return *this *= Ball(q, bits_); }
  friend Ball operator+(Ball x, const Ball& y) { return x += y; }
  friend Ball operator-(Ball x, const Ball& y) { return x -= y; }
  friend Ball operator*(Ball x, const Ball& y) { return x *= y; }
  friend Ball operator*(Ball x, const Rational& q) { return x *= q; }
  friend Ball operator/(Ball x, const Ball& y) { return x /= y; }
  Ball& add_product(const Ball& y, const Ball& z) {
    return arb_addmul(value_, y.value_, z.value_, bits_), *this;
  }
  Ball& subtract_product(const Ball& y, const Ball& z) {
    return arb_submul(value_, y.value_, z.value_, bits_), *this;
  }

  /// With a radius larger by the greatest value of |by|.
  Ball& widen(const Ball& by) { return arb_add_error(value_, by.value_), *this; }
  friend bool certainly_less(const Ball& x, const Ball& y) { return arb_lt(x.value_, y.value_); }

  slong bits() const { return bits_; }
  arb_ptr raw() { return value_; }
  arb_srcptr raw() const { return value_; }
  bool contains_zero() const { return arb_contains_zero(value_) != 0; }
  /// Bits of the value that are certain; negative where the radius is larger.
  slong accurate_bits() const { return arb_rel_accuracy_bits(value_); }
  /// Encloses it at the digits of an Interval; throws std::range_error where it is unbounded.
  Interval to_interval() const;

 private:
  slong bits_;
  arb_t value_;
};

/// Encloses it by two decimals of 42 digits: a closed form at the 50 digits of an Interval falls
/// between them.
Interval between_decimals(const Ball& x);

}  // namespace gradus
