#include "gradus/landscape/piecewise_quadratic.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace gradus {
namespace {

Rational value_after(const Rational& value, const Rational& slope, const Rational& curvature,
                     const Rational& step) {
  return value + step * (slope + curvature * step / 2);
}

}  // namespace

PiecewiseQuadratic::PiecewiseQuadratic(std::vector<Rational> breakpoints,
                                       std::vector<Rational> curvatures, Rational value,
                                       Rational slope)
    : curvatures_(std::move(curvatures)) {
  if (breakpoints.empty()) throw std::invalid_argument("a breakpoint is needed");
  if (curvatures_.size() != breakpoints.size() + 1) {
    throw std::invalid_argument("one curvature more than breakpoints is needed");
  }
  knots_.push_back({breakpoints[0], std::move(value), std::move(slope)});
  for (std::size_t i = 1; i < breakpoints.size(); ++i) {
    const Knot& last = knots_.back();
    const Rational step = breakpoints[i] - last.at;
    if (step.sign() <= 0) throw std::invalid_argument("breakpoints must ascend");
    knots_.push_back({breakpoints[i], value_after(last.value, last.slope, curvatures_[i], step),
                      last.slope + curvatures_[i] * step});
  }
}

std::size_t PiecewiseQuadratic::piece(const Rational& x) const {
  const auto after = std::ranges::lower_bound(knots_, x, {}, &Knot::at);
  return static_cast<std::size_t>(after - knots_.begin());
}

Rational PiecewiseQuadratic::value(const Rational& x) const {
  const std::size_t i = piece(x);
  const Knot& knot = knot_of(i);
  return value_after(knot.value, knot.slope, curvatures_[i], x - knot.at);
}

Rational PiecewiseQuadratic::slope(const Rational& x) const {
  const std::size_t i = piece(x);
  const Knot& knot = knot_of(i);
  return knot.slope + curvatures_[i] * (x - knot.at);
}

Rational PiecewiseQuadratic::least_curvature() const {
  return *std::ranges::min_element(curvatures_);
}

Rational PiecewiseQuadratic::greatest_curvature() const {
  return *std::ranges::max_element(curvatures_);
}

std::optional<PiecewiseQuadratic::Minimum> PiecewiseQuadratic::minimum() const {
  const Rational& left = curvatures_.front();
  const Rational& right = curvatures_.back();
  const bool falls_on_the_left =
      left.sign() < 0 || (left.is_zero() && knots_.front().slope.sign() > 0);
  const bool falls_on_the_right =
      right.sign() < 0 || (right.is_zero() && knots_.back().slope.sign() < 0);
  if (falls_on_the_left || falls_on_the_right) return std::nullopt;

  std::vector<Rational> candidates;
  for (const Knot& knot : knots_) candidates.push_back(knot.at);
  for (std::size_t i = 0; i < curvatures_.size(); ++i) {
    if (curvatures_[i].sign() <= 0) continue;  // least at an end of the piece, a knot
    const Knot& knot = knot_of(i);
    Rational stationary = knot.at - knot.slope / curvatures_[i];
    if (piece(stationary) == i) candidates.push_back(std::move(stationary));
  }
  std::ranges::sort(candidates);
  Minimum best{candidates.front(), value(candidates.front())};
  for (const Rational& x : candidates) {
    Rational here = value(x);
    if (here < best.value) best = {x, std::move(here)};
  }
  return best;
}

}  // namespace gradus
