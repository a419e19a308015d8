#include "gradus/spectrum/gaussian_layers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/number/ball.hpp"

namespace gradus {
namespace {

constexpr slong bits = 192;

Ball whole(long n) { return Ball(Rational(n), bits); }
Ball half(unsigned n) { return Ball(Rational(n, 2), bits); }

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

void require_width(unsigned width) {
  require(width >= 1 && width <= 10'000, "the width must be between 1 and 10000");
}

Ball mean_ball(const LogChi& growth) {
  Ball sum = whole(0);
  for (const auto& [freedom, chance] : growth.freedoms) {
    sum.add_product(digamma(half(freedom)), Ball(chance, bits));
  }
  return (log(whole(2)) + sum) / whole(2);
}

/// ln E chi_K^t.
Ball log_moment(const LogChi& growth, const Rational& t) {
  Ball sum = whole(0);
  for (const auto& [freedom, chance] : growth.freedoms) {
    const Ball raised((Rational(freedom) + t) / Rational(2), bits);
    sum.add_product(exp(log_gamma(raised) - log_gamma(half(freedom))), Ball(chance, bits));
  }
  return log(sum) + Ball(t / Rational(2), bits) * log(whole(2));
}

/// Of ln chi_K, from psi'(K/2)/4 = (1/K + 1/K^2)/2 + O(1/K^3).
double rough_variance(const LogChi& growth) {
  double first = 0, second = 0;
  for (const auto& [freedom, chance] : growth.freedoms) {
    const double k = freedom, p = chance.to_double(), x = std::log(k) / 2;
    first += p * x;
    second += p * (x * x + (1 / k + 1 / (k * k)) / 2);
  }
  return second - first * first;
}

}  // namespace

LogChi linear_growth(unsigned width, unsigned index) {
  require_width(width);
  require(index >= 1 && index <= width, "the index must be between 1 and the width");
  return {{{width - index + 1, 1}}};
}

LogChi rectified_growth(unsigned width) {
  require_width(width);
  LogChi growth;
  const Rational alive = pow(Rational(2), static_cast<long>(width)) - 1;
  Rational binomial = 1;
  for (unsigned k = 1; k <= width; ++k) {
    binomial = binomial * Rational(width - k + 1) / Rational(k);
    growth.freedoms.emplace_back(k, binomial / alive);
  }
  return growth;
}

Interval mean(const LogChi& growth) { return mean_ball(growth).to_interval(); }

Interval exponent(const LogChi& growth, const Rational& variance) {
  require(variance > 0, "the variance must be positive");
  return mean(growth) + log(Interval(variance)) / 2;
}

Interval critical_variance(const LogChi& growth) {
  return exp(whole(-2) * mean_ball(growth)).to_interval();
}

Deviation deviation(const LogChi& growth, unsigned long layers, double failure) {
  require(layers > 0, "a mean needs at least one layer");
  require(failure > 0 && failure < 1, "the chance of failure must lie strictly between 0 and 1");
  const unsigned least = growth.freedoms.front().first;
  // The t that is best for a normal law; any other would be as safe. E chi_K^-t needs t < K.
  const double best =
      std::sqrt(2 * std::log(2 / failure) / (static_cast<double>(layers) * rough_variance(growth)));
  const Rational t = Rational::from_double(std::min(best, least / 2.0));
  const Ball tail =
      log(Ball(Rational(2) / Rational::from_double(failure), bits)) / Ball(Rational(layers), bits);
  const auto reach = [&](const Rational& signed_t) {
    const Ball centred = log_moment(growth, signed_t) - Ball(signed_t, bits) * mean_ball(growth);
    return ((tail + centred) / Ball(t, bits)).to_interval().upper();
  };
  return {reach(-t), reach(t)};
}

}  // namespace gradus
