// Reductions that put unknowns in the place of functions: what holds for all values that these may
// have, holds for them.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_exponentials.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// More of them are left alone.
constexpr std::size_t most_unknowns = 4;

/// The values of one over all reals; where the operand has a known sign, of that half.
std::optional<Variable> range_of(const Domain& d, Term t, Term unknown) {
  const auto has_sign = [&](Comparison c) { return holds(d, c); };
  Variable v = real(unknown);
  switch (t.op()) {
    case Op::sin:
    case Op::cos:
      return in(unknown, -1, 1);
    case Op::tanh:
      v = in_open(unknown, -1, 1);
      break;
    case Op::atan:
      v = in_open(unknown, Rational(-11, 7), Rational(11, 7));  // pi/2 < 11/7
      break;
    case Op::exp:
      if (!has_sign(t.operand(0) <= 0)) return {};
      return Variable{unknown, 0, 1, true, false};
    default:
      return {};
  }
  if (has_sign(t.operand(0) >= 0)) {
    v.lower = 0;
    v.lower_strict = false;
  } else if (has_sign(t.operand(0) <= 0)) {
    v.upper = 0;
    v.upper_strict = false;
  }
  return v;
}

bool is_away_from_zero(const Variable& v) {
  return (v.lower && v.lower->sign() > 0) || (v.upper && v.upper->sign() < 0);
}

/// Every function with a bounded range as an unknown of that range.
std::optional<Reduction> without_bounded_functions(const Statement& s, const Comparison& c) {
  std::set<Term, TermOrder> functions;
  const auto look = [&](Term t) {
    if (t.op() == Op::sin || t.op() == Op::cos || t.op() == Op::tanh || t.op() == Op::atan ||
        t.op() == Op::exp)
      functions.insert(t);
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  std::set<std::string> taken = variable_names(s.domain);
  Substitution read;
  std::vector<std::pair<Term, Variable>> unknowns;
  for (Term t : functions) {
    if (free_symbols(t).empty() || unknowns.size() == most_unknowns) continue;
    const Term u = new_symbol(std::string("u") + std::to_string(unknowns.size() + 1), taken);
    const auto range = range_of(s.domain, t, u);
    if (!range || !is_defined_on(s.domain, t.operand(0))) continue;
    read.emplace(t, u);
    unknowns.emplace_back(t, *range);
  }
  if (read.empty()) return {};
  Reduction result{{{s, {}}}, {}};
  ReducedStatement& part = result.parts[0];
  part.statement.conclusion = substitute(c, read);
  Domain& d = part.statement.domain;
  std::string names;
  for (const auto& [t, range] : unknowns) {
    if (!mentions(part.statement.conclusion, range.symbol)) continue;
    d.variables.push_back(range);
    part.reading.emplace(range.symbol, t);
    names += (names.empty() ? "" : ", ") + text(t);
    const auto other = read.find(cos(t.operand(0)));
    if (t.op() == Op::sin && other != read.end() &&
        mentions(part.statement.conclusion, other->second))
      d.hypotheses.push_back(square(range.symbol) + square(other->second) == 1);
  }
  leave_out_lost(d, c, part.statement.conclusion);
  // Near 0, functions are what they are; far from it, what they are at most may do.
  for (const auto& [t, range] : unknowns) {
    if (std::ranges::any_of(d.variables, [&, t = t](const Variable& v) {
          return contains(t, v.symbol) && mentions(part.statement.conclusion, v.symbol) &&
                 !is_away_from_zero(v);
        }))
      return {};
  }
  result.words.push_back("for all values that " + names + " may have");
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_unknowns(const Statement& s) {
  std::vector<Reduction> result;
  const auto add = [&](std::optional<Reduction> r) {
    if (r) result.push_back(std::move(*r));
    return r.has_value();
  };
  add(without_exponentials(s, s.conclusion));
  const bool is_bounded = add(without_bounded_functions(s, s.conclusion));
  if (const auto angles = with_angles_apart(s.conclusion))
    add(without_bounded_functions(s, *angles));
  const auto n = numerator(s);
  if (!n) return result;
  const Comparison apart = above_zero({*n, 1}, is_strict(s.conclusion.relation));
  if (n->is_constant()) {
    result.push_back({{{s, {}}}, {"the difference is a number in normal form"}});
    result.back().parts[0].statement.conclusion = apart;
    return result;
  }
  // Hyperbolic functions, and exponentials of sums, come apart in normal form.
  if (!is_bounded) add(without_bounded_functions(s, apart));
  if (has_closed_exponential(apart.left)) return result;
  auto algebraic = without_exponentials(s, apart);
  if (algebraic && has_lost_exponents(algebraic->parts[0])) add(std::move(algebraic));
  return result;
}

}  // namespace gradus
