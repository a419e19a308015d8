#include "gradus/spectrum/eigenvalues.hpp"

#include <acb.h>
#include <arb_fmpz_poly.h>
#include <flint/fmpq_mat.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_poly_factor.h>

#include <stdexcept>

#include "gradus/number/ball.hpp"

namespace gradus {
namespace {

constexpr slong bits = 192;

/// The numerator of the characteristic polynomial.
class CharacteristicPolynomial {
 public:
  explicit CharacteristicPolynomial(const RationalMatrix& w) {
    const auto size = static_cast<slong>(w.size());
    fmpq_mat_t matrix;
    fmpq_mat_init(matrix, size, size);
    for (slong i = 0; i < size; ++i) {
      for (slong j = 0; j < size; ++j) {
        const Rational& entry = w[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        fmpq_set_mpq(fmpq_mat_entry(matrix, i, j), entry.mpq());
      }
    }
    fmpq_poly_t polynomial;
    fmpq_poly_init(polynomial);
    fmpq_mat_charpoly(polynomial, matrix);
    fmpz_poly_init(numerator_);
    fmpq_poly_get_numerator(numerator_, polynomial);
    fmpq_poly_clear(polynomial);
    fmpq_mat_clear(matrix);
  }
  CharacteristicPolynomial(const CharacteristicPolynomial&) = delete;
  CharacteristicPolynomial& operator=(const CharacteristicPolynomial&) = delete;
  ~CharacteristicPolynomial() { fmpz_poly_clear(numerator_); }

  const fmpz_poly_struct* get() const { return numerator_; }

 private:
  fmpz_poly_t numerator_;
};

/// The square-free factors of the characteristic polynomial.
class SquareFreeFactors {
 public:
  explicit SquareFreeFactors(const RationalMatrix& w) {
    require_square(w);
    if (w.size() > 200) throw std::invalid_argument("the matrix is larger than 200 x 200");
    fmpz_poly_factor_init(factors_);
    fmpz_poly_factor_squarefree(factors_, CharacteristicPolynomial(w).get());
  }
  SquareFreeFactors(const SquareFreeFactors&) = delete;
  SquareFreeFactors& operator=(const SquareFreeFactors&) = delete;
  ~SquareFreeFactors() { fmpz_poly_factor_clear(factors_); }

  slong size() const { return factors_->num; }
  const fmpz_poly_struct* factor(slong i) const { return factors_->p + i; }
  unsigned multiplicity(slong i) const { return static_cast<unsigned>(factors_->exp[i]); }

 private:
  fmpz_poly_factor_t factors_;
};

Interval interval(const arb_t value) {
  Ball ball(bits);
  arb_set(ball.raw(), value);
  return ball.to_interval();
}

/// The roots of a square-free polynomial.
void append_roots(std::vector<Eigenvalue>& found, const fmpz_poly_struct* factor,
                  unsigned multiplicity) {
  const slong degree = fmpz_poly_degree(factor);
  if (degree < 1) return;
  acb_ptr roots = _acb_vec_init(degree);
  arb_fmpz_poly_complex_roots(roots, factor, 0, bits);
  for (slong k = 0; k < degree; ++k) {
    arb_t modulus;
    arb_init(modulus);
    acb_abs(modulus, roots + k, bits);
    found.push_back({interval(acb_realref(roots + k)), interval(acb_imagref(roots + k)),
                     interval(modulus), multiplicity, acb_is_real(roots + k) != 0});
    arb_clear(modulus);
  }
  _acb_vec_clear(roots, degree);
}

}  // namespace

std::vector<Eigenvalue> eigenvalues(const RationalMatrix& w) {
  const SquareFreeFactors factors(w);
  std::vector<Eigenvalue> found;
  for (slong i = 0; i < factors.size(); ++i) {
    append_roots(found, factors.factor(i), factors.multiplicity(i));
  }
  return found;
}

bool all_eigenvalues_real(const RationalMatrix& w) {
  const SquareFreeFactors factors(w);
  for (slong i = 0; i < factors.size(); ++i) {
    const fmpz_poly_struct* factor = factors.factor(i);
    if (fmpz_poly_num_real_roots_sturm(factor) != fmpz_poly_degree(factor)) return false;
  }
  return true;
}

Interval eigenvalue_radius(const RationalMatrix& w) {
  Interval radius(0);
  for (const Eigenvalue& e : eigenvalues(w)) radius = max(radius, e.modulus);
  return radius;
}

}  // namespace gradus
