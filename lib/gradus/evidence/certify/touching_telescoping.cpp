// Sums whose members fall faster than 1 / i stay below a number, which no induction shows as it
// stands: with what is still to come, at most as much as a telescoping sum has left, it does.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/glance.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// How many values of the natural that is counted to may be looked at one by one.
constexpr int most_alone = 6;

/// A member is about c (i + shift)^(-halves / 2), as i grows.
struct Decay {
  Term c;
  int halves;
  Rational shift;
};

/// Coefficients by twice the power of i; nothing where i is in other atoms than i and sqrt(i).
std::optional<std::map<int, Polynomial>> by_halves(const Polynomial& p, Term i) {
  std::map<int, Polynomial> result;
  for (const auto& [m, c] : p.terms()) {
    Monomial rest;
    int halves = 0;
    for (const auto& [a, k] : m.powers) {
      if (same(a, i)) {
        halves += 2 * k;
      } else if (same(a, sqrt(i))) {
        halves += k;
      } else if (contains(a, i)) {
        return {};
      } else {
        rest.powers.emplace_back(a, k);
      }
    }
    result[halves].add_term(rest, c);
  }
  return result;
}

/// a / b where it is a number, 0 where it is none.
Rational ratio(const Polynomial& a, const Polynomial& b) {
  const Fraction f = make_fraction(a, b);
  if (!f.numerator.is_constant() || !f.denominator.is_constant()) return 0;
  return f.numerator.constant_term() / f.denominator.constant_term();
}

std::optional<Decay> decay(Term sum) {
  const Term i = sum.operand(0);
  const Fraction f = normal_form(sum.operand(3));
  auto above = by_halves(f.numerator, i), below = by_halves(f.denominator, i);
  if (!above || !below || f.numerator.is_zero()) return {};
  const auto [up, a] = *above->rbegin();
  const auto [down, b] = *below->rbegin();
  const int halves = down - up;
  if (halves <= 2) return {};
  const Rational next = ratio((*above)[up - 2], a) - ratio((*below)[down - 2], b);
  return Decay{to_term(make_fraction(a, b)), halves, -next * Rational(2) / Rational(halves)};
}

/// c / ((p - 1) x^(p - 1)), p = halves / 2: the integral of c t^(-p) from x on.
Term left_beyond(const Decay& d, Term x) {
  const int more = d.halves - 2;
  Term power = more % 2 == 0 ? Term(1) : sqrt(x);
  if (more >= 2) power = power * pow(x, Term(more / 2));
  return d.c * Term(Rational(2, more)) / power;
}

/// The natural that the sum counts to, but for a number.
std::optional<std::size_t> counted_to(const Domain& d, Term upper) {
  for (std::size_t k = 0; k < d.variables.size(); ++k) {
    const Term n = d.variables[k].symbol;
    if (n.sort() == Sort::natural && normal_form(upper - n).numerator.is_constant()) return k;
  }
  return {};
}

Statement at(const Statement& s, std::size_t place, Term value) {
  Statement there = s;
  const Substitution fixed{{s.domain.variables[place].symbol, value}};
  there.domain.variables.erase(there.domain.variables.begin() + static_cast<std::ptrdiff_t>(place));
  for (Comparison& h : there.domain.hypotheses) h = substitute(h, fixed);
  there.conclusion = substitute(s.conclusion, fixed);
  return there;
}

/// Nowhere defined counts as not.
bool is_shown(const Statement& s) {
  try {
    return holds(s.domain, s.conclusion);
  } catch (const std::domain_error&) {
    return false;
  }
}

/// D(S) >= 0, which falls with the sum S as the weight w says: D(S) = D(S + g) + w g.
struct Falling {
  Statement statement;
  Term sum;
  std::size_t place;  ///< of the natural that the sum counts to
  Term weight;

  const Variable& counted() const { return statement.domain.variables[place]; }
  Statement with(Term value) const {
    Statement out = statement;
    out.conclusion = substitute(statement.conclusion, {{sum, value}});
    return out;
  }
};

/// For naturals from that value on.
Statement from_value(const Falling& f, const Rational& value, Statement s) {
  Variable& n = s.domain.variables[f.place];
  n = natural_from(n.symbol, value.to_long().value());
  n.upper = f.counted().upper;
  n.upper_strict = f.counted().upper_strict;
  return s;
}

Reduction reduction(const Falling& f, const Rational& from, Term rest) {
  Reduction result{{}, {text(f.sum) + " <= that less " + text(rest)}};
  for (Rational k = f.counted().lower.value_or(Rational(0)); k < from; k += 1)
    result.parts.push_back({at(f.statement, f.place, Term(k)), {}});
  return result;
}

void add_part(Reduction& r, Statement s, const Comparison& c) {
  s.conclusion = c;
  r.parts.push_back({std::move(s), {}});
}

/// With S + g in the place of the sum S, g >= 0. From the first value of n on at which it holds;
/// the ones before are parts of their own.
std::optional<Reduction> with_rest(const Falling& f, Term rest) {
  const bool strict = is_strict(f.statement.conclusion.relation);
  Statement more = f.with(f.sum + rest);
  more.conclusion = {gap(more.conclusion), Relation::greater_equal, Term(0)};
  Rational from = f.counted().lower.value_or(Rational(0));
  const Rational last = from + Rational(most_alone);
  while (!is_shown(at(more, f.place, Term(from)))) {
    if (from == last) return {};
    from += 1;
  }
  Reduction result = reduction(f, from, rest);
  more = from_value(f, from, std::move(more));
  add_part(result, more, {rest, greater_than_zero(strict), Term(0)});
  if (!f.weight.is_constant())
    add_part(result, more, {f.weight, greater_than_zero(strict), Term(0)});
  result.parts.push_back({more, {}});
  return result;
}

/// Whether the order fails for some real in the place of the natural that is counted to.
bool seems_false(const Falling& f, Statement s) {
  const Term n = f.counted().symbol, any = Term::symbol(n.name());
  s.domain.variables[f.place].symbol = any;
  for (Comparison& h : s.domain.hypotheses) h = substitute(h, {{n, any}});
  s.conclusion = substitute(s.conclusion, {{n, any}});
  return fails_at_a_glance(s);
}

std::optional<Term> value_at(const Falling& f, Term t, const Rational& n) {
  try {
    return to_term(normal_form(substitute(t, {{f.counted().symbol, Term(n)}})));
  } catch (const std::domain_error&) {  // it has none
    return {};
  }
}

/// With v - g in the place of the sum S, v what S + g is at a value of n, from which on S + g is at
/// most v. From the first value on at which that may do.
std::optional<Reduction> with_value_less_rest(const Falling& f, Term rest) {
  Rational from = f.counted().lower.value_or(Rational(0));
  for (int alone = 0; alone <= most_alone; ++alone, from += 1) {
    const auto value = value_at(f, f.sum + rest, from);
    if (!value) continue;
    const Statement beyond = from_value(f, from, f.with(*value - rest));
    // Nothing is gained where the order has no rest of its own.
    if (!contains(to_term(normal_form(gap(beyond.conclusion))), f.counted().symbol)) return {};
    if (seems_false(f, beyond)) continue;
    Reduction result = reduction(f, from, rest);
    result.parts.push_back({beyond, {}});
    if (!f.weight.is_constant()) add_part(result, beyond, f.weight >= Term(0));
    add_part(result, beyond, f.sum + rest <= *value);
    return result;
  }
  return {};
}

}  // namespace

std::vector<Reduction> reductions_to_telescoping(const Statement& s, Term sum) {
  if (!is_order(s.conclusion.relation) || !has_integer_limits(sum)) return {};
  const auto place = counted_to(s.domain, sum.operand(2));
  const auto falls = place ? decay(sum) : std::nullopt;
  if (!falls) return {};
  std::set<std::string> taken = variable_names(s.domain);
  const Term whole = new_symbol("S", taken);
  const Term difference = gap(substitute(s.conclusion, {{sum, whole}}));
  // What the normal form cancels must not ask for more of the sum than for what is put for it.
  const auto speaks_of_whole = [&](const Comparison& c) { return mentions(c, whole); };
  if (std::ranges::any_of(conditions(difference), speaks_of_whole)) return {};
  const Fraction f = normal_form(difference);
  if (f.numerator.degree(whole) != 1 || f.denominator.degree(whole) != 0) return {};
  const auto hides = [&](Term a) { return !same(a, whole) && contains(a, whole); };
  if (std::ranges::any_of(f.numerator.atoms(), hides)) return {};
  const Term weight = to_term(make_fraction(-f.numerator.coefficient(whole, 1), f.denominator));
  if (weight.is_constant() && weight.value().sign() < 0) return {};
  const Falling falling{s, sum, *place, weight};
  std::vector<Reduction> result;
  std::vector<Term> rests;
  // Of a convex function the middle rule tells most, the left end what is simplest.
  for (const Rational& more : {Rational(1, 2), Rational(0)}) {
    const Term from = to_term(normal_form(sum.operand(2) + falls->shift + more));
    rests.push_back(left_beyond(*falls, from));
    auto found = with_rest(falling, rests.back());
    if (found) result.push_back(std::move(*found));
  }
  if (auto found = with_value_less_rest(falling, rests.front()))
    result.push_back(std::move(*found));
  return result;
}

}  // namespace gradus
