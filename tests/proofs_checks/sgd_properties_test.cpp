// Stochastic gradient descent at random parameters, over all paths, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// Calls `visit` with each of the n^length lists of indices below n.
template <class Visit>
void for_each_path(std::size_t n, std::size_t length, Visit&& visit) {
  std::vector<std::size_t> path(length);
  for (;;) {
    visit(path);
    std::size_t k = 0;
    while (k < length && ++path[k] == n) path[k++] = 0;
    if (k == length) return;
  }
}

struct Moments {
  Rational mean, variance;
};
Moments moments_of(const Vector& values) {
  Rational sum, squares;
  for (const Rational& v : values) sum += v, squares += v * v;
  const Rational n(static_cast<long>(values.size())), mean = sum / n;
  return {mean, squares / n - mean * mean};
}

TEST(Sgd, batches_with_replacement_over_all_draws) {
  for_all(160, [] {
    const std::size_t n = drawn<std::size_t>(1, 5), m = drawn<std::size_t>(1, 5);
    const Vector g = vector_of(n);
    Vector averages;
    std::size_t repeats = 0, paths = 0;
    for_each_path(n, m, [&](const auto& path) {
      Rational total;
      for (std::size_t i : path) total += g[i];
      averages.push_back(total / Rational(static_cast<long>(m)));
      auto sorted = path;
      std::ranges::sort(sorted);
      repeats += std::ranges::adjacent_find(sorted) != sorted.end() ? 1 : 0;
      ++paths;
    });
    const Moments all = moments_of(g), batch = moments_of(averages);
    RC_ASSERT(batch.mean == all.mean);
    RC_ASSERT(batch.variance == all.variance / Rational(static_cast<long>(m)));
    Rational none = 1;
    for (std::size_t k = 0; k < m; ++k) {
      none *= Rational(static_cast<long>(n) - static_cast<long>(k), static_cast<long>(n));
    }
    RC_ASSERT(Rational(static_cast<long>(repeats), static_cast<long>(paths)) ==
              Rational(1) - (m > n ? Rational(0) : none));
  });
}

TEST(Sgd, batches_without_replacement_over_all_orders) {
  for_all(120, [] {
    const std::size_t n = drawn<std::size_t>(2, 6), m = drawn<std::size_t>(1, n + 1);
    const Vector g = vector_of(n);
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    Vector averages;
    do {
      Rational total;
      for (std::size_t i = 0; i < m; ++i) total += g[order[i]];
      averages.push_back(total / Rational(static_cast<long>(m)));
    } while (std::ranges::next_permutation(order).found);
    const Moments all = moments_of(g), batch = moments_of(averages);
    const long size = static_cast<long>(m), count = static_cast<long>(n);
    RC_ASSERT(batch.mean == all.mean);
    RC_ASSERT(batch.variance == all.variance / Rational(size) * Rational(count - size, count - 1));
  });
}

TEST(Sgd, mean_and_variance_of_the_iterate_over_all_paths) {
  for_all(120, [] {
    const Rational a = abs(small()) + Rational(1, 5), start = small();
    const Rational eta = between(Rational(1, 20), Rational(39, 20)) / a;
    const Vector x = vector_of(2);
    const std::size_t t = drawn<std::size_t>(1, 7);
    Vector ends;
    for_each_path(2, t, [&](const auto& path) {
      Rational w = start;
      for (std::size_t i : path) w -= eta * a * (w - x[i]);
      ends.push_back(w);
    });
    const Moments data = moments_of(x), end = moments_of(ends);
    Rational descent = start;
    for (std::size_t k = 0; k < t; ++k) descent -= eta * a * (descent - data.mean);
    RC_ASSERT(end.mean == descent);
    const Rational keep = Rational(1) - eta * a, noise = a * a * data.variance;
    RC_ASSERT(end.variance == eta * noise * (Rational(1) - pow(keep, 2 * static_cast<long>(t))) /
                                  (a * (Rational(2) - eta * a)));
  });
}

TEST(Sgd, steps_one_over_t_give_the_mean_and_constant_steps_a_bounded_lag) {
  for_all(200, [] {
    const int t = drawn(1, 15);
    const Vector x = vector_of(static_cast<std::size_t>(t));
    Rational w = small(), total;
    for (int k = 1; k <= t; ++k) {
      const Rational& target = x[static_cast<std::size_t>(k - 1)];
      w -= (w - target) / Rational(k);
      total += target;
    }
    RC_ASSERT(w == total / Rational(t));
    const Rational eta(drawn(1, 12), 12);
    Rational follower = 0, decaying = 0;
    for (int k = 1; k <= t; ++k) {
      follower -= eta * (follower - Rational(k));
      decaying -= (decaying - Rational(k)) / Rational(k);
    }
    RC_ASSERT(Rational(t) - follower <= (Rational(1) - eta) / eta);
    RC_ASSERT(Rational(t) - decaying == Rational(t - 1, 2));
  });
}

TEST(Sgd, the_sum_of_the_errors_is_the_sum_of_the_noise_and_two_ends) {
  for_all(200, [] {
    const Rational a = abs(small()) + Rational(1, 5), eta = abs(small()) + Rational(1, 5);
    const Vector noise = vector_of(8);
    Rational e = small(), errors, noises;
    const Rational start = e;
    for (const Rational& xi : noise) {
      errors += e;
      noises += xi;
      e -= eta * (a * e + xi);
    }
    RC_ASSERT(a * errors == (start - e) / eta - noises);
  });
}

TEST(Minibatch, the_printed_sum_is_stable_for_alpha_m_below_two_only) {
  for_all(200, [] {
    const int m = drawn(1, 8);
    const Rational alpha(drawn(1, 20), 12);
    Rational w = 1;
    for (int step = 0; step < 60; ++step) {
      Rational total;
      for (int i = 0; i < m; ++i) total += w;
      w -= alpha * total;
    }
    RC_ASSERT((abs(w) < 1) == (alpha * Rational(m) < 2));
  });
}

TEST(Minibatch, two_more_votes_never_make_the_majority_worse) {
  for_all(120, [] {
    const Rational p(drawn(6, 13), 12);
    Rational last = 1;
    for (int m = 1; m <= 9; m += 2) {
      Rational wrong;
      for (int votes = 0; votes < (1 << m); ++votes) {
        Rational chance = 1;
        int against = 0;
        for (int i = 0; i < m; ++i) {
          const bool right = ((votes >> i) & 1) != 0;
          chance *= right ? p : Rational(1) - p;
          against += right ? 0 : 1;
        }
        if (2 * against > m) wrong += chance;
      }
      RC_ASSERT(wrong <= last);
      last = wrong;
    }
  });
}

}  // namespace
}  // namespace gradus::test
