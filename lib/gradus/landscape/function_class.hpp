#pragma once

#include <string>

#include "gradus/algebra/vector.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// A point at which a loss is known: its name, position, value and gradient.
struct LossPoint {
  std::string name;
  AbstractVector position;
  Term value;
  AbstractVector gradient;
};

/// value + <gradient, y - x> + 1/2 <y - x, H (y - x)>: the second-order Taylor polynomial of a loss
/// at x, taken at y.
Term second_order_model(const LossPoint& x, const SymmetricOperator& hessian,
                        const AbstractVector& y);

/// L(y) <= L(x) + <g(x), y - x> + lambda/2 |y - x|^2, for a loss whose Hessian satisfies v'H(w)v <=
/// lambda v'v everywhere (Taylor's theorem with the remainder of Lagrange; Nesterov, Introductory
/// Lectures on Convex Optimization, 2004, Lemma 1.2.3).
Premise quadratic_upper_bound(const LossPoint& x, const std::string& y_name,
                              const AbstractVector& y, Term value_at_y, Term lambda);
/// L(y) >= L(x) + <g(x), y - x> - lambda/2 |y - x|^2, for v'H(w)v >= -lambda v'v everywhere (same
/// source).
Premise quadratic_lower_bound(const LossPoint& x, const std::string& y_name,
                              const AbstractVector& y, Term value_at_y, Term lambda);

/// L(y) >= L(x) + <g(x), y - x>, for a convex loss (Nesterov 2004, Theorem 2.1.2).
Premise tangent_below(const LossPoint& x, const std::string& y_name, const AbstractVector& y,
                      Term value_at_y);

/// What L, L_next, <g, g> and <h, h> of a one-step claim (h the gradient after the step) are called
/// along a trajectory: for Premise::reading.
Substitution step_reading(Term value, Term next, Term squared_gradient,
                          std::optional<Term> next_squared_gradient = std::nullopt);

/// The model L(w) = h w^2/2 in one dimension, h <= lambda: it satisfies the upper bound, and for h
/// >= -lambda the lower bound. `w` is the position of its one free point; the caller adds the
/// bindings of its own unknowns.
struct QuadraticModel {
  Term h = Term::symbol("h");
  Term w = Term::symbol("w");
  Term value(Term at) const { return h * square(at) / Term(2); }
  Term gradient(Term at) const { return h * at; }
  /// Parameters and hypotheses; `two_sided` adds h >= -lambda.
  Model model(Term lambda, bool two_sided) const;
};

/// Gradient descent with this step (1/lambda) on the quadratic model, as sequences: position w[k],
/// loss L[k], squared gradient norm G[k] and, if named, least M[k] = min of G over 0..k, or over
/// 0..k - 1 (`exclusive`, k >= 1).
Model quadratic_trajectory(Term lambda, const std::string& loss,
                           const std::string& squared_gradient, const std::string& least_name,
                           bool exclusive, bool two_sided,
                           const std::optional<Term>& step = std::nullopt);

}  // namespace gradus
