// Sums and least values: members at the end, factors outside.

#include <algorithm>

#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

using kernel::require;

/// A sum: its last members first, as far as these are known.
void TermReplay::series(Term t) {
  const Term i = t.operand(0), body = t.operand(3);
  const Term lower = to_term(canonical(t.operand(1))), upper = to_term(canonical(t.operand(2)));
  const auto first = place(theory_->expand(lower)), last = place(theory_->expand(upper));
  const auto to = [&](Term end) { return Term::make(t.op(), {i, lower, end, body}); };
  const bool sums = t.op() == Op::sum;
  if (i.name()[0] != '#' && i.name()[0] != '~') {
    theory_->within(t, [&](Theory& inner) {
      const auto replay = inside(inner);
      replay->explain(body);
      return replay->conclude(body == to_term(replay->canonical(body)), {});
    });
  }
  const bool runs = first && last && first->first.is_zero() && first->second >= 0 &&
                    (last->first.is_zero() || (sums && last->second >= first->second));
  if (!runs) return closed(t);
  const long start = first->second, end = last->second;
  require(end - start < 100'000, "a sum has too many members");
  const auto at = [&](long k) { return to_term(last->first + k); };
  const auto upto = [&](long k) { return to(at(k)); };
  if (last->first.is_zero() && end < start) {
    if (!sums) return;
    set(to(upper), axiom("empty", {{'i', i}, {'x', lower}, {'y', upper}, {'f', body}}));
  } else {
    std::vector<Term> parts;
    for (long k = last->first.is_zero() ? start : start - 1; k <= end; ++k) {
      const Term whole = upto(k);
      if (explained_.insert(whole).second) parts.push_back(whole);
      if (values_.contains(whole)) continue;
      if (k == start - 1) {
        closed(whole);
        continue;
      }
      const Term previous = at(k - 1);
      if (!sums && k == start) {
        set(whole, axiom("least of one", {{'i', i}, {'n', lower}, {'f', body}}));
        continue;
      }
      if (sums && last->first.is_zero() && k == start) {
        const Term none = to(previous);
        explained_.insert(none);
        set(none, axiom("empty", {{'i', i}, {'x', lower}, {'y', previous}, {'f', body}}));
      }
      require(at_least(at(k) - (sums ? lower : lower + 1), 0).has_value(), "outside a sum");
      const Line line = axiom(sums ? "last" : "least and last",
                              {{'i', i}, {'x', lower}, {'n', at(k)}, {'y', previous}, {'f', body}});
      set(whole, line);
      parts.push_back(theory_->says(line).right);
    }
    // Where one of them stands for itself, it is to be shown that it has a value.
    for (Term part : parts) explained_.erase(part);
  }
  if (!same(t, to(upper))) set(t, replace(t, {i, lower, upper, body}));
}

/// A sum without its last members: what is free of the index outside.
void TermReplay::closed(Term t) {
  const Term i = t.operand(0), lower = t.operand(1), upper = t.operand(2), body = t.operand(3);
  const auto limits =
      std::vector<Term>{i, to_term(canonical(lower)), to_term(canonical(upper)), body};
  if (!same(limits[1], lower) || !same(limits[2], upper)) {
    return set(t, replace(t, limits));
  }
  const bool sums = t.op() == Op::sum;
  Term shaped = body;
  const auto shape = [&](const Polynomial& p) {
    if (!sums) return to_term(p);
    if (p.is_zero()) return Term(-1) * Term(0) + Term(0);
    const auto& [m, c] = *p.terms().begin();
    Monomial inside;
    Polynomial outside = c;
    for (const auto& [a, e] : m.powers) {
      if (contains(a, i)) inside.powers.emplace_back(a, e);
      if (!contains(a, i)) outside = theory_->multiply(outside, Polynomial::atom(a, e));
    }
    const Term w = to_term(outside), each = to_term(monomial(inside));
    const bool whole = p.terms().size() == 1 && same(w, Term(1));
    return whole ? each : w * each + to_term(p - start(p));
  };
  const Line line = theory_->within(t, [&](Theory& inner) {
    const auto replay = inside(inner);
    replay->explain(body);
    shaped = shape(replay->canonical(body));
    return replay->conclude(body == shaped, {});
  });
  if (!same(shaped, body)) return set(t, line);
  if (sums && body.op() == Op::add) {
    const Term first = body.operand(0);
    return set(t, axiom("sum", {{'i', i},
                                {'x', lower},
                                {'y', upper},
                                {'w', first.operand(0)},
                                {'f', first.operand(1)},
                                {'h', body.operand(1)}}));
  }
  if (sums && same(body, Term(1))) {
    if (!theory_->is_integer(lower) || !theory_->is_integer(upper)) return;
    if (!at_least(lower, 0) || !at_least(upper + 1 - lower, 0)) return;
    return set(t, axiom("constant", {{'i', i}, {'m', lower}, {'n', upper}, {'x', 1}}));
  }
  int number = 0;
  for_each_node(body, [&](Term x) { number += binds(x); });
  const Term index = Term::natural("#" + std::to_string(number));
  if (same(index, i)) return;
  set(t, axiom(sums ? "rename" : "rename least",
               {{'i', i}, {'k', index}, {'x', lower}, {'y', upper}, {'f', body}}));
}

}  // namespace gradus
