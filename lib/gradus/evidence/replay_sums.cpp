// Sums and least values: members at the end, factors outside.

#include <algorithm>

#include "gradus/evidence/replay_polynomial.hpp"
#include "gradus/evidence/replay_terms.hpp"

namespace gradus {

using kernel::add;
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
  const bool runs = first && last && first->first.empty() && first->second >= 0 &&
                    (last->first.empty() || (sums && last->second >= first->second));
  if (!runs) return closed(t);
  const long start = first->second, end = last->second;
  require(end - start < 100'000, "a sum has too many members");
  const auto at = [&](long k) { return to_term(add(last->first, constant(k))); };
  const auto upto = [&](long k) { return to(at(k)); };
  if (last->first.empty() && end < start) {
    if (!sums) return;
    set(to(upper), axiom("empty", {{'i', i}, {'x', lower}, {'y', upper}, {'f', body}}));
  } else {
    for (long k = last->first.empty() ? start : start - 1; k <= end; ++k) {
      const Term whole = upto(k);
      explained_.insert(whole);
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
      if (sums && last->first.empty() && k == start) {
        const Term none = to(previous);
        explained_.insert(none);
        set(none, axiom("empty", {{'i', i}, {'x', lower}, {'y', previous}, {'f', body}}));
      }
      require(at_least(at(k) - (sums ? lower : lower + 1), 0).has_value(), "outside a sum");
      const Line line = axiom(sums ? "last" : "least and last",
                              {{'i', i}, {'x', lower}, {'n', at(k)}, {'f', body}});
      const Term shorter = to(at(k) - 1);
      if (explained_.insert(shorter).second)
        set(shorter, replace(shorter, {i, lower, previous, body}));
      set(whole, line);
    }
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
  Poly outside = constant(1);
  const auto shape = [&](const Poly& p) {
    if (!sums || p.empty()) return to_term(p);
    if (p.size() > 1) {
      return to_term({*p.begin()}) + to_term(Poly(std::next(p.begin()), p.end()));
    }
    Mono inside;
    outside = constant(p.begin()->second);
    for (const auto& [a, e] : p.begin()->first) {
      if (contains(a, i)) inside[a] = e;
      if (!contains(a, i)) outside = theory_->multiply(outside, monomial({{a, e}}));
    }
    const Term w = to_term(outside), each = to_term(monomial(inside));
    return same(w, Term(1)) ? each : w * each;
  };
  const Line line = theory_->within(t, [&](Theory& inner) {
    const auto replay = inside(inner);
    replay->explain(body);
    shaped = shape(replay->canonical(body));
    return replay->conclude(body == shaped, {});
  });
  if (!same(shaped, body)) return set(t, line);
  if (sums && body.op() == Op::add) {
    return set(t, axiom("sum of sums", {{'i', i},
                                        {'x', lower},
                                        {'y', upper},
                                        {'f', body.operand(0)},
                                        {'h', body.operand(1)}}));
  }
  if (sums && body.is_constant() && body.value().is_zero()) {
    const Line scaled =
        axiom("factor of a sum", {{'i', i}, {'x', lower}, {'y', upper}, {'w', 0}, {'f', 1}});
    const Line like = theory_->operands(t, {i, lower, upper, Term(0) * Term(1)});
    return set(t, conclude(t == 0, {{1, {like}}, {1, {scaled}}}));
  }
  if (sums && !same(to_term(outside), Term(1))) {
    return set(t, axiom("factor of a sum", {{'i', i},
                                            {'x', lower},
                                            {'y', upper},
                                            {'w', body.operand(0)},
                                            {'f', body.operand(1)}}));
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
