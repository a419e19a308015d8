#include "gradus/landscape/inertia.hpp"

namespace gradus {

unsigned negative_eigenvalues(const std::vector<std::vector<Rational>>& symmetric) {
  // Faddeev and LeVerrier: m_k = a m_(k-1) + c_(k-1) I, c_k = -trace(a m_k) / k are the
  // coefficients of the characteristic polynomial. At -x their signs alternate, up to a common one.
  const std::size_t n = symmetric.size();
  std::vector<std::vector<Rational>> m(n, std::vector<Rational>(n));
  Rational coefficient = 1;
  int sign = 1;
  unsigned changes = 0;
  for (std::size_t k = 1; k <= n; ++k) {
    std::vector<std::vector<Rational>> product(n, std::vector<Rational>(n));
    for (std::size_t i = 0; i < n; ++i) m[i][i] += coefficient;
    Rational trace = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t l = 0; l < n; ++l) product[i][j] += symmetric[i][l] * m[l][j];
      }
      trace += product[i][i];
    }
    coefficient = -trace / Rational(k);
    m = std::move(product);
    const int now = (k % 2 == 0 ? 1 : -1) * coefficient.sign();
    if (now * sign < 0) ++changes;
    if (now != 0) sign = now;
  }
  return changes;
}

}  // namespace gradus
