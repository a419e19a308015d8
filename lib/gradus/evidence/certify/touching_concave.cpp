// An order holds on a range where it holds at both ends, or as they are approached, and the
// difference is concave between them: it is continuous where it is defined, and its second
// derivative is nowhere above 0.

#include <array>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/certify/touching_samples.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated.
constexpr std::size_t most_nodes = 100;

/// What f tends to as x comes to an end of its open range: its value, where f is defined up to it;
/// else, where the end need not be reached, without its terms t^k log(t)^j, k > 0, t the distance.
std::optional<Term> at_end(const Domain& rest, const Variable& range, Term f, bool upper,
                           bool reached) {
  const Rational end = upper ? *range.upper : *range.lower;
  Domain closed = rest;
  closed.variables.push_back(range);
  (upper ? closed.variables.back().upper_strict : closed.variables.back().lower_strict) = false;
  if (is_defined_on(closed, f)) return substitute(f, {{range.symbol, Term(end)}});
  if (reached) return {};
  std::set<std::string> taken = variable_names(closed);
  const Term t = new_symbol("t", taken), x = upper ? Term(end) - t : Term(end) + t;
  const Fraction near_end = normal_form(substitute(f, {{range.symbol, x}}));
  Domain distance = rest;
  distance.variables.push_back(in(t, 0, *range.upper - *range.lower));
  distance.variables.back().upper_strict = true;
  Polynomial kept;
  for (const auto& [monomial, c] : near_end.numerator.terms()) {
    if (monomial.degree(log(t)) == 0) {
      kept.add_term(monomial, c);
      continue;
    }
    Polynomial others = 1;  // bounded, where they are defined up to the end
    for (const auto& [atom, exponent] : monomial.powers) {
      if (!same(atom, t) && !same(atom, log(t))) others = others * Polynomial::atom(atom, exponent);
    }
    if (monomial.degree(t) == 0 || !is_defined_on(distance, to_term(others))) return {};
  }
  const Term limit = to_term(kept) * to_term(Fraction{1, near_end.denominator});
  if (!is_defined_on(distance, limit)) return {};
  return substitute(limit, {{t, Term(0)}});
}

std::optional<Reduction> between_ends(const Statement& s, std::size_t variable) {
  Statement rest = over_interval(s, variable);
  const Variable v = rest.domain.variables[variable];
  const Term x = v.symbol, f = gap(s.conclusion);
  if (x.sort() != Sort::real || !v.lower || !v.upper || *v.lower >= *v.upper || !contains(f, x))
    return {};
  Term slope = f, bend = f;
  try {
    slope = derivative(f, x);
    bend = derivative(slope, x);
  } catch (const std::domain_error&) {  // a kink
    return {};
  }
  if (node_count(bend) > 4 * most_nodes) return {};
  leave_out(rest.domain, x);
  Variable range = v;
  range.lower_strict = range.upper_strict = true;
  Statement between = rest;
  between.domain.variables.push_back(range);
  if (!SampledSigns(between.domain, bend).avoid(1)) return {};
  if (!is_defined_on(between.domain, f) || !is_defined_on(between.domain, slope)) return {};
  between.conclusion = bend <= Term(0);

  Reduction result{{{between, {}}},
                   {"concave in " + text(x) + ", so at least what it is at the ends " +
                    text(Term(*v.lower)) + ", " + text(Term(*v.upper))}};
  for (const bool upper : {false, true}) {
    const bool reached = upper ? !v.upper_strict : !v.lower_strict;
    const auto value = at_end(rest.domain, range, f, upper, reached);
    if (!value) return {};
    rest.conclusion = {*value, greater_than_zero(is_strict(s.conclusion.relation)), Term(0)};
    result.parts.push_back({rest, {}});
  }
  return result;
}

/// Parts of a range beside an open end at which the difference has no value, the largest first.
const std::array near_an_end{Rational(1, 2), Rational(1, 4), Rational(1, 8), Rational(1, 16)};

/// The same near such an end, and the rest of the range.
std::optional<Reduction> near_end(const Statement& s, std::size_t variable, bool upper) {
  const Variable& v = s.domain.variables[variable];
  const bool is_open = upper ? v.upper_strict : v.lower_strict;
  if (!v.lower || !v.upper || !is_open || *v.lower >= *v.upper) return {};
  Domain closed = s.domain;
  Variable& reaching = closed.variables[variable];
  (upper ? reaching.upper_strict : reaching.lower_strict) = false;
  if (is_defined_on(closed, gap(s.conclusion))) return {};
  for (const Rational& share : near_an_end) {
    const Rational width = share * (*v.upper - *v.lower);
    const Rational cut = upper ? *v.upper - width : *v.lower + width;
    Statement near = s, rest = s;
    Variable &beside = near.domain.variables[variable], &beyond = rest.domain.variables[variable];
    (upper ? beside.lower : beside.upper) = cut;
    (upper ? beyond.upper : beyond.lower) = cut;
    (upper ? beside.lower_strict : beside.upper_strict) = false;
    (upper ? beyond.upper_strict : beyond.lower_strict) = false;
    auto found = between_ends(near, variable);
    if (!found) continue;
    found->parts.push_back({std::move(rest), {}});
    return found;
  }
  return {};
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  if (node_count(gap(s.conclusion)) > most_nodes) return result;
  const auto add = [&](std::optional<Reduction> r) {
    if (r) result.push_back(std::move(*r));
    return r.has_value();
  };
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (add(between_ends(s, v))) continue;
    if (!add(near_end(s, v, false))) add(near_end(s, v, true));
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_concave(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
