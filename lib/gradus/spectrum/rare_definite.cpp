#include "gradus/spectrum/rare_definite.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/number/ball.hpp"

namespace gradus {
namespace {

void require_valid(unsigned d, const Rational& v) {
  if (d < 1 || d > 40) throw std::invalid_argument("the dimension must be between 1 and 40");
  if (v <= 0 || v > 1) throw std::invalid_argument("the variance must lie in (0, 1]");
}

/// c^2 and e, with c and e as in the header.
struct Tilt {
  Tilt(unsigned d, const Rational& v)
      : extra(1 / v - 1), squared(3 * (3 * Rational(d) + 7) / (10 * (3 + 2 * extra))) {}
  Rational extra, squared;
};

/// Draws from the density proportional to (x / (x + c))^b exp(-c x). With the mode m, its quotient
/// by the density of Gamma(1 + b c / (m + c), rate c) is greatest at m: samples of the one are
/// accepted with the quotient's share of that.
class TiltedDraw {
 public:
  TiltedDraw(double b, double c) : b_(b), c_(c) {
    // The mode of the density: b c = c x (x + c).
    mode_ = (std::sqrt(c * c + 4 * b) - c) / 2;
    shape_ = 1 + b * c / (mode_ + c);
  }
  double operator()(Random& random) const {
    for (;;) {
      const double x = random.gamma(shape_) / c_;
      const double share =
          (b_ + 1 - shape_) * std::log(x / mode_) + b_ * std::log((mode_ + c_) / (x + c_));
      if (std::log(random.uniform()) <= share) return x;
    }
  }

 private:
  double b_, c_, mode_ = 0, shape_ = 1;
};

/// From Gamma(k / 2).
double half_chi_squared(Random& random, std::size_t k) {
  if (k > 1) return random.gamma(static_cast<double>(k) / 2);
  const double z = random.normal();
  return z * z / 2;
}

/// A random matrix, tridiagonal, and its weight.
class RareMatrix {
 public:
  RareMatrix(unsigned d, const Tilt& tilt)
      : c_(std::sqrt(tilt.squared.to_double())),
        extra_(tilt.extra.to_double()),
        rate_((1 + extra_) * c_),
        diagonal_(d),
        beside_(d),
        rotation_(d) {
    for (unsigned k = 1; k < d; ++k) draws_.emplace_back(k / 2.0, rate_);
    for (std::vector<double>& row : rotation_) row.resize(d);
  }

  double draw_weight(Random& random) {
    double distance = 0, carried = 0;
    for (std::size_t k = 0; k < diagonal_.size(); ++k) {
      const double x = k < draws_.size() ? draws_[k](random) : random.exponential() / rate_;
      diagonal_[k] = x + carried;
      distance += (diagonal_[k] - c_) * (diagonal_[k] - c_);
      carried = half_chi_squared(random, k + 1) / (x + rate_);
      beside_[k] = std::sqrt(x * carried);
    }
    if (extra_ > 0) distance += extra_ * rotated_distance(random);
    return std::exp(-distance / 2);
  }

 private:
  /// The sum of (s_k - c)^2 over the diagonal of the matrix in a random orthonormal basis: normal
  /// vectors, each made orthogonal to those before.
  double rotated_distance(Random& random) {
    const std::size_t d = diagonal_.size();
    double distance = 0;
    for (std::size_t i = 0; i < d; ++i) {
      std::vector<double>& q = rotation_[i];
      for (double& component : q) component = random.normal();
      for (std::size_t j = 0; j < i; ++j) add(-dot(q, rotation_[j]), rotation_[j], q);
      const double scale = 1 / std::sqrt(dot(q, q));
      for (double& component : q) component *= scale;
      double s = 0;
      for (std::size_t k = 0; k < d; ++k) {
        s += diagonal_[k] * q[k] * q[k];
        if (k + 1 < d) s += 2 * beside_[k] * q[k] * q[k + 1];
      }
      distance += (s - c_) * (s - c_);
    }
    return distance;
  }

  static double dot(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
  }
  static void add(double factor, const std::vector<double>& a, std::vector<double>& to) {
    for (std::size_t k = 0; k < a.size(); ++k) to[k] += factor * a[k];
  }

  double c_, extra_, rate_;
  std::vector<TiltedDraw> draws_;
  std::vector<double> diagonal_, beside_;
  std::vector<std::vector<double>> rotation_;
};

}  // namespace

Interval rare_weight_bound(unsigned d, const Rational& v) {
  require_valid(d, v);
  constexpr slong bits = 512;
  const Tilt tilt(d, v);
  const Rational whole = 1 + tilt.extra;
  const Ball rate = sqrt(Ball(tilt.squared * whole * whole, bits)), two(Rational(2), bits);
  Ball bound = exp(Ball(tilt.squared * whole * Rational(d, 2), bits)) / rate;
  for (unsigned k = 0; k < d; ++k) bound /= sqrt(two * Ball::pi(bits) * v);
  for (unsigned k = 1; k < d; ++k) {
    // The integral of (x / (x + c))^b exp(-c x): DLMF 13.4.4.
    const Ball b1(Rational(k, 2) + 1, bits);
    bound *= rate * gamma(b1) * kummer_u(b1, two, rate * rate);
  }
  return between_decimals(bound);
}

Tally draw_positive_definite(unsigned d, const Rational& v, std::uint64_t samples,
                             std::uint64_t seed, unsigned threads) {
  require_valid(d, v);
  const RareMatrix prototype(d, Tilt(d, v));
  return sample_in_shards(samples, threads, [&](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    RareMatrix matrix = prototype;
    Tally part;
    part.samples = count;
    for (std::uint64_t i = 0; i < count; ++i) {
      const double weight = matrix.draw_weight(random);
      part.sum += weight;
      part.sum_of_squares += weight * weight;
    }
    return part;
  });
}

ConfidenceInterval chance_of_definite(const Tally& weights, unsigned d, const Rational& v,
                                      double failure) {
  const ConfidenceInterval mean = empirical_bernstein(weights, 0, 1, failure);
  const Interval bound = rare_weight_bound(d, v);
  return {mean.lower * bound.lower(), mean.upper * bound.upper()};
}

ConfidenceInterval estimate_positive_definite(unsigned d, const Rational& v, std::uint64_t samples,
                                              std::uint64_t seed, unsigned threads,
                                              double failure) {
  return chance_of_definite(draw_positive_definite(d, v, samples, seed, threads), d, v, failure);
}

}  // namespace gradus
