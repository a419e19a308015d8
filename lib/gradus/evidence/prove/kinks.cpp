#include "gradus/evidence/prove/kinks.hpp"

#include "gradus/evidence/prove/proof_context.hpp"

namespace gradus {

bool is_kinked(Term t) {
  bool kinked = false;
  for_each_node(t, [&](Term x) {
    kinked = kinked || x.op() == Op::abs || x.op() == Op::minimum || x.op() == Op::maximum;
  });
  return kinked;
}

std::optional<Statement> settle_kinks(const Statement& s) {
  const ProofContext context(s.domain, {});
  bool settled = false;
  const auto holds = [&](const Comparison& c) { return context.order(c).has_value(); };
  const auto choose = [&](Term t, Term first, Term second, const Comparison& first_is_it,
                          const Comparison& second_is_it) {
    const bool one = holds(first_is_it), other = !one && holds(second_is_it);
    settled = settled || one || other;
    return one ? first : other ? second : t;
  };
  const auto branch = [&](Term t) {
    if (!is_kinked(t)) return t;
    const Term a = t.operand(0);
    if (t.op() == Op::abs) return choose(t, a, -a, a >= Term(0), a <= Term(0));
    if (t.op() != Op::minimum && t.op() != Op::maximum) return t;
    const Term b = t.operand(1);
    // What is left out must have a value, too: nothing would show it.
    if (!conditions(a).empty() || !conditions(b).empty()) return t;
    return t.op() == Op::maximum ? choose(t, a, b, a >= b, b >= a)
                                 : choose(t, a, b, a <= b, b <= a);
  };
  const auto settle = [&](Comparison& c) {
    c = {transform(c.left, branch), c.relation, transform(c.right, branch)};
  };
  Statement result = s;
  settle(result.conclusion);
  for (Comparison& h : result.domain.hypotheses) settle(h);
  return settled ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace gradus
