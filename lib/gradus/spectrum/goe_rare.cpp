#include "gradus/spectrum/goe_rare.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "gradus/evidence/random.hpp"
#include "gradus/number/ball.hpp"

namespace gradus {
namespace {

void require_dimension(unsigned d) {
  if (d < 1 || d > 40) throw std::invalid_argument("the dimension must be between 1 and 40");
}

/// c^2, with c as in the header.
Rational squared_tilt(unsigned d) { return {3 * Rational(d) + 7, 10}; }

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

/// The weight of one random matrix.
double draw_weight(Random& random, const std::vector<TiltedDraw>& draws, double c) {
  double distance = 0, carried = 0;
  for (std::size_t k = 0; k <= draws.size(); ++k) {
    const double x = k < draws.size() ? draws[k](random) : random.exponential() / c;
    const double difference = x + carried - c;
    distance += difference * difference;
    carried = half_chi_squared(random, k + 1) / (x + c);
  }
  return std::exp(-distance / 2);
}

}  // namespace

Interval goe_weight_bound(unsigned d) {
  require_dimension(d);
  constexpr slong bits = 512;
  const Rational squared = squared_tilt(d);
  const Ball c2(squared, bits), c = sqrt(c2), two(Rational(2), bits);
  Ball bound = exp(c2 * Rational(d, 2)) / c;
  for (unsigned k = 0; k < d; ++k) bound /= sqrt(two * Ball::pi(bits));
  for (unsigned k = 1; k < d; ++k) {
    // The integral of (x / (x + c))^b exp(-c x): DLMF 13.4.4.
    const Ball b1(Rational(k, 2) + 1, bits);
    bound *= c * gamma(b1) * kummer_u(b1, two, c2);
  }
  return between_decimals(bound);
}

ConfidenceInterval estimate_goe_positive_definite(unsigned d, std::uint64_t samples,
                                                  std::uint64_t seed, unsigned threads,
                                                  double failure) {
  require_dimension(d);
  const double c = std::sqrt(squared_tilt(d).to_double());
  std::vector<TiltedDraw> draws;
  for (unsigned k = 1; k < d; ++k) draws.emplace_back(k / 2.0, c);
  const Tally tally =
      sample_in_shards(samples, threads, [&](std::uint64_t shard, std::uint64_t count) {
        Random random(shard_seed(seed, shard));
        Tally part;
        part.samples = count;
        for (std::uint64_t i = 0; i < count; ++i) {
          const double weight = draw_weight(random, draws, c);
          part.sum += weight;
          part.sum_of_squares += weight * weight;
        }
        return part;
      });
  const ConfidenceInterval mean = empirical_bernstein(tally, 0, 1, failure);
  const Interval bound = goe_weight_bound(d);
  return {mean.lower * bound.lower(), mean.upper * bound.upper()};
}

}  // namespace gradus
