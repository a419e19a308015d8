#include "gradus/evidence/certify/glance.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/prove/about_reals.hpp"

namespace gradus {

namespace {

constexpr int most_points = 24;
/// Larger than what rounding does to formulas without much cancellation.
constexpr double tolerance = 1e-9;

/// A value of the range, for t in (0, 1).
double inside(const Variable& v, double t) {
  if (v.lower && v.upper)
    return v.lower->to_double() + t * (v.upper->to_double() - v.lower->to_double());
  if (v.lower) return v.lower->to_double() + t / (1 - t);
  if (v.upper) return v.upper->to_double() - t / (1 - t);
  return (2 * t - 1) / (t * (1 - t));
}

/// right - left or left - right: >= 0 where the order holds; 0 within rounding.
double excess(const Comparison& c, const Valuation<double>& at) {
  const double left = evaluate(c.left, at), right = evaluate(c.right, at);
  const bool above = c.relation == Relation::greater || c.relation == Relation::greater_equal;
  const double by = above ? left - right : right - left;
  return std::abs(by) <= tolerance * (1 + std::abs(left) + std::abs(right)) ? 0 : by;
}

}  // namespace

bool fails_at_a_glance(const Statement& s) {
  const auto is_order = [](const Comparison& c) {
    return c.relation != Relation::equal && c.relation != Relation::not_equal;
  };
  if (!is_about_reals(s) || !is_order(s.conclusion) ||
      !std::ranges::all_of(s.domain.hypotheses, is_order))
    return false;
  const double golden = (std::sqrt(5.0) - 1) / 2;
  Valuation<double> at;
  try {
    for (int k = 1; k <= most_points; ++k) {
      double step = golden;
      for (const Variable& v : s.domain.variables) {
        at.scalars[v.symbol.name()] = inside(v, std::fmod(0.5 + k * step, 1.0));
        step = std::fmod(step * (1 + golden) + 0.1, 1.0);
      }
      const auto holds = [&](const Comparison& h) { return excess(h, at) > 0; };
      if (std::ranges::all_of(s.domain.hypotheses, holds) && excess(s.conclusion, at) < 0)
        return true;
    }
  } catch (const std::exception&) {  // no value in doubles
  }
  return false;
}

}  // namespace gradus
