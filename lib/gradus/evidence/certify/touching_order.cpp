// Reductions that look at two variables in one order, and at factors in formulas as they are
// written.

#include <algorithm>
#include <iterator>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Operations that polynomials are made of; of a power, with a whole exponent.
bool is_polynomial(Term t) {
  switch (t.op()) {
    case Op::symbol:
    case Op::constant:
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      return true;
    case Op::divide:
      return t.operand(1).is_constant();
    case Op::power:
      return t.operand(1).is_constant() && t.operand(1).value().is_integer() &&
             t.operand(1).value().sign() > 0;
    default:
      return false;
  }
}

/// t with other parts as unknowns, of which `meaning` says what they stand for.
Term opaque(Term t, std::set<std::string>& taken, Substitution& unknowns, Substitution& meaning) {
  if (!is_polynomial(t)) {
    const auto known = unknowns.find(t);
    if (known != unknowns.end()) return known->second;
    const Term u = new_symbol("u", taken);
    unknowns.emplace(t, u);
    meaning.emplace(u, t);
    return u;
  }
  std::vector<Term> parts;
  for (Term part : t.operands()) parts.push_back(opaque(part, taken, unknowns, meaning));
  return with_operands(t, std::move(parts));
}

std::vector<Reduction> find_factors(const Statement& s) {
  if (!is_defined_on(s.domain, s.conclusion.left) || !is_defined_on(s.domain, s.conclusion.right))
    return {};
  std::set<std::string> taken = variable_names(s.domain);
  Substitution unknowns, meaning;
  const Fraction f = normal_form(opaque(gap(s.conclusion), taken, unknowns, meaning));
  if (!f.denominator.is_constant() || f.numerator.is_constant()) return {};
  const bool strict = is_strict(s.conclusion.relation);
  const Factorisation factors = factor(f.numerator);
  int sign = factors.unit.sign();
  Reduction result{{}, {"the sign of each factor as written"}};
  for (const auto& [part, multiplicity] : factors.factors) {
    if (multiplicity % 2 == 0 && !strict) continue;
    const Term written = substitute(to_term(part), meaning);
    const int its = sign_inside(s.domain, written);
    if (its == 0) return {};
    if (its < 0 && multiplicity % 2 != 0) sign = -sign;
    ReducedStatement one{s, {}};
    one.statement.conclusion = {its > 0 ? written : -written, greater_than_zero(strict), Term(0)};
    result.parts.push_back(std::move(one));
  }
  if (sign < 0) return {};
  const std::size_t all = factors.factors.size();
  if (result.parts.empty() || (all == 1 && result.parts.size() == 1)) return {};
  return {std::move(result)};
}

/// Whether h says that d <= 0.
bool is_at_most_zero(const Comparison& h, Term d) {
  if (!is_order(h.relation)) return false;
  const Fraction f = normal_form(gap(h));
  const auto factor = divide_exactly(f.numerator, Polynomial::atom(d));
  return f.denominator.is_constant() && factor && factor->is_constant() &&
         factor->constant_term().sign() * f.denominator.constant_term().sign() < 0;
}

/// y = x + d and y = x - d, d >= 0, where both sides are equal for d = 0.
std::optional<Reduction> ordered(const Statement& s, std::size_t i, std::size_t j) {
  const Variable &a = s.domain.variables[i], &b = s.domain.variables[j];
  const Term f = gap(s.conclusion);
  if (!contains(f, a.symbol) || !contains(f, b.symbol)) return {};
  if (!vanishes(substitute(f, {{b.symbol, a.symbol}}), s.domain)) return {};
  std::set<std::string> taken = variable_names(s.domain);
  const Term d = new_symbol("d", taken);
  Reduction result{{}, {text(b.symbol) + " above and below " + text(a.symbol)}};
  for (const bool above : {true, false}) {
    const Term value = above ? a.symbol + d : a.symbol - d;
    const Substitution moved{{b.symbol, value}};
    ReducedStatement part{s, {{d, above ? b.symbol - a.symbol : a.symbol - b.symbol}}};
    Domain& domain = part.statement.domain;
    domain.variables[j] = nonnegative(d);
    if (above ? b.upper && a.lower : b.lower && a.upper)
      domain.variables[j].upper = max(0, above ? *b.upper - *a.lower : *a.upper - *b.lower);
    for (Comparison& h : domain.hypotheses) h = substitute(h, moved);
    Domain bounds;
    bounds.variables = {b};
    for (const Comparison& c : assumptions(bounds))
      domain.hypotheses.push_back(substitute(c, moved));
    part.statement.conclusion = substitute(s.conclusion, moved);
    // Where hypotheses leave d = 0 alone, the other part has the same points.
    const auto leaves_zero = [&](const Comparison& h) { return is_at_most_zero(h, d); };
    const bool is_equal =
        !is_strict(s.conclusion.relation) && std::ranges::any_of(domain.hypotheses, leaves_zero);
    if (!is_equal) result.parts.push_back(std::move(part));
  }
  if (result.parts.empty()) return {};
  return result;
}

std::vector<Reduction> find_orders(const Statement& s) {
  std::vector<Reduction> result;
  const auto& variables = s.domain.variables;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    for (std::size_t j = i + 1; j < variables.size(); ++j) {
      if (auto r = ordered(s, i, j)) result.push_back(std::move(*r));
    }
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_factors(const Statement& s) {
  std::vector<Reduction> result = reduced_by(find_factors, s);
  std::ranges::move(reduced_by(reductions_to_operands, s), std::back_inserter(result));
  return result;
}

std::vector<Reduction> reductions_to_orders(const Statement& s) {
  return reduced_by(find_orders, s);
}

}  // namespace gradus
