// Sines and cosines of sums and multiples, by the theorems of addition.

#include <algorithm>
#include <map>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Greater multiples are left alone.
constexpr long most_multiple = 4;

struct Angle {
  Term sine, cosine;
};

Angle sum(const Angle& a, const Angle& b) {
  return {a.sine * b.cosine + a.cosine * b.sine, a.cosine * b.cosine - a.sine * b.sine};
}

Polynomial argument(Term wave) {
  const Fraction f = normal_form(wave.operand(0));
  return f.denominator.is_constant() ? f.numerator * Polynomial(1 / f.denominator.constant_term())
                                     : Polynomial();
}

/// Of every product that is part of an argument, what all its factors are multiples of.
using Units = std::map<Monomial, Rational>;

std::optional<Angle> angle(const Polynomial& p, const Units& units) {
  std::optional<Angle> result;
  for (const auto& [monomial, c] : p.terms()) {
    const auto known = units.find(monomial);
    if (known == units.end()) return {};  // where a wave stands in another's argument
    const Rational unit = known->second;
    const auto times = (c / unit).to_long();
    if (!times || std::abs(*times) > most_multiple) return {};
    Polynomial once;
    once.add_term(monomial, unit);
    const Term u = to_term(once), s = *times < 0 ? -sin(u) : sin(u);
    for (long k = 0; k < std::abs(*times); ++k) {
      const Angle one{s, cos(u)};
      result = result ? sum(*result, one) : one;
    }
  }
  return result;
}

}  // namespace

std::optional<Comparison> with_angles_apart(const Comparison& c) {
  Units units;
  bool apart = false;
  const auto is_wave = [](Term t) { return t.op() == Op::sin || t.op() == Op::cos; };
  const auto look = [&](Term t) {
    if (!is_wave(t) || !conditions(t.operand(0)).empty()) return;
    const Polynomial p = argument(t);
    apart = apart || p.terms().size() > 1;
    for (const auto& [monomial, factor] : p.terms()) {
      const auto [place, is_new] = units.emplace(monomial, abs(factor));
      if (is_new || place->second == abs(factor)) continue;
      apart = true;
      const Rational common = lcm(place->second.denominator(), factor.denominator());
      place->second = gcd(place->second * common, abs(factor) * common) / common;
    }
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  if (!apart) return {};
  const auto write = [&](Term t) {
    if (!is_wave(t) || !conditions(t.operand(0)).empty()) return t;
    const auto found = angle(argument(t), units);
    if (!found) return t;
    return t.op() == Op::sin ? found->sine : found->cosine;
  };
  return Comparison{transform(c.left, write), c.relation, transform(c.right, write)};
}

namespace {

/// c where t is a (x - c), a and c without unknowns, and c is no rational.
std::optional<Term> centre(Term t, Term x) {
  if (t.op() != Op::add && t.op() != Op::subtract) return {};
  const Fraction f = normal_form(t);
  const Polynomial slope = f.numerator.coefficient(x, 1);
  const Polynomial rest = f.numerator - slope * Polynomial::atom(x);
  if (!f.denominator.is_constant() || !slope.is_constant() || slope.is_zero() ||
      rest.is_constant() || !free_symbols(to_term(rest)).empty())
    return {};
  return to_term(make_fraction(-rest, slope));
}

/// sin(c + u) and cos(c + u), c without unknowns, by those of u.
Term with_phase_apart(Term t) {
  if (t.op() != Op::sin && t.op() != Op::cos) return t;
  const Polynomial whole = argument(t);
  Polynomial phase, rest;
  for (const auto& [m, c] : whole.terms()) {
    Polynomial term;
    term.add_term(m, c);
    (free_symbols(to_term(term)).empty() ? phase : rest) += term;
  }
  if (phase.is_zero() || rest.is_zero()) return t;
  const Term c = to_term(phase), u = to_term(rest);
  const Angle both = sum({sin(c), cos(c)}, {sin(u), cos(u)});
  return t.op() == Op::sin ? both.sine : both.cosine;
}

std::optional<Reduction> around(const Statement& s, std::size_t variable, Term c) {
  const Variable x = s.domain.variables[variable];
  std::set<std::string> taken = variable_names(s.domain);
  const Term d = new_symbol("d", taken);
  const Substitution read{{x.symbol, c + d}};
  ReducedStatement part{s, {{d, x.symbol - c}}};
  Domain& domain = part.statement.domain;
  domain.variables[variable] = real(d);
  for (Comparison& h : domain.hypotheses) h = substitute(h, read);
  Domain bounds;
  bounds.variables = {x};
  for (const Comparison& h : assumptions(bounds)) domain.hypotheses.push_back(substitute(h, read));
  const Term whole = transform(substitute(gap(s.conclusion), read), with_phase_apart);
  part.statement.conclusion = above_zero(normal_form(whole), is_strict(s.conclusion.relation));
  return Reduction{{std::move(part)}, {"substituted " + text(x.symbol) + " = " + text(c + d)}};
}

}  // namespace

std::optional<Reduction> reduction_to_shifted_angle(const Statement& s) {
  const Term whole = gap(s.conclusion);
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    const Term x = s.domain.variables[k].symbol;
    std::optional<Term> found;
    bool waves = false;
    for_each_node(whole, [&](Term t) {
      waves = waves || ((t.op() == Op::sin || t.op() == Op::cos) && contains(t, x));
      if (!found && contains(t, x) && contains(t, Term::pi())) found = centre(t, x);
    });
    if (waves && found && is_defined_on(s.domain, whole)) return around(s, k, *found);
  }
  return {};
}

}  // namespace gradus
