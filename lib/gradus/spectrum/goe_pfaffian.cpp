#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {

std::vector<Ball> leading_pfaffians(Bordered a) {
  const std::size_t size = a.size();
  std::vector<Ball> result;
  if (size == 0) return result;
  Ball product(Rational(1), a[0].back().bits());
  for (std::size_t i = 0; i < size; i += 2) {
    result.push_back(product * a[i][size]);
    if (i + 1 == size) break;
    const Ball pivot = a[i][i + 1];
    if (pivot.contains_zero()) return {};
    product *= pivot;
    result.push_back(product);
    // a_jk -= (a_ij a_{i+1,k} - a_{i+1,j} a_ik) / pivot.
    for (std::size_t j = i + 2; j < size; ++j) {
      const Ball first = a[i][j] / pivot, second = a[i + 1][j] / pivot;
      for (std::size_t k = j + 1; k <= size; ++k) {
        a[j][k].subtract_product(first, a[i + 1][k]);
        a[j][k].add_product(second, a[i][k]);
      }
    }
  }
  return result;
}

std::vector<Ball> gammas_of_halves(unsigned last, slong bits) {
  std::vector<Ball> gamma{Ball(bits), sqrt(Ball::pi(bits)), Ball(Rational(1), bits)};
  for (unsigned n = 3; n <= last; ++n) {
    gamma.push_back(gamma[n - 2] * Ball(Rational(n - 2, 2), bits));
  }
  return gamma;
}

std::vector<Ball> goe_normalisations(unsigned d, slong bits) {
  const std::vector<Ball> gamma = gammas_of_halves(d + 2, bits);
  const Ball each = sqrt(Ball(Rational(2), bits) * Ball::pi(bits)) / gamma[3];
  std::vector<Ball> result;
  Ball z(Rational(1), bits);
  for (unsigned j = 1; j <= d; ++j) {
    result.push_back(z *= each * gamma[j + 2] / Ball(Rational(j), bits));
  }
  return result;
}

Bordered positive_inner_products(unsigned size, slong bits) {
  const std::vector<Ball> gamma = gammas_of_halves(2 * size, bits);
  const Ball root_half_pi = sqrt(Ball::pi(bits) / Ball(Rational(2), bits));
  Bordered b(size, std::vector<Ball>(size + 1, Ball(bits)));
  for (unsigned k = 1; k < size; ++k) {
    b[0][k] = k == 1 ? gamma[1] - root_half_pi : gamma[k];
    if (k >= 2) b[1][k] = gamma[k + 1];
    for (unsigned j = 2; j < k; ++j) {
      b[j][k] = Ball(Rational(k - j, 2), bits) * gamma[j + k - 2];
    }
  }
  b[0][size] = root_half_pi;
  if (size > 1) b[1][size] = Ball(Rational(1), bits);
  return b;
}

}  // namespace gradus
