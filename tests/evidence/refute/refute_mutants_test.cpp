#include <gtest/gtest.h>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/evidence/judge/mutate.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {
namespace {

Rational q(long p, long d = 1) { return Rational(Rational(p), Rational(d)); }

Domain over(std::vector<Variable> variables, std::vector<Comparison> hypotheses = {}) {
  Domain d;
  d.variables = std::move(variables);
  d.hypotheses = std::move(hypotheses);
  return d;
}

/// True statements of every shape that the refuter knows.
std::vector<Statement> true_statements() {
  const Term x = Term::symbol("x"), y = Term::symbol("y"), r = Term::symbol("r");
  const Term eps = Term::symbol("eps"), beta = Term::symbol("beta"),
             lambda = Term::symbol("lambda");
  const Term mu = Term::symbol("mu"), s = Term::symbol("s");
  const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k"),
             n = Term::natural("n");
  const Sequence v("v"), g("g"), loss("L");
  const AbstractVector gradient = AbstractVector::named("g");
  const SymmetricOperator hessian("H");
  const Term gg = gradient.squared_norm(), ghg = gradient.dot(hessian * gradient);

  std::vector<Statement> all;
  const auto add = [&](const Domain& d, const Comparison& c) { all.push_back({"s", d, c}); };
  add(over({real(x), real(y)}), square(x + y) == square(x) + Term(2) * x * y + square(y));
  add(over({positive(x)}), x + Term(1) / x >= Term(2));
  add(over({natural_from(n, 1), in_open(r, 0, 1)}), pow(r, n + Term(1)) < pow(r, n));
  add(over({natural_from(t, 0)}), sum(i, Term(1), t, i) == t * (t + Term(1)) / Term(2));
  add(over({real(x)}), exp(x) >= Term(1) + x);

  Domain step = over({positive(eps)}, {ghg > Term(0), eps <= Term(2) * gg / ghg});
  step.vectors = {"g"};
  step.operators = {"H"};
  add(step, -eps * gg + square(eps) / Term(2) * ghg <= Term(0));

  Domain adam = over({natural_from(t, 1), half_open(beta, 0, 1), real(mu), real(s)});
  adam.recursions = {{"v", k, Term(0), beta * v(k) + (Term(1) - beta) * g(k + Term(1))}};
  adam.moments = {{"g", mu, s, true}};
  add(adam, expect(v(t)) == (Term(1) - pow(beta, t)) * mu);

  Domain closed = over({natural_from(t, 1), half_open(beta, 0, 1)});
  closed.recursions = adam.recursions;
  add(closed, v(t) == (Term(1) - beta) * sum(i, Term(1), t, pow(beta, t - i) * g(i)));

  Domain descent = over({positive(lambda), natural_from(t, 0)});
  descent.premises = {{"step", "descent lemma", "",
                       loss(k + Term(1)) <= loss(k) - square(g(k)) / (Term(2) * lambda), k, 0}};
  Model quadratic{
      "L(w) = h w^2/2", {positive(Term::symbol("h")), real(Term::symbol("w"))}, {}, {}, {}, {}};
  const Term h = Term::symbol("h"), w = Term::symbol("w");
  quadratic.bindings = {{lambda, Term(2) * h}};
  quadratic.sequences = {{"L", k, h / Term(2) * square(w) * pow(Term(q(1, 4)), k)},
                         {"g", k, h * w * pow(Term(q(1, 2)), k)}};
  descent.models = {quadratic};
  add(descent,
      loss(t) <= loss(Term(0)) - sum(i, Term(0), t - Term(1), square(g(i))) / (Term(2) * lambda));
  return all;
}

TEST(RefuteMutants, no_true_statement_and_only_witnesses_that_the_recheck_accepts) {
  std::size_t mutants = 0, refuted = 0;
  Budget budget;
  budget.cases = 50'000;
  for (const Statement& s : true_statements()) {
    EXPECT_FALSE(refute(s, budget)) << text(s.conclusion);
    for (const Mutant& m : mutate(s)) {
      const Statement& changed = std::get<Statement>(m.part);
      const auto witness = refute(changed, budget);
      ++mutants;
      if (!witness) continue;
      ++refuted;
      EXPECT_EQ(recheck(changed, *witness), "")
          << text(changed.conclusion) << " [" << m.what << "] at " << text(witness->point);
      if (witness->model.empty()) {
        EXPECT_EQ(holds_at(changed, witness->point), false) << m.what;
      }
    }
  }
  EXPECT_GT(mutants, 150U);
  EXPECT_GT(2 * refuted, mutants);
}

}  // namespace
}  // namespace gradus
