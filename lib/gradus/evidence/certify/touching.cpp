#include "gradus/evidence/certify/touching.hpp"

#include <algorithm>
#include <iterator>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

constexpr int most_slacks = 3;

std::string sign_text(const Polynomial& p, bool strict) {
  return text(to_term(p)) + (strict ? " > 0" : " >= 0");
}

/// Divides factors of known sign out of the conclusion.
bool divide_out_factors(Statement& s, std::vector<std::string>& words) {
  const auto n = numerator(s);
  if (!n || n->is_constant()) return false;
  const bool strict = is_strict(s.conclusion.relation);
  const Factorisation f = factor(*n);
  Polynomial rest = f.unit;
  std::string divided;
  const auto drop = [&](const Polynomial& factor, bool strictly) {
    divided += (divided.empty() ? "divided out " : ", ") + sign_text(factor, strictly);
  };
  for (const auto& [part, multiplicity] : f.factors) {
    const bool is_square = !strict && multiplicity % 2 == 0;
    if (is_square) {
      drop(pow(part, multiplicity), false);
      continue;
    }
    bool known = false;
    for (int sign : {1, -1}) {
      const Polynomial side = part * Polynomial(sign);
      const bool strictly = is_positive(s.domain, side);
      if (!strictly && (strict || !holds(s.domain, to_term(side) >= Term(0)))) continue;
      if (sign < 0 && multiplicity % 2 != 0) rest = -rest;
      drop(side, strictly);
      known = true;
      break;
    }
    if (!known) rest = rest * pow(part, strict ? multiplicity : multiplicity % 2);
    if (!known && !strict && multiplicity > 1) drop(pow(part, multiplicity - 1), false);
  }
  if (divided.empty() || rest.is_constant()) return false;
  s.conclusion = {to_term(rest), greater_than_zero(strict), Term(0)};
  words.push_back(divided);
  return true;
}

/// n >= 0 for n / d >= 0, d > 0: defined where d vanishes at an open end, too.
std::optional<Reduction> without_denominator(const Statement& s) {
  if (normal_form(gap(s.conclusion)).denominator.is_constant()) return {};
  const auto n = numerator(s);
  if (!n) return {};
  ReducedStatement part{s, {}};
  part.statement.conclusion = above_zero({*n, 1}, is_strict(s.conclusion.relation));
  return Reduction{{std::move(part)}, {"without the denominator"}};
}

/// n >= 0 where each of its factors has a sign of its own.
std::optional<Reduction> by_factors(const Statement& s) {
  const auto n = numerator(s);
  if (!n || n->is_constant()) return {};
  const bool strict = is_strict(s.conclusion.relation);
  const Factorisation f = factor(*n);
  int sign = f.unit.sign();
  Reduction result{{}, {"the sign of each factor"}};
  for (const auto& [part, multiplicity] : f.factors) {
    if (multiplicity % 2 == 0 && !strict) continue;
    const int its = sign_inside(s.domain, to_term(part));
    if (its == 0) return {};
    if (its < 0 && multiplicity % 2 != 0) sign = -sign;
    ReducedStatement one{s, {}};
    one.statement.conclusion = {to_term(part * Polynomial(its)), greater_than_zero(strict),
                                Term(0)};
    result.parts.push_back(std::move(one));
  }
  if (result.parts.size() < 2 || sign < 0) return {};
  return result;
}

Term fresh_symbol(const Statement& s) {
  std::set<std::string> taken;
  for (const Variable& v : s.domain.variables) taken.insert(v.symbol.name());
  std::string name = "s";
  for (int k = 1; taken.contains(name); ++k) name = "s" + std::to_string(k);
  return Term::symbol(name);
}

/// The hypothesis as symbol <= numerator / denominator, denominator > 0 on the domain.
std::optional<Fraction> upper_bound(const Domain& d, const Comparison& hypothesis, Term symbol) {
  if (!is_order(hypothesis.relation)) return {};
  const Fraction f = normal_form(gap(hypothesis));
  if (f.numerator.degree(symbol) != 1) return {};
  for (const Polynomial& p : {f.numerator, f.denominator}) {
    for (Term atom : p.atoms()) {
      if (contains(atom, symbol) && (!same(atom, symbol) || p.degree(symbol) > 1)) return {};
    }
  }
  if (f.denominator.degree(symbol) > 0) return {};
  const Polynomial n = f.numerator * Polynomial(strict_sign(d, f.denominator));
  const Polynomial slope = -n.coefficient(symbol, 1);
  if (strict_sign(d, slope) <= 0) return {};
  const Fraction bound{n.coefficient(symbol, 0), slope};
  // Parts in normal form may ask for more than those of the hypothesis.
  if (!is_defined_on(d, to_term(bound))) return {};
  return bound;
}

/// x = l + s (e - l) for the hypothesis x <= e. Conditions that hold at all corresponding points
/// are kept as hypotheses where they are not seen to hold.
ReducedStatement with_slack(const Statement& s, std::size_t variable, std::size_t hypothesis,
                            const Fraction& bound, std::string& words) {
  const Variable x = s.domain.variables[variable];
  const Comparison h = s.domain.hypotheses[hypothesis];
  const Term slack = fresh_symbol(s);
  const Term slope = to_term(bound.denominator), lower(*x.lower);
  const Term width = to_term(
      make_fraction(bound.numerator - Polynomial(*x.lower) * bound.denominator, bound.denominator));
  const Term value = x.lower->is_zero() ? slack * width : lower + slack * width;
  const Substitution replace{{x.symbol, value}};

  ReducedStatement result{s, {{slack, (x.symbol - lower) / width}}};
  Domain& d = result.statement.domain;
  Variable& v = d.variables[variable];
  v = in(slack, 0, 1);
  v.lower_strict = x.lower_strict;
  v.upper_strict = is_strict(h.relation);
  d.hypotheses.erase(d.hypotheses.begin() + static_cast<std::ptrdiff_t>(hypothesis));
  for (Comparison& c : d.hypotheses) c = substitute(c, replace);
  result.statement.conclusion = substitute(s.conclusion, replace);

  const auto keep = [&](const Comparison& c) {
    if (!holds(d, c)) d.hypotheses.push_back(c);
  };
  keep(slope > Term(0));
  for (const Comparison& c : conditions(width)) keep(c);
  keep({width, greater_than_zero(x.lower_strict), Term(0)});
  if (x.upper)
    keep({value, x.upper_strict ? Relation::less : Relation::less_equal, Term(*x.upper)});
  words = "substituted " + text(x.symbol) + " = " + text(value) + ", 0 " +
          (v.lower_strict ? "< " : "<= ") + text(slack) + (v.upper_strict ? " < 1" : " <= 1");
  return result;
}

bool substitute_slack(ReducedStatement& r, std::vector<std::string>& words) {
  const Statement& s = r.statement;
  for (std::size_t h = 0; h < s.domain.hypotheses.size(); ++h) {
    for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
      const Variable& x = s.domain.variables[v];
      if (!x.lower) continue;
      const auto bound = upper_bound(s.domain, s.domain.hypotheses[h], x.symbol);
      if (!bound) continue;
      std::string what;
      ReducedStatement next = with_slack(s, v, h, *bound, what);
      // Earlier readings are formulas in the oldest unknowns, and so must this one be.
      for (auto& [symbol, formula] : next.reading) formula = substitute(formula, r.reading);
      next.reading.insert(r.reading.begin(), r.reading.end());
      words.push_back(std::move(what));
      r = std::move(next);
      return true;
    }
  }
  return false;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  ReducedStatement r{s, {}};
  std::vector<std::string> words;
  bool has_known_factors = false;
  for (int slacks = 0; slacks <= most_slacks; ++slacks) {
    if (slacks > 0 && !substitute_slack(r, words)) break;
    ReducedStatement factored = r;
    std::vector<std::string> all = words;
    const bool divided = divide_out_factors(factored.statement, all);
    has_known_factors = has_known_factors || divided;
    if (divided || slacks > 0) result.push_back({{std::move(factored)}, std::move(all)});
  }
  std::ranges::reverse(result);
  std::ranges::move(reductions_to_scale(s), std::back_inserter(result));
  auto factors = has_known_factors ? std::nullopt : by_factors(s);
  if (factors) result.push_back(std::move(*factors));
  std::ranges::move(reductions_to_discriminants(s), std::back_inserter(result));
  auto whole = has_known_factors ? std::nullopt : without_denominator(s);
  if (whole) result.push_back(std::move(*whole));
  return result;
}

}  // namespace

std::vector<Reduction> reductions(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
