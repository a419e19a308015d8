#include "gradus/evidence/certify/touching_parts.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/certify/tried.hpp"
#include "gradus/evidence/prove/about_reals.hpp"
#include "gradus/evidence/prove/proof_context.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

bool is_order(Relation r) { return r != Relation::equal && r != Relation::not_equal; }

Relation greater_than_zero(bool strict) {
  return strict ? Relation::greater : Relation::greater_equal;
}

Comparison above_zero(const Fraction& f, bool strict) {
  const bool is_number = f.numerator.is_constant() && f.denominator.is_constant();
  const int least = strict ? 1 : 0;
  if (is_number &&
      f.numerator.constant_term().sign() * f.denominator.constant_term().sign() >= least)
    return Term(1) >= Term(0);
  return {to_term(f), greater_than_zero(strict), Term(0)};
}

namespace {

/// The real numbers that the bounds of v leave.
Interval range(const Variable& v) {
  const bool is_between = v.lower && v.upper, is_none = is_between && *v.lower > *v.upper;
  if (is_none || (!v.lower && !v.upper)) return Interval::whole();
  if (is_between) return Interval::hull(*v.lower, *v.upper);
  const Interval above = exp(Interval::whole());  // [0, infinity]
  return v.lower ? Interval(*v.lower) + above : Interval(*v.upper) - above;
}

/// Whether an enclosure over the bounds of all variables shows c.
bool is_enclosed(const Domain& d, const Comparison& c) {
  Valuation<Interval> at;
  for (const Variable& v : d.variables) at.scalars[v.symbol.name()] = range(v);
  try {
    const Interval gap = evaluate(c.left - c.right, at);
    return gap.is_defined() && certainly(compare(gap, c.relation, Interval(0)));
  } catch (const std::exception&) {
    return false;
  }
}

bool is_shown(const Domain& d, const Comparison& c) {
  ProofContext context(d, {});
  context.limit(true);
  const auto proof = context.prove(c);
  return proof && recheck({"", d, c}, Signs{*proof}).empty();
}

}  // namespace

bool holds(const Domain& d, const Comparison& c) {
  const auto is_found = [&] { return is_enclosed(d, c) || is_shown(d, c); };
  if (!is_told_by_key(d)) return is_found();
  StatementKey asked = statement_key(d, c);
  if (const auto known = RememberedSigns::find(asked)) return *known;
  const bool found = is_found();
  RememberedSigns::note(std::move(asked), found);
  return found;
}

bool is_positive(const Domain& d, const Polynomial& p) { return holds(d, to_term(p) > Term(0)); }

int strict_sign(const Domain& d, const Polynomial& p) {
  if (p.is_constant()) return p.constant_term().sign();
  if (is_positive(d, p)) return 1;
  return is_positive(d, -p) ? -1 : 0;
}

bool is_defined_on(const Domain& d, Term t) {
  return std::ranges::all_of(conditions(t), [&](const Comparison& c) { return holds(d, c); });
}

bool mentions(const Comparison& c, Term x) { return contains(c.left, x) || contains(c.right, x); }

void leave_out(Domain& d, Term x) {
  std::erase_if(d.variables, [&](const Variable& v) { return same(v.symbol, x); });
  std::erase_if(d.hypotheses, [&](const Comparison& h) { return mentions(h, x); });
}

namespace {

/// What h says of v alone, where that is a bound, becomes one of its bounds.
void tighten(Variable& v, const Comparison& h) {
  if (!is_order(h.relation) || free_symbols(gap(h)).size() != 1 || !mentions(h, v.symbol)) return;
  const Fraction f = normal_form(gap(h));
  const Polynomial slope = f.numerator.coefficient(v.symbol, 1);
  const Polynomial rest = f.numerator - slope * Polynomial::atom(v.symbol);
  if (!f.denominator.is_constant() || !slope.is_constant() || slope.is_zero() ||
      !rest.is_constant())
    return;
  const Rational bound = -rest.constant_term() / slope.constant_term();
  const bool below = slope.constant_term().sign() * f.denominator.constant_term().sign() > 0;
  std::optional<Rational>& known = below ? v.lower : v.upper;
  const std::optional<Rational>& other = below ? v.upper : v.lower;
  if (other && (below ? bound > *other : bound < *other)) return;
  if (known && (below ? bound <= *known : bound >= *known)) return;
  known = bound;
  (below ? v.lower_strict : v.upper_strict) = false;
}

}  // namespace

Statement over_interval(const Statement& s, std::size_t variable) {
  Statement out = s;
  Variable& v = out.domain.variables[variable];
  for (const Comparison& h : s.domain.hypotheses) tighten(v, h);
  std::erase_if(out.domain.hypotheses, [&](const Comparison& h) { return mentions(h, v.symbol); });
  return out;
}

void leave_out_lost(Domain& d, const Comparison& before, const Comparison& now) {
  const std::vector<Variable> all = d.variables;
  for (const Variable& v : all) {
    if (mentions(before, v.symbol) && !mentions(now, v.symbol)) leave_out(d, v.symbol);
  }
}

int sign_inside(const Domain& d, Term t) {
  Valuation<double> at;
  for (const Variable& v : d.variables) {
    const Rational below = v.lower ? *v.lower : v.upper ? *v.upper - Rational(2) : Rational(-1, 2);
    const Rational above = v.upper ? *v.upper : below + Rational(2);
    at.scalars[v.symbol.name()] = ((below + above) / Rational(2)).to_double();
  }
  const double value = evaluate(t, at);
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

std::optional<Polynomial> numerator(const Statement& s) {
  if (!is_defined_on(s.domain, s.conclusion.left) || !is_defined_on(s.domain, s.conclusion.right))
    return {};
  const Fraction f = normal_form(gap(s.conclusion));
  const int sign = strict_sign(s.domain, f.denominator);
  if (sign == 0) return {};
  return f.numerator * Polynomial(sign);
}

std::vector<Reduction> reduced_by(std::vector<Reduction> (*find)(const Statement&),
                                  const Statement& s) {
  if (!is_order(s.conclusion.relation) || !is_about_reals(s)) return {};
  // What exceeds the bounds of the normal form, or is nowhere defined, is left as it is.
  try {
    return find(s);
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {};
  }
}

}  // namespace gradus
