// Powers whose exponents are no numbers have logarithms and slopes where their bases are > 0 only.
// Where a base is 0, they are 0 for an exponent > 0, and 1 for an exponent that is 0.

#include <algorithm>
#include <iterator>

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/certify/touching_samples.hpp"

namespace gradus {

namespace {

/// More exponents of unknown sign make too many cases.
constexpr std::size_t most_exponents = 2;

bool is_zero(Term t) {
  const Fraction f = normal_form(t);
  return f.numerator.is_zero();
}

/// Powers of the conclusion with exponents that are not visibly integers, of bases that are no
/// numbers.
std::vector<Term> unknown_powers(const Comparison& c) {
  std::vector<Term> result;
  IntegralityTable integrality;
  for_each_node(gap(c), [&](Term t) {
    if (t.op() != Op::power || t.operand(1).is_constant() || t.operand(0).is_constant()) return;
    if (integrality.of(t.operand(1)) == Integrality::none) result.push_back(t);
  });
  return result;
}

/// Those whose bases have a value on the whole domain and are 0 there.
std::vector<Term> powers_of_zero(const Statement& s, const Substitution& there) {
  std::vector<Term> result = unknown_powers(s.conclusion);
  std::erase_if(result, [&](Term t) {
    const Term base = t.operand(0);
    return !contains(base, there.begin()->first) || !is_defined_on(s.domain, base) ||
           !is_zero(substitute(base, there));
  });
  return result;
}

/// A part of a domain, and what powers are there.
struct Case {
  Domain domain;
  Substitution values;
};

Case with(Case c, const std::vector<Term>& powers, Term value) {
  for (Term t : powers) c.values.emplace(t, value);
  return c;
}

Case with(Case c, const Comparison& hypothesis) {
  c.domain.hypotheses.push_back(hypothesis);
  return c;
}

/// The conclusion where the bases of these powers are 0, on the domain of `at`; nothing where there
/// are too many cases. That no exponent is below 0 is a part, too.
std::vector<Statement> where_bases_vanish(const Statement& at, const std::vector<Term>& powers,
                                          const Substitution& there) {
  std::map<Term, std::vector<Term>, TermOrder> by_exponent;
  for (Term t : powers) by_exponent[substitute(t.operand(1), there)].push_back(t);
  std::vector<Case> cases{{at.domain, {}}};
  std::vector<Statement> parts;
  std::size_t unknown = 0;
  for (const auto& [e, of_exponent] : by_exponent) {
    if (!holds(at.domain, e > Term(0))) {
      if (++unknown > most_exponents) return {};
      parts.push_back(at);
      parts.back().conclusion = e >= Term(0);
    }
    std::vector<Case> next;
    for (const Case& c : cases) {
      const bool grows = holds(c.domain, e > Term(0));
      const bool vanishes = !grows && holds(c.domain, e <= Term(0));
      if (!vanishes) {
        Case apart = grows ? c : with(c, e > Term(0));
        next.push_back(with(std::move(apart), of_exponent, 0));
      }
      if (!grows) next.push_back(with(with(c, e == Term(0)), of_exponent, 1));
    }
    cases = std::move(next);
  }
  for (const Case& c : cases) {
    parts.push_back(at);
    parts.back().domain = c.domain;
    parts.back().conclusion = substitute(substitute(at.conclusion, c.values), there);
  }
  return parts;
}

Reduction reduction_to(const std::vector<Statement>& parts, std::string words) {
  Reduction result{{}, {std::move(words)}};
  for (const Statement& part : parts) result.parts.push_back({part, {}});
  return result;
}

std::optional<Reduction> apart(const Statement& s, std::size_t variable, bool lower) {
  const Variable& v = s.domain.variables[variable];
  const std::optional<Rational>& end = lower ? v.lower : v.upper;
  if (!end || (lower ? v.lower_strict : v.upper_strict)) return {};
  const Substitution there{{v.symbol, Term(*end)}};
  const std::vector<Term> powers = powers_of_zero(s, there);
  if (powers.empty()) return {};
  Statement at = s;
  at.domain.variables.erase(at.domain.variables.begin() + static_cast<std::ptrdiff_t>(variable));
  for (Comparison& h : at.domain.hypotheses) h = substitute(h, there);
  std::vector<Statement> parts = where_bases_vanish(at, powers, there);
  if (parts.empty()) return {};
  parts.push_back(s);
  Variable& beyond = parts.back().domain.variables[variable];
  (lower ? beyond.lower_strict : beyond.upper_strict) = true;
  return reduction_to(parts, text(v.symbol) + " = " + text(Term(*end)) + " and beyond");
}

/// By a base that is >= 0 on the domain, though nowhere at an end of one variable's range: that it
/// is, where it is 0, and where it is not.
std::optional<Reduction> by_base(const Statement& s, Term base, const std::vector<Term>& powers) {
  if (!SampledSigns(s.domain, base).avoid(-1)) return {};
  if (holds(s.domain, base > Term(0))) return {};
  Statement at = s, beyond = s;
  at.domain.hypotheses.push_back(base == Term(0));
  beyond.domain.hypotheses.push_back(base > Term(0));
  std::vector<Statement> parts = where_bases_vanish(at, powers, {});
  if (parts.empty()) return {};
  parts.push_back(at);
  parts.back().domain = s.domain;
  parts.back().conclusion = base >= Term(0);
  parts.push_back(std::move(beyond));
  return reduction_to(parts, text(base) + " = 0 and beyond");
}

}  // namespace

std::vector<Reduction> reductions_to_bases(const Statement& s) {
  std::vector<Reduction> result;
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    for (const bool lower : {true, false}) {
      if (auto r = apart(s, k, lower)) result.push_back(std::move(*r));
    }
  }
  if (!result.empty()) return result;
  std::map<Term, std::vector<Term>, TermOrder> by_their_base;
  for (Term t : unknown_powers(s.conclusion)) by_their_base[t.operand(0)].push_back(t);
  for (const auto& [base, powers] : by_their_base) {
    if (auto r = by_base(s, base, powers)) result.push_back(std::move(*r));
  }
  return result;
}

}  // namespace gradus
