#include "gradus/landscape/real_roots.hpp"

#include <flint/fmpq.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_poly.h>
#include <gmp.h>

#include <stdexcept>

namespace gradus {
namespace {

/// FLINT's integer polynomials.
class IntegerPolynomial {
 public:
  IntegerPolynomial() { fmpz_poly_init(raw_); }
  IntegerPolynomial(const IntegerPolynomial& other) {
    fmpz_poly_init(raw_);
    fmpz_poly_set(raw_, other.raw_);
  }
  IntegerPolynomial& operator=(const IntegerPolynomial& other) {
    fmpz_poly_set(raw_, other.raw_);
    return *this;
  }
  ~IntegerPolynomial() { fmpz_poly_clear(raw_); }

  /// A positive multiple of the polynomial with these coefficients.
  static IntegerPolynomial multiple_of(const Coefficients& coefficients) {
    fmpq_poly_t rational;
    fmpq_poly_init(rational);
    for (std::size_t k = 0; k < coefficients.size(); ++k) {
      fmpq_poly_set_coeff_mpq(rational, static_cast<slong>(k), coefficients[k].mpq());
    }
    IntegerPolynomial result;
    fmpq_poly_get_numerator(result.raw_, rational);
    fmpq_poly_clear(rational);
    return result;
  }

  slong degree() const { return fmpz_poly_degree(raw_); }
  fmpz_poly_struct* raw() { return raw_; }
  const fmpz_poly_struct* raw() const { return raw_; }

  IntegerPolynomial derivative() const {
    IntegerPolynomial result;
    fmpz_poly_derivative(result.raw_, raw_);
    return result;
  }
  /// The greatest common divisor with the derivative.
  IntegerPolynomial repeated_part() const {
    IntegerPolynomial result;
    fmpz_poly_gcd(result.raw_, raw_, derivative().raw_);
    return result;
  }
  IntegerPolynomial without(const IntegerPolynomial& divisor) const {
    IntegerPolynomial result;
    fmpz_poly_div(result.raw_, raw_, divisor.raw_);
    return result;
  }
  /// p(x + 1)
  void shift_by_one() {
    fmpz_t one;
    fmpz_init_set_ui(one, 1);
    fmpz_poly_taylor_shift(raw_, raw_, one);
    fmpz_clear(one);
  }
  int sign_of_coefficient(slong k) const { return fmpz_sgn(fmpz_poly_get_coeff_ptr(raw_, k)); }
  int sign_at(const Rational& x) const {
    fmpq_t at, value;
    fmpq_init(at);
    fmpq_init(value);
    fmpq_set_mpq(at, x.mpq());
    fmpz_poly_evaluate_fmpq(value, raw_, at);
    const int sign = fmpq_sgn(value);
    fmpq_clear(at);
    fmpq_clear(value);
    return sign;
  }

 private:
  fmpz_poly_t raw_;
};

/// p(2^k x) 2^(n j) for the j that makes this an integer polynomial again.
void scale_by_power_of_two(IntegerPolynomial& p, slong k) {
  const slong degree = p.degree();
  for (slong i = 0; i <= degree; ++i) {
    fmpz* c = fmpz_poly_get_coeff_ptr(p.raw(), i);
    const slong exponent = k >= 0 ? i * k : (degree - i) * -k;
    fmpz_mul_2exp(c, c, static_cast<ulong>(exponent));
  }
}

/// Not less than the number of roots in (0, 1), and equal to it where it is 0 or 1.
int sign_variations_on_unit_interval(const IntegerPolynomial& p) {
  IntegerPolynomial q;
  fmpz_poly_reverse(q.raw(), p.raw(), p.degree() + 1);
  q.shift_by_one();
  int variations = 0, last = 0;
  for (slong k = 0; k <= q.degree(); ++k) {
    const int sign = q.sign_of_coefficient(k);
    if (sign == 0) continue;
    variations += last != 0 && sign != last;
    last = sign;
  }
  return variations;
}

/// The roots of p in (0, 1), where x in (0, 1) stands for low + width x.
void isolate(IntegerPolynomial p, const Rational& low, const Rational& width,
             std::vector<RootInterval>& out) {
  const int variations = sign_variations_on_unit_interval(p);
  if (variations == 0) return;
  if (variations == 1) {
    out.push_back({low, low + width});
    return;
  }
  const Rational half = width / 2;
  scale_by_power_of_two(p, -1);
  isolate(p, low, half, out);
  p.shift_by_one();
  if (p.sign_of_coefficient(0) == 0) {
    out.push_back({low + half, low + half});
    fmpz_poly_shift_right(p.raw(), p.raw(), 1);
  }
  isolate(p, low + half, half, out);
}

/// A k with every root strictly between -2^k and 2^k (Cauchy's bound).
slong root_bound_exponent(const IntegerPolynomial& p) {
  const fmpz* lead = fmpz_poly_lead(p.raw());
  const slong most = fmpz_poly_max_bits(p.raw());
  return (most < 0 ? -most : most) - static_cast<slong>(fmpz_bits(lead)) + 2;
}

/// All real roots of a square-free polynomial.
std::vector<RootInterval> isolate_all(const IntegerPolynomial& p) {
  std::vector<RootInterval> roots;
  if (p.degree() < 1) return roots;
  const slong k = root_bound_exponent(p);
  IntegerPolynomial q = p;  // q(y) = p(2^k (2y - 1)), up to a positive factor
  scale_by_power_of_two(q, k);
  fmpz_t minus_one;
  fmpz_init_set_si(minus_one, -1);
  fmpz_poly_taylor_shift(q.raw(), q.raw(), minus_one);
  fmpz_clear(minus_one);
  scale_by_power_of_two(q, 1);
  const Rational bound = pow(Rational(2), k);
  isolate(q, -bound, 2 * bound, roots);
  return roots;
}

}  // namespace

RealRoots real_roots(const Coefficients& coefficients) {
  const IntegerPolynomial p = IntegerPolynomial::multiple_of(coefficients);
  if (p.degree() < 0) throw std::invalid_argument("every number is a root of the zero polynomial");
  const IntegerPolynomial repeated = p.repeated_part();
  const IntegerPolynomial repeated_once = repeated.without(repeated.repeated_part());
  if (!isolate_all(repeated_once).empty()) return {};

  RealRoots result{true, isolate_all(p.without(repeated))};
  const IntegerPolynomial slope = p.derivative();
  for (RootInterval& root : result.roots) {
    // Just right of low; where low is a root, the derivative decides.
    int before = p.sign_at(root.low);
    if (root.low == root.high) {
      before = -slope.sign_at(root.low);
    } else if (before == 0) {
      before = slope.sign_at(root.low);
    }
    root.rising = before < 0;
  }
  return result;
}

}  // namespace gradus
