#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/spectrum/gaussian_layers.hpp"

namespace gradus {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Divides by the length, which is returned.
double normalise(Vector& v) {
  const double length = std::sqrt(dot(v, v));
  for (double& x : v) x /= length;
  return length;
}

/// Applies one new layer to all vectors of the frame.
void apply_layer(Random& random, std::vector<Vector>& frame) {
  const std::size_t width = frame.front().size();
  std::vector<Vector> next(frame.size(), Vector(width));
  Vector row(width);
  for (std::size_t i = 0; i < width; ++i) {
    for (double& entry : row) entry = random.normal();
    for (std::size_t k = 0; k < frame.size(); ++k) next[k][i] = dot(row, frame[k]);
  }
  frame.swap(next);
}

/// Gram and Schmidt, twice for accuracy; the length of the last vector's new part.
double orthonormalise(std::vector<Vector>& frame) {
  double length = 0;
  for (std::size_t k = 0; k < frame.size(); ++k) {
    length = 1;
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t j = 0; j < k; ++j) {
        const double share = dot(frame[k], frame[j]);
        for (std::size_t i = 0; i < frame[k].size(); ++i) frame[k][i] -= share * frame[j][i];
      }
      length *= normalise(frame[k]);
    }
  }
  return length;
}

Vector first_direction(unsigned width) {
  Vector v(width);
  v[0] = 1;
  return v;
}

}  // namespace

double simulated_linear(unsigned width, unsigned index, unsigned long layers, std::uint64_t seed) {
  if (index < 1 || index > width) {
    throw std::invalid_argument("the index must be between 1 and the width");
  }
  Random random(shard_seed(seed, width));
  std::vector<Vector> frame;
  for (unsigned k = 0; k < index; ++k) {
    frame.emplace_back(width);
    frame.back()[k] = 1;
  }
  double sum = 0;
  for (unsigned long n = 0; n < layers; ++n) {
    apply_layer(random, frame);
    sum += std::log(orthonormalise(frame));
  }
  return sum / static_cast<double>(layers);
}

double simulated_rectified(unsigned width, unsigned long layers, std::uint64_t seed) {
  if (width < 1) throw std::invalid_argument("a layer needs at least one unit");
  Random random(shard_seed(seed, width));
  std::vector<Vector> signal{first_direction(width)};
  double sum = 0;
  for (unsigned long n = 0; n < layers;) {
    apply_layer(random, signal);
    for (double& x : signal[0]) x = std::max(x, 0.0);
    const double length = normalise(signal[0]);
    if (length > 0) {
      sum += std::log(length);
      ++n;
    } else {
      signal[0] = first_direction(width);
    }
  }
  return sum / static_cast<double>(layers);
}

ConfidenceInterval around(double mean, const LogChi& growth, unsigned long layers, double failure) {
  const Deviation reach = deviation(growth, layers, failure);
  if (!std::isfinite(mean)) throw std::range_error("a simulated growth is not finite");
  const Rational centre = Rational::from_double(mean), rounding(1, 1'000'000'000);
  const Rational unit(1, 1'000'000'000'000);
  return {floor((centre - reach.above - rounding) / unit) * unit,
          ceil((centre + reach.below + rounding) / unit) * unit};
}

ConfidenceInterval simulate_linear(unsigned width, unsigned index, unsigned long layers,
                                   std::uint64_t seed, double failure) {
  return around(simulated_linear(width, index, layers, seed), linear_growth(width, index), layers,
                failure);
}

ConfidenceInterval simulate_rectified(unsigned width, unsigned long layers, std::uint64_t seed,
                                      double failure) {
  return around(simulated_rectified(width, layers, seed), rectified_growth(width), layers, failure);
}

ConfidenceInterval at_variance(const ConfidenceInterval& mean, const Rational& variance) {
  const Interval shift = log(Interval(variance)) / 2;
  return {mean.lower + shift.lower(), mean.upper + shift.upper()};
}

}  // namespace gradus
