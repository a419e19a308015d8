#pragma once

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/evidence/refute/refute.hpp"

/// Statements that several tests of refutation share.
namespace gradus {

inline Rational q(long p, long d = 1) { return Rational(Rational(p), Rational(d)); }
inline Term x() { return Term::symbol("x"); }
inline Term y() { return Term::symbol("y"); }
inline Term t() { return Term::natural("t"); }
inline Term i() { return Term::natural("i"); }
inline Statement statement(const Domain& d, const Comparison& c) { return {"test", d, c}; }

inline Domain over(std::vector<Variable> variables, std::vector<Comparison> hypotheses = {}) {
  Domain d;
  d.variables = std::move(variables);
  d.hypotheses = std::move(hypotheses);
  return d;
}

inline std::string witness(const Statement& s) {
  const auto w = refute(s, Budget{});
  if (!w) return "none";
  return text(w->point) + ": " + w->left + " " + w->right;
}

inline Domain adam(bool stationary) {
  const Sequence v("v"), g("g");
  const Term k = Term::natural("k"), beta = Term::symbol("beta");
  Domain d = over({natural_from(t(), 1), half_open(beta, 0, 1)});
  d.recursions = {{"v", k, Term(0), beta * v(k) + (Term(1) - beta) * g(k + Term(1))}};
  if (stationary) {
    d.variables.push_back(real(Term::symbol("mu")));
    d.variables.push_back(real(Term::symbol("s")));
    d.moments = {{"g", Term::symbol("mu"), Term::symbol("s"), true}};
  }
  return d;
}

inline Statement descent(const Comparison& conclusion) {
  const AbstractVector g = AbstractVector::named("g");
  const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda"), h = Term::symbol("h");
  const Term before = Term::symbol("L0"), after = Term::symbol("L1"), w = Term::symbol("w");
  const Term gg = g.squared_norm();
  Domain d = over({positive(eps), positive(lambda), real(before), real(after)});
  d.vectors = {"g"};
  d.premises = {{"smooth", "definition", "",
                 after <= before - eps * gg + lambda / Term(2) * square(eps) * gg}};
  Model quadratic{"L(w) = h w^2/2", {real(h), real(w)}, {}, {}, {}, {}};
  quadratic.bindings = {{lambda, h},
                        {before, h * square(w) / Term(2)},
                        {after, h * square(w - eps * h * w) / Term(2)},
                        {gg, square(h * w)}};
  d.models = {quadratic};
  return statement(d, conclusion);
}

}  // namespace gradus
