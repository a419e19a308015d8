#include "gradus/notes/session/equated_members.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {
namespace {

using Powers = std::vector<std::pair<Term, int>>;

/// What a has more than b.
Powers surplus(const Monomial& a, const Monomial& b) {
  Powers out;
  for (const auto& [atom, power] : a.powers) {
    if (power > b.degree(atom)) out.emplace_back(atom, power - b.degree(atom));
  }
  return out;
}

/// The letter of w_1, of a_{ij} and of x_t; of f(x) where values of functions count.
std::string base_of(Term t, bool values_count) {
  if (t.op() == Op::element) return t.name();
  if (!t.is_symbol()) return "";
  const std::size_t bracket = t.name().find('(');
  if (bracket != std::string::npos && !values_count) return t.name();
  return t.name().substr(0, std::min(t.name().find('_'), bracket));
}

}  // namespace

bool equates_members(const Statement& s, bool values_count,
                     const std::set<std::string>& recurring) try {
  if (s.conclusion.relation != Relation::equal) return false;
  const Polynomial p = difference(s.conclusion).numerator;
  if (p.terms().size() != 2) return false;
  const auto& [first, one] = *p.terms().begin();
  const auto& [second, other] = *p.terms().rbegin();
  if (!(one + other).is_zero()) return false;
  const Powers here = surplus(first, second), there = surplus(second, first);
  if (here.size() != 1 || there.size() != 1 || here[0].second != there[0].second) return false;
  // What a recursion gives no words tie.
  const Term member = here[0].first;
  const bool recurs = member.op() == Op::element && !member.operand(0).is_constant() &&
                      recurring.contains(member.name());
  if (recurs) return false;
  const std::string base = base_of(here[0].first, values_count);
  return !base.empty() && base == base_of(there[0].first, values_count);
} catch (const std::length_error&) {
  return false;
} catch (const std::domain_error&) {
  return false;
}

}  // namespace gradus
