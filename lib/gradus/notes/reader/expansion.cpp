#include "gradus/notes/reader/expansion.hpp"

#include <algorithm>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tidy.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_nodes = 4'000;

/// Whether a constant stands in this relation to 0.
bool holds(const Polynomial& constant, Relation r) {
  const int sign = constant.is_zero() ? 0 : constant.terms().begin()->second.sign();
  switch (r) {
    case Relation::not_equal:
      return sign != 0;
    case Relation::greater:
      return sign > 0;
    case Relation::greater_equal:
      return sign >= 0;
    default:
      return false;
  }
}

/// What a function with these conditions is smooth under near x = 0: they must hold with some room
/// to spare, since they are not asked at 0 alone.
std::vector<Comparison> at_zero(const std::vector<Comparison>& conditions, Term x,
                                const std::set<Term, TermOrder>& free) {
  std::vector<Comparison> out;
  for (Comparison c : conditions) {
    const bool moves = contains(c.left, x) || contains(c.right, x);
    auto names = free_symbols(c.left);
    names.merge(free_symbols(c.right));
    const bool counts = std::ranges::any_of(names, [&](Term t) { return !free.contains(t); });
    if (counts && !moves) continue;
    if (counts) throw NotExpanded("not known to be smooth: " + text(c) + " under a sum");
    if (moves && c.relation == Relation::greater_equal) c.relation = Relation::greater;
    if (moves && c.relation == Relation::less_equal) c.relation = Relation::less;
    const Comparison here = substitute(c, {{x, Term(0)}});
    const Fraction d = difference(here);
    const bool plain_fraction =
        d.denominator.is_constant() && d.denominator.terms().begin()->second.sign() > 0;
    if (!plain_fraction) {
      out.push_back(here);
      continue;
    }
    const Comparison plain{to_term(d), here.relation, Term(0)};
    if (!d.numerator.is_constant()) {
      const bool known = std::ranges::any_of(out, [&](const Comparison& k) {
        return same(k.left, plain.left) && k.relation == plain.relation;
      });
      if (!known) out.push_back(plain);
    } else if (!holds(d.numerator, plain.relation)) {
      throw NotExpanded("not known to be smooth at " + text(x) + " = 0, where " + text(c) +
                        " fails");
    }
  }
  return out;
}

Term coefficient(Term derived, Term x, long factorial) {
  const Term at = substitute(derived, {{x, Term(0)}});
  return factorial == 1 ? at : tidy::divide(at, Term(factorial));
}

Term derived(Term t, Term x) {
  Term d = derivative(t, x);
  if (node_count(d) > most_nodes) throw NotExpanded("budget: its derivatives are too large");
  return d;
}

}  // namespace

Expansion expand_at_zero(const Comparison& equation, Term x, int order) try {
  Expansion out;
  std::vector<Comparison> all = conditions(equation.left);
  const auto add = [&](const std::vector<Comparison>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  add(conditions(equation.right));
  Term left = equation.left, right = equation.right;
  long factorial = 1;
  for (int k = 0; k <= order; ++k) {
    const Term a = coefficient(left, x, factorial), b = coefficient(right, x, factorial);
    out.coefficients.push_back(same(a, b) ? Comparison{a - b, Relation::equal, Term(0)}
                                          : Comparison{a, Relation::equal, b});
    left = derived(left, x);
    right = derived(right, x);
    factorial *= k + 1;
    add(conditions(left));
    add(conditions(right));
  }
  auto free = free_symbols(equation.left);
  free.merge(free_symbols(equation.right));
  out.smooth_where = at_zero(all, x, free);
  return out;
} catch (const NotExpanded&) {
  throw;
} catch (const std::logic_error& problem) {
  throw NotExpanded(std::string("not known to be smooth: ") + problem.what());
}

}  // namespace gradus
