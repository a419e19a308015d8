#include "gradus/spectrum/goe_shift.hpp"

#include <cmath>
#include <stdexcept>

#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {
namespace {

constexpr slong bits = 256, wanted_bits = 128;
const Rational negligible = pow(Rational(2), -80);

/// The chances for 1 .. d; empty where these bits do not give `wanted` accurate ones.
std::vector<Ball> smallest_above(unsigned d, const Rational& a, slong wanted, slong working) {
  std::vector<Ball> chances = leading_pfaffians(inner_products(d, half_line(a, working)));
  const std::vector<Ball> normalisations = goe_normalisations(d, working);
  for (std::size_t n = 0; n < chances.size(); ++n) {
    chances[n] /= normalisations[n];
    if (chances[n].accurate_bits() < wanted) return {};
  }
  return chances;
}

std::vector<Ball> smallest_above(unsigned d, const Rational& a, slong wanted) {
  for (slong working = 256 + 10 * static_cast<slong>(d);; working += working / 2) {
    std::vector<Ball> chances = smallest_above(d, a, wanted, working);
    if (!chances.empty()) return chances;
  }
}

/// [1 - share, 1 + share] with the bound of the trapezoidal rule at s = pi / (h (1 + d/2)), where
/// it is about the least: (1 + d/2) s^2 = pi s / h.
Ball trapezoidal_factor(unsigned d, const Rational& step) {
  const Ball pi = Ball::pi(bits), one(Rational(1), bits);
  const Ball exponent = pi * pi / Ball(step * step * (Rational(d, 2) + 1), bits);
  const Ball error = exp(exponent) * Rational(2) / (exp(exponent * Rational(2)) - one);
  return Ball(one).widen(error);
}

/// The interval from 0 to x >= 0.
Ball up_to(const Ball& x) {
  const Ball half = x * Rational(1, 2);
  return Ball(half).widen(half);
}

}  // namespace

std::vector<Interval> goe_smallest_above(unsigned d, const Rational& a) {
  if (d < 1 || d > 100) throw std::invalid_argument("the dimension must be between 1 and 100");
  if (a < -100 || a > 10) throw std::invalid_argument("the bound must lie between -100 and 10");
  std::vector<Interval> result;
  for (const Ball& chance : smallest_above(d, a, 160)) result.push_back(between_decimals(chance));
  return result;
}

std::vector<Interval> shifted_goe_positive_definite_up_to(unsigned d) {
  if (d < 1 || d > 60) throw std::invalid_argument("the dimension must be between 1 and 60");
  // Natural digits of the result, which is about exp(-2 d); the choice of the step and of the
  // range affects the widths alone.
  constexpr double digits = 52;
  const double width = 3.14 / std::sqrt((digits + 1) * (1 + d / 2.0));
  const Rational step(static_cast<long>(100 * width), 100);
  const auto last = static_cast<long>(std::ceil(std::sqrt(2 * d + digits) / width));

  // Beyond t > 0, f is at most 1; below t < 0, at most f(t): what is left out is bounded by the
  // integral of the density there.
  const Ball beyond = erfc(Ball(step * Rational(last), bits)) * Rational(1, 2);
  std::vector<Ball> sums(d, Ball(bits)), below(d, Ball(bits));
  unsigned open = d;  // the dimensions still summed up; greater ones have ended
  for (long i = last; open > 0; --i) {
    const Rational t = step * Rational(i);
    const Ball weight = exp(Ball(-t * t, bits)) * step / sqrt(Ball::pi(bits));
    const std::vector<Ball> chances = smallest_above(open, -t, wanted_bits);
    for (unsigned n = 0; n < open; ++n) sums[n] += weight * chances[n];
    if (i >= 0) continue;
    const Ball density = erfc(Ball(-t, bits)) * Rational(1, 2);
    for (; open > 0; --open) {
      below[open - 1] = density * chances[open - 1];
      if (!certainly_less(below[open - 1], sums[open - 1] * negligible)) break;
    }
  }
  const Ball factor = trapezoidal_factor(d, step);
  std::vector<Interval> result;
  for (unsigned n = 0; n < d; ++n) {
    result.push_back(between_decimals((sums[n] + up_to(beyond + below[n])) / factor));
  }
  return result;
}

}  // namespace gradus
