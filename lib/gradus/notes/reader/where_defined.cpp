#include "gradus/notes/reader/where_defined.hpp"

#include <algorithm>
#include <new>
#include <set>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/notes/plain/oversized.hpp"

namespace gradus {
namespace {

/// n >= 1 where a divisor vanishes for n = 0.
void leave_out_zero(Statement& s, const Comparison& condition) {
  if (condition.relation != Relation::not_equal) return;
  for (Variable& v : s.domain.variables) {
    const bool from_zero = v.symbol.sort() == Sort::natural && v.lower && v.lower->is_zero();
    if (!from_zero) continue;
    const Comparison at_zero{substitute(condition.left, {{v.symbol, Term(0)}}), Relation::equal,
                             substitute(condition.right, {{v.symbol, Term(0)}})};
    if (difference(at_zero).numerator.is_zero()) v.lower = Rational(1);
  }
}

/// Both sides are taken where they are defined: what that asks for, and does not follow by itself,
/// becomes a bound of a natural or a hypothesis.
Statement with_conditions(Statement s) {
  const Statement plain = s;
  std::set<Term, TermOrder> free;
  for (const Variable& v : s.domain.variables) free.insert(v.symbol);
  for (const Term side : {plain.conclusion.left, plain.conclusion.right}) {
    for (const Comparison& condition : conditions(side)) {
      auto needed = free_symbols(condition.left);
      needed.merge(free_symbols(condition.right));
      const bool is_free = std::ranges::all_of(needed, [&](Term t) { return free.contains(t); });
      if (is_free) leave_out_zero(s, condition);
      const Statement defined{"defined", s.domain, condition};
      if (!is_free || !faults(defined).empty() || prove_soon(shift_naturals(defined))) continue;
      s.domain.hypotheses.push_back(condition);
    }
  }
  return s;
}

}  // namespace

Statement where_defined(const Statement& s) {
  if (!oversized_number(s).empty()) return s;
  try {
    return with_conditions(s);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return s;
  }
}

}  // namespace gradus
