#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace gradus {

/// Advances `state` and returns the next output of splitmix64 (Steele, Lea, Flood 2014).
inline std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/// xoshiro256++ (Blackman, Vigna 2021), and the distributions of the experiments on top of it.
/// Words are the same everywhere; normal and exponential values go through the platform's log and
/// sqrt, so they are the same for one build, whatever the number of threads. Distributions have the
/// grid of doubles: their distance from the exact law, about 2^-52, is not part of any confidence
/// level.
class Random {
 public:
  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  /// Fills the state by splitmix64, as its authors advise.
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = splitmix64(seed);
  }
  /// The state itself, which must not be all 0.
  explicit Random(const std::array<std::uint64_t, 4>& state) : state_(state) {}

  std::uint64_t operator()() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// Uniform in (0, 1].
  double uniform() { return static_cast<double>(((*this)() >> 11) + 1) * 0x1p-53; }
  /// Uniform among 0, ..., bound - 1, without bias; bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t excess = (0 - bound) % bound;
    std::uint64_t word = (*this)();
    while (word < excess) word = (*this)();
    return word % bound;
  }
  /// Exponential with mean 1.
  double exponential() { return -std::log(uniform()); }
  /// Standard normal, by Marsaglia's polar method.
  double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    double u, v, s;
    do {
      u = signed_uniform();
      v = signed_uniform();
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double scale = std::sqrt(-2 * std::log(s) / s);
    spare_ = v * scale;
    has_spare_ = true;
    return u * scale;
  }
  /// Gamma with scale 1 and a shape of at least 1 (Marsaglia and Tsang 2000).
  double gamma(double shape) {
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
      const double z = normal(), root = 1 + c * z, v = root * root * root;
      if (root > 0 && std::log(uniform()) < z * z / 2 + d * (1 - v + std::log(v))) return d * v;
    }
  }

 private:
  /// Uniform on an even grid in (-1, 1).
  double signed_uniform() {
    return static_cast<double>((static_cast<std::int64_t>((*this)()) >> 11) | 1) * 0x1p-52;
  }

  std::array<std::uint64_t, 4> state_;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace gradus
