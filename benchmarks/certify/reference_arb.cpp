// Arb balls at 53 bits.

#ifdef GRADUS_HAVE_ARB

#include <arb.h>

#include <cstdlib>

#include "benchmarks/certify/reference_search.hpp"

namespace gradus {
namespace {

constexpr slong precision = 53;

class Ball {
 public:
  Ball() { arb_init(x_); }
  Ball(const Ball& other) : Ball() { arb_set(x_, other.x_); }
  Ball& operator=(const Ball& other) {
    arb_set(x_, other.x_);
    return *this;
  }
  ~Ball() { arb_clear(x_); }
  friend void swap(Ball& a, Ball& b) { arb_swap(a.x_, b.x_); }

  arb_ptr get() { return x_; }
  arb_srcptr get() const { return x_; }

 private:
  arb_t x_;
};

class Bound {
 public:
  Bound() { arf_init(x_); }
  explicit Bound(double value) : Bound() { arf_set_d(x_, value); }
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;
  ~Bound() { arf_clear(x_); }
  arf_ptr get() { return x_; }

 private:
  arf_t x_;
};

struct Arb {
  using Number = Ball;

  static void hull(Number& out, double low, double high) {
    if (low == high) {
      arb_set_d(out.get(), low);
    } else {
      Bound a(low), b(high);
      arb_set_interval_arf(out.get(), a.get(), b.get(), precision);
    }
  }
  static void rational(Number& out, const Rational& value) {
    fmpq_t copy;
    fmpq_init(copy);
    fmpq_set_mpq(copy, value.mpq());
    arb_set_fmpq(out.get(), copy, precision);
    fmpq_clear(copy);
  }
  static void pi(Number& out) { arb_const_pi(out.get(), precision); }
  static double low(const Number& x) {
    Bound end;
    arb_get_lbound_arf(end.get(), x.get(), precision);
    return arf_get_d(end.get(), ARF_RND_FLOOR);
  }
  static double high(const Number& x) {
    Bound end;
    arb_get_ubound_arf(end.get(), x.get(), precision);
    return arf_get_d(end.get(), ARF_RND_CEIL);
  }

  static bool power(Number& out, const Number& a, long exponent) {
    if (exponent == 2) {
      arb_sqr(out.get(), a.get(), precision);
    } else {
      arb_pow_ui(out.get(), a.get(), static_cast<ulong>(std::labs(exponent)), precision);
    }
    if (exponent < 0) arb_inv(out.get(), out.get(), precision);
    return arb_is_finite(out.get()) != 0;
  }

  static bool apply(Op op, Number& out, const Number& a, const Number& b) {
    evaluate(op, out.get(), a.get(), b.get());
    return arb_is_finite(out.get()) != 0;
  }

 private:
  static void evaluate(Op op, arb_ptr out, arb_srcptr a, arb_srcptr b) {
    switch (op) {
      case Op::negate:
        return arb_neg(out, a);
      case Op::add:
        return arb_add(out, a, b, precision);
      case Op::subtract:
        return arb_sub(out, a, b, precision);
      case Op::multiply:
        return arb_mul(out, a, b, precision);
      case Op::divide:
        return arb_div(out, a, b, precision);
      case Op::minimum:
        return arb_min(out, a, b, precision);
      case Op::maximum:
        return arb_max(out, a, b, precision);
      case Op::abs:
        return arb_abs(out, a);
      case Op::exp:
        return arb_exp(out, a, precision);
      case Op::log:
        return arb_log(out, a, precision);
      case Op::sqrt:
        return arb_sqrt(out, a, precision);
      case Op::sin:
        return arb_sin(out, a, precision);
      case Op::cos:
        return arb_cos(out, a, precision);
      case Op::sinh:
        return arb_sinh(out, a, precision);
      case Op::cosh:
        return arb_cosh(out, a, precision);
      case Op::tanh:
        return arb_tanh(out, a, precision);
      case Op::atan:
        return arb_atan(out, a, precision);
      default:
        return arb_indeterminate(out);
    }
  }
};

}  // namespace

ReferenceResult reference_arb(const ReferenceProblem& problem, long most_boxes) {
  return ReferenceSearch<Arb>(problem, most_boxes).run();
}

}  // namespace gradus

#endif  // GRADUS_HAVE_ARB
