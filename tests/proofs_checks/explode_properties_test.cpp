// Powers of matrices at random parameters, multiplied out here, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Explode, powers_of_a_diagonal_matrix_and_the_gradient_of_their_sum) {
  for_all(320, [] {
    const Rational a = small(), b = small(), x1 = small(), x2 = small();
    const int n = drawn(1, 12);
    Vector h{x1, x2};
    // The product rule: the derivative of the k-th state with respect to each weight.
    Vector derivative{0, 0};
    for (int k = 0; k < n; ++k) {
      derivative = {h[0] + a * derivative[0], h[1] + b * derivative[1]};
      h = {a * h[0], b * h[1]};
    }
    RC_ASSERT(h[0] == pow(a, n) * x1 && h[1] == pow(b, n) * x2);
    RC_ASSERT(derivative[0] == Rational(n) * pow(a, n - 1) * x1);
    RC_ASSERT(derivative[1] == Rational(n) * pow(b, n - 1) * x2);
  });
}

TEST(Explode, powers_of_a_jordan_block_by_multiplication) {
  for_all(240, [] {
    const Rational r = small();
    const int n = drawn(1, 30);
    Rational diagonal = 1, corner = 0;
    for (int k = 0; k < n; ++k) {
      corner = diagonal + corner * r;
      diagonal *= r;
    }
    RC_ASSERT(diagonal == pow(r, n));
    RC_ASSERT(corner == Rational(n) * pow(r, n - 1));
  });
}

TEST(Explode, below_one_it_vanishes_from_the_named_n_on_and_above_one_it_outgrows_every_bound) {
  for_all(320, [] {
    const Rational h(drawn(1, 13), 6), tol(drawn(1, 13), 6);
    const Rational from = ceil(Rational(2) + Rational(4) / (tol * h * h));
    const Rational r = Rational(1) / (Rational(1) + h);
    const long n = *from.to_long() + drawn(0, 20);
    RC_ASSERT(Rational(n) * pow(r, n - 1) <= tol);
    RC_ASSERT(Rational(n) * pow(Rational(1) + h, n - 1) >=
              Rational(n) * (Rational(1) + Rational(n - 1) * h));
  });
}

TEST(Explode, the_peak_of_n_r_to_n_minus_1_is_where_the_ratio_of_neighbours_passes_one) {
  for_all(160, [] {
    const long m = drawn(1L, 12L);
    const Rational r(m, m + 1);  // for 9/10: m = 9
    const auto value = [&](long n) { return Rational(n) * pow(r, n - 1); };
    RC_ASSERT(value(m) == value(m + 1));
    for (long n = 1; n < 3 * m; ++n) {
      RC_ASSERT((value(n + 1) > value(n)) == (n < m));
      RC_ASSERT((value(n + 1) < value(n)) == (n > m));
    }
  });
}

TEST(Explode, powers_of_a_symmetric_matrix_grow_by_its_spectral_radius_at_most) {
  for_all(240, [] {
    const std::size_t d = dimension();
    const Rational rho = abs(small()) + Rational(1, 5);
    const Matrix w = symmetric_in(d, -rho, rho);
    const Vector start = vector_of(d);
    Vector v = start;
    for (long n = 1; n <= 6; ++n) {
      v = times(w, v);
      RC_ASSERT(dot(v, v) <= pow(rho, 2 * n) * dot(start, start));
    }
  });
}

TEST(Explode, the_gradient_through_a_jordan_block_has_pairs_and_triples_of_layers) {
  for_all(160, [] {
    // h = W^n (1, 1) for W = [[r, 1], [c, r]], and its derivative with respect to c at c = 0.
    const Rational r = small();
    const int n = drawn(3, 20);
    Vector h{1, 1}, derivative{0, 0};
    for (int k = 0; k < n; ++k) {
      derivative = {r * derivative[0] + derivative[1], r * derivative[1] + h[0]};
      h = {r * h[0] + h[1], r * h[1]};
    }
    const Rational pairs(n * (n - 1) / 2), triples(n * (n - 1) * (n - 2) / 6);
    RC_ASSERT(derivative[1] == Rational(n) * pow(r, n - 1) + pairs * pow(r, n - 2));
    RC_ASSERT(derivative[0] == pairs * pow(r, n - 2) + triples * pow(r, n - 3));
  });
}

}  // namespace
}  // namespace gradus::test
