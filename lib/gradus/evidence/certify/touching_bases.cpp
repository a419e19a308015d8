// Powers whose exponents are no numbers have logarithms and slopes where their bases are > 0 only.
// Where a base is 0 and the exponent > 0, they are 0.

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool is_zero(Term t) {
  const Fraction f = normal_form(t);
  return f.numerator.is_zero();
}

/// Powers of the conclusion with exponents that are not visibly integers, whose bases are 0 there.
std::vector<Term> powers_of_zero(const Comparison& c, const Substitution& there) {
  std::vector<Term> result;
  IntegralityTable integrality;
  for_each_node(gap(c), [&](Term t) {
    if (t.op() != Op::power || t.operand(1).is_constant() || t.operand(0).is_constant()) return;
    if (integrality.of(t.operand(1)) != Integrality::none || !conditions(t.operand(0)).empty())
      return;
    if (contains(t.operand(0), there.begin()->first) && is_zero(substitute(t.operand(0), there)))
      result.push_back(t);
  });
  return result;
}

std::optional<Reduction> apart(const Statement& s, std::size_t variable, bool lower) {
  const Variable& v = s.domain.variables[variable];
  const std::optional<Rational>& end = lower ? v.lower : v.upper;
  if (!end || (lower ? v.lower_strict : v.upper_strict)) return {};
  const Substitution there{{v.symbol, Term(*end)}};
  const std::vector<Term> powers = powers_of_zero(s.conclusion, there);
  if (powers.empty()) return {};
  Statement at = s;
  at.domain.variables.erase(at.domain.variables.begin() + static_cast<std::ptrdiff_t>(variable));
  for (Comparison& h : at.domain.hypotheses) h = substitute(h, there);
  Reduction result{{}, {text(v.symbol) + " = " + text(Term(*end)) + " and beyond"}};
  Substitution zeros;
  for (Term t : powers) {
    zeros.emplace(t, Term(0));
    result.parts.push_back({at, {}});
    result.parts.back().statement.conclusion = substitute(t.operand(1) > Term(0), there);
  }
  at.conclusion = substitute(substitute(s.conclusion, zeros), there);
  result.parts.push_back({std::move(at), {}});
  result.parts.push_back({s, {}});
  Variable& beyond = result.parts.back().statement.domain.variables[variable];
  (lower ? beyond.lower_strict : beyond.upper_strict) = true;
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_bases(const Statement& s) {
  std::vector<Reduction> result;
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    for (const bool lower : {true, false}) {
      if (auto r = apart(s, k, lower)) result.push_back(std::move(*r));
    }
  }
  return result;
}

}  // namespace gradus
