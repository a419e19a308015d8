// Orders between divergences of two coins, p against q and 1 - p against 1 - q: what holds of one
// side of the coins, with a multiple of p - q beside it, holds of both together.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

constexpr std::size_t most_nodes = 200;

/// The members of a sum as it is written, with their signs.
void add_members(Term t, int sign, std::vector<Term>& members) {
  switch (t.op()) {
    case Op::add:
    case Op::subtract:
      add_members(t.operand(0), sign, members);
      return add_members(t.operand(1), t.op() == Op::add ? sign : -sign, members);
    case Op::negate:
      return add_members(t.operand(0), -sign, members);
    default:
      members.push_back(sign > 0 ? t : -t);
  }
}

/// Of each pair of members that are one another's complements the shorter one; half of one that is
/// its own. Nothing where a member has no complement.
std::optional<Term> half_of(Term f, const Substitution& complement, const Domain& d) {
  std::vector<Term> members;
  add_members(f, 1, members);
  Term half(0);
  while (!members.empty()) {
    const Term t = members.front(), other = substitute(t, complement);
    members.erase(members.begin());
    if (vanishes(t - other, d)) {
      half = half + t / 2;
      continue;
    }
    const auto found =
        std::ranges::find_if(members, [&](Term u) { return vanishes(u - other, d); });
    if (found == members.end()) return {};
    half = half + (node_count(*found) < node_count(t) ? *found : t);
    members.erase(found);
  }
  return half;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  const auto& variables = s.domain.variables;
  const auto is_share = [](const Variable& v) {
    return v.symbol.sort() == Sort::real && v.lower && v.upper && v.lower->is_zero() &&
           *v.upper == Rational(1) && v.lower_strict && v.upper_strict;
  };
  if (variables.size() != 2 || !s.domain.hypotheses.empty() ||
      !std::ranges::all_of(variables, is_share))
    return {};
  const Term p = variables[0].symbol, q = variables[1].symbol, f = gap(s.conclusion);
  if (node_count(f) > most_nodes || !contains(f, p) || !contains(f, q)) return {};
  if (!is_defined_on(s.domain, f)) return {};
  const auto half = half_of(f, {{p, 1 - p}, {q, 1 - q}}, s.domain);
  if (!half) return {};
  // The multiple with which the half is stationary where p = q, if there is one.
  const Fraction slope = normal_form(substitute(derivative(*half, p), {{q, p}}));
  if (!slope.numerator.is_constant() || !slope.denominator.is_constant()) return {};
  const Term one_side = *half - to_term(slope) * (p - q);
  ReducedStatement part{s, {}};
  part.statement.conclusion = {one_side, greater_than_zero(is_strict(s.conclusion.relation)),
                               Term(0)};
  const std::vector<std::string> words{"so with " + text(1 - p) + ", " + text(1 - q) +
                                       " in the place of " + text(p) + ", " + text(q)};
  ReducedStatement beyond = part;
  for (Variable& v : beyond.statement.domain.variables) v.upper = std::nullopt;
  for (Variable& v : beyond.statement.domain.variables) v.upper_strict = false;
  return {{{std::move(beyond)}, words}, {{std::move(part)}, words}};
}

}  // namespace

std::vector<Reduction> reductions_to_complements(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
