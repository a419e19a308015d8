// MPFI at 53 bits: in place on its own type, and as Boost.Multiprecision's number.

#include <boost/multiprecision/mpfi.hpp>
#include <utility>

#include "benchmarks/certify/reference_search.hpp"

namespace gradus {
namespace {

constexpr mpfr_prec_t precision = 53;

class RawNumber {
 public:
  RawNumber() { mpfi_init2(x_, precision); }
  RawNumber(const RawNumber& other) : RawNumber() { mpfi_set(x_, other.x_); }
  RawNumber& operator=(const RawNumber& other) {
    mpfi_set(x_, other.x_);
    return *this;
  }
  ~RawNumber() { mpfi_clear(x_); }
  friend void swap(RawNumber& a, RawNumber& b) { mpfi_swap(a.x_, b.x_); }

  mpfi_ptr get() { return x_; }
  mpfi_srcptr get() const { return x_; }

 private:
  mpfi_t x_;
};

/// 16 digits are 55 bits, as many limbs as 53.
using BoostNumber = boost::multiprecision::number<boost::multiprecision::mpfi_float_backend<16>,
                                                  boost::multiprecision::et_off>;

mpfi_ptr get(RawNumber& x) { return x.get(); }
mpfi_srcptr get(const RawNumber& x) { return x.get(); }
mpfi_ptr get(BoostNumber& x) { return x.backend().data(); }
mpfi_srcptr get(const BoostNumber& x) { return x.backend().data(); }

/// What both types do alike; `Operations` gives the arithmetic.
template <class N, class Operations>
struct Mpfi {
  using Number = N;

  static void hull(Number& out, double low, double high) { mpfi_interv_d(get(out), low, high); }
  static void rational(Number& out, const Rational& value) { mpfi_set_q(get(out), value.mpq()); }
  static void pi(Number& out) { mpfi_const_pi(get(out)); }
  static double low(const Number& x) { return mpfr_get_d(&get(x)->left, MPFR_RNDD); }
  static double high(const Number& x) { return mpfr_get_d(&get(x)->right, MPFR_RNDU); }

  static bool power(Number& out, const Number& a, long exponent) {
    if (exponent < 0) {
      Number one, positive;
      hull(one, 1, 1);
      return power(positive, a, -exponent) && apply(Op::divide, out, one, positive);
    }
    if (exponent % 2 == 0) {
      mpfi_abs(get(out), get(a));
    } else {
      mpfi_set(get(out), get(a));
    }
    const auto n = static_cast<unsigned long>(exponent);
    mpfr_pow_ui(&get(out)->left, &get(out)->left, n, MPFR_RNDD);
    mpfr_pow_ui(&get(out)->right, &get(out)->right, n, MPFR_RNDU);
    return mpfi_bounded_p(get(out)) != 0;
  }

  static bool apply(Op op, Number& out, const Number& a, const Number& b) {
    if (op == Op::divide && mpfi_has_zero(get(b))) return false;
    if (op == Op::log && !mpfi_is_strictly_pos(get(a))) return false;
    if (op == Op::sqrt && !mpfi_is_nonneg(get(a))) return false;
    if (op == Op::minimum || op == Op::maximum) {
      auto* const pick = op == Op::minimum ? mpfr_min : mpfr_max;
      pick(&get(out)->left, &get(a)->left, &get(b)->left, MPFR_RNDD);
      pick(&get(out)->right, &get(a)->right, &get(b)->right, MPFR_RNDU);
      return true;
    }
    return Operations::apply(op, out, a, b) && mpfi_bounded_p(get(out)) != 0;
  }
};

struct RawOperations {
  static bool apply(Op op, RawNumber& out, const RawNumber& a, const RawNumber& b) {
    switch (op) {
      case Op::negate:
        return mpfi_neg(get(out), get(a)), true;
      case Op::add:
        return mpfi_add(get(out), get(a), get(b)), true;
      case Op::subtract:
        return mpfi_sub(get(out), get(a), get(b)), true;
      case Op::multiply:
        return mpfi_mul(get(out), get(a), get(b)), true;
      case Op::divide:
        return mpfi_div(get(out), get(a), get(b)), true;
      case Op::abs:
        return mpfi_abs(get(out), get(a)), true;
      case Op::exp:
        return mpfi_exp(get(out), get(a)), true;
      case Op::log:
        return mpfi_log(get(out), get(a)), true;
      case Op::sqrt:
        return mpfi_sqrt(get(out), get(a)), true;
      case Op::sin:
        return mpfi_sin(get(out), get(a)), true;
      case Op::cos:
        return mpfi_cos(get(out), get(a)), true;
      case Op::sinh:
        return mpfi_sinh(get(out), get(a)), true;
      case Op::cosh:
        return mpfi_cosh(get(out), get(a)), true;
      case Op::tanh:
        return mpfi_tanh(get(out), get(a)), true;
      case Op::atan:
        return mpfi_atan(get(out), get(a)), true;
      default:
        return false;
    }
  }
};

struct BoostOperations {
  static bool apply(Op op, BoostNumber& out, const BoostNumber& a, const BoostNumber& b) {
    switch (op) {
      case Op::negate:
        return out = -a, true;
      case Op::add:
        return out = a + b, true;
      case Op::subtract:
        return out = a - b, true;
      case Op::multiply:
        return out = a * b, true;
      case Op::divide:
        return out = a / b, true;
      case Op::abs:
        return out = abs(a), true;
      case Op::exp:
        return out = exp(a), true;
      case Op::log:
        return out = log(a), true;
      case Op::sqrt:
        return out = sqrt(a), true;
      case Op::sin:
        return out = sin(a), true;
      case Op::cos:
        return out = cos(a), true;
      case Op::sinh:
        return out = sinh(a), true;
      case Op::cosh:
        return out = cosh(a), true;
      case Op::tanh:
        return out = tanh(a), true;
      case Op::atan:
        return out = atan(a), true;
      default:
        return false;
    }
  }
};

}  // namespace

ReferenceResult reference_mpfi(const ReferenceProblem& problem, long most_boxes) {
  return ReferenceSearch<Mpfi<RawNumber, RawOperations>>(problem, most_boxes).run();
}

ReferenceResult reference_boost_mpfi(const ReferenceProblem& problem, long most_boxes) {
  return ReferenceSearch<Mpfi<BoostNumber, BoostOperations>>(problem, most_boxes).run();
}

}  // namespace gradus
