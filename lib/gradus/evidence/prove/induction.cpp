#include "gradus/evidence/prove/induction.hpp"

#include <algorithm>

#include "gradus/evidence/prove/proof_context.hpp"
#include "gradus/statement/names.hpp"

namespace gradus {

namespace {

bool mentions(const Comparison& c, Term x) { return contains(c.left, x) || contains(c.right, x); }

/// Nothing that the proof stands on may change with the variable.
bool stands_alone(const Domain& d, Term variable) {
  const auto mentioned = [&](const Comparison& c) { return mentions(c, variable); };
  const auto inside = [&](const std::optional<Term>& t) { return t && contains(*t, variable); };
  return std::ranges::none_of(d.hypotheses, mentioned) &&
         std::ranges::none_of(d.premises, mentioned, &Premise::holds) &&
         std::ranges::none_of(
             d.recursions, [&](const Recursion& r) { return inside(r.start) || inside(r.next); }) &&
         std::ranges::none_of(
             d.moments, [&](const Moments& m) { return inside(m.first) || inside(m.second); });
}

Domain without(Domain d, Term variable) {
  std::erase_if(d.variables, [&](const Variable& v) { return same(v.symbol, variable); });
  return d;
}

/// Which multiple of D(n) to take out of D(n + 1): ratios of the coefficients of atoms that both
/// contain linearly, 1, and none.
std::vector<Fraction> multiplier_candidates(const Fraction& next, const Fraction& now) {
  std::vector<Fraction> result;
  const auto add = [&](const Fraction& f) {
    if (std::ranges::find(result, f) == result.end()) result.push_back(f);
  };
  const auto rank = [](Term a) { return a.is_symbol() ? 1 : 0; };
  const auto atoms = now.numerator.atoms();
  std::vector<Term> order(atoms.begin(), atoms.end());
  std::ranges::stable_sort(order, {}, rank);
  add({Polynomial(1), 1});
  for (Term a : order) {
    const int degree = now.numerator.degree(a);
    if (next.numerator.degree(a) != degree) continue;
    const Fraction ratio = make_fraction(next.numerator.coefficient(a, degree) * now.denominator,
                                         next.denominator * now.numerator.coefficient(a, degree));
    add(ratio);
  }
  add({});  // what holds at n + 1 whatever stands at n
  return result;
}

}  // namespace

std::optional<InductionProof> prove_by_induction(const Statement& s, Term variable) {
  if (s.conclusion.relation == Relation::not_equal || !stands_alone(s.domain, variable)) return {};
  InductionProof proof;
  proof.variable = variable;
  std::set<std::string> names = scalar_names(s);
  proof.shifted = fresh_natural("m", names);
  const Domain rest = without(s.domain, variable);

  const Comparison& c = s.conclusion;
  const auto start = prove_directly(rest, substitute(c, {{variable, Term(0)}}), {Term(0), Term(1)});
  if (!start) return {};
  proof.start = *start;

  Domain step = rest;
  const Term m = proof.shifted;
  step.variables.push_back(natural_from(m, 0));
  const Term here = substitute(gap(c), {{variable, m}});
  const Term next = substitute(gap(c), {{variable, m + Term(1)}});
  const ProofContext context(step, instances_at(step, {m, m + Term(1)}),
                             substitute(c, {{variable, m}}));
  const Fraction f_next = normal_form(context.prepare(next)),
                 f_here = normal_form(context.prepare(here));
  const bool identity = c.relation == Relation::equal;
  for (const Fraction& multiplier : multiplier_candidates(f_next, f_here)) {
    proof.multiplier = to_term(multiplier);
    const Comparison rest_has_sign{next - proof.multiplier * here,
                                   identity ? Relation::equal : Relation::greater_equal, Term(0)};
    if (!identity) {
      proof.multiplier_sign = context.order(
          {proof.multiplier, is_strict(c.relation) ? Relation::greater : Relation::greater_equal,
           Term(0)});
      if (!proof.multiplier_sign) continue;
    }
    const auto why = context.prove(rest_has_sign);
    if (!why) continue;
    proof.step = *why;
    return proof;
  }
  return {};
}

}  // namespace gradus
