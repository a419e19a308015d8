#include "gradus/landscape/function_class.hpp"

namespace gradus {

namespace {

const char* const source =
    "Taylor's theorem with the remainder of Lagrange (Nesterov, Introductory Lectures on Convex "
    "Optimization, 2004, Lemma 1.2.3)";

Term first_order(const LossPoint& x, const AbstractVector& step) {
  return x.value + x.gradient.dot(step);
}

}  // namespace

Term second_order_model(const LossPoint& x, const SymmetricOperator& hessian,
                        const AbstractVector& y) {
  const AbstractVector step = y - x.position;
  return first_order(x, step) + Term(Rational(1, 2)) * step.dot(hessian * step);
}

Premise quadratic_upper_bound(const LossPoint& x, const std::string& y_name,
                              const AbstractVector& y, Term value_at_y, Term lambda) {
  const AbstractVector step = y - x.position;
  return {"curvature at most lambda, from " + x.name + " to " + y_name, source, "",
          value_at_y <= first_order(x, step) + lambda / Term(2) * step.squared_norm()};
}

Premise quadratic_lower_bound(const LossPoint& x, const std::string& y_name,
                              const AbstractVector& y, Term value_at_y, Term lambda) {
  const AbstractVector step = y - x.position;
  return {"curvature at least -lambda, from " + x.name + " to " + y_name, source, "",
          value_at_y >= first_order(x, step) - lambda / Term(2) * step.squared_norm()};
}

Premise tangent_below(const LossPoint& x, const std::string& y_name, const AbstractVector& y,
                      Term value_at_y) {
  return {"tangent from " + x.name + " to " + y_name,
          "convexity (Nesterov, Introductory Lectures on Convex Optimization, 2004, Theorem 2.1.2)",
          "", value_at_y >= first_order(x, y - x.position)};
}

Substitution step_reading(Term value, Term next, Term squared_gradient,
                          std::optional<Term> next_squared_gradient) {
  const Word g{{}, "g"}, h{{}, "h"};
  Substitution reading{{Term::symbol("L"), value},
                       {Term::symbol("L_next"), next},
                       {Term::inner(g, g), squared_gradient}};
  if (next_squared_gradient) reading.emplace(Term::inner(h, h), *next_squared_gradient);
  return reading;
}

Model QuadraticModel::model(Term lambda, bool two_sided) const {
  Model m;
  m.name = two_sided ? "L(w) = h w^2/2, |h| <= lambda" : "L(w) = h w^2/2, h <= lambda";
  m.variables = {real(h), real(w)};
  m.hypotheses = {h <= lambda};
  if (two_sided) m.hypotheses.push_back(h >= -lambda);
  return m;
}

Model quadratic_trajectory(Term lambda, const std::string& loss,
                           const std::string& squared_gradient, const std::string& least_name,
                           bool exclusive, bool two_sided, const std::optional<Term>& step) {
  const QuadraticModel q;
  Model m = q.model(lambda, two_sided);
  const Term k = Term::natural("k");
  const Sequence position("w"), gradient(squared_gradient);
  const Term slope = q.gradient(position(k));
  m.recursions.push_back({"w", k, q.w, position(k) - (step ? *step * slope : slope / lambda)});
  m.sequences.push_back({loss, k, q.value(position(k))});
  m.sequences.push_back({squared_gradient, k, square(q.gradient(position(k)))});
  if (!least_name.empty()) {
    const Sequence so_far(least_name);
    const Term added = gradient(exclusive ? k : k + Term(1));
    m.recursions.push_back({least_name, k, gradient(Term(0)), min(so_far(k), added)});
  }
  return m;
}

}  // namespace gradus
