#include "gradus/evidence/recheck/replay.hpp"

#include <algorithm>

#include "gradus/evidence/prove/kinks.hpp"
#include "gradus/evidence/prove/sign_search.hpp"
#include "gradus/evidence/recheck/replay_proof.hpp"

namespace gradus {

using kernel::require;

namespace {

using Reading = ProofReplay::Reading;

bool mentions(Term t, Op op) {
  bool result = false;
  for_each_node(t, [&](Term x) { result = result || x.op() == op; });
  return result;
}

/// By the usual reading; where that fails, with kinks settled, if there are any.
template <class Attempt>
void with_kinks(const Comparison& c, Attempt attempt) {
  if (!is_kinked(c.left) && !is_kinked(c.right)) return attempt(Reading{});
  try {
    attempt(Reading{});
  } catch (const std::runtime_error&) {
    attempt(Reading{.keeps_tanh = false, .settles_kinks = true});
  }
}

void replay_step_as(kernel::Theory& theory, const Domain& domain, const Comparison& here,
                    const Comparison& next, const InductionProof& p, Reading reading) {
  const bool identity = next.relation == Relation::equal;
  const bool strict = is_strict(next.relation);
  const Comparison step{gap(next) - p.multiplier * gap(here),
                        identity ? Relation::equal : Relation::greater_equal, 0};
  ProofReplay proof(theory, domain, p.step, step, true, reading);
  const auto rest = p.step.order ? proof.order(step, *p.step.order) : proof.identity(step);
  const auto hypothesis =
      assumptions(domain).size() + static_cast<std::size_t>(std::ranges::count_if(
                                       domain.premises, [](const Premise& q) { return !q.index; }));
  if (identity) {
    proof.finish(next, {{1, {rest}}, {p.multiplier, {hypothesis}}});
    return;
  }
  require(p.multiplier_sign.has_value(), "the sign of the multiplier is not shown");
  const auto sign = proof.order(strict ? p.multiplier > 0 : p.multiplier >= 0, *p.multiplier_sign);
  proof.finish(next, {{1, {rest}}, {1, {sign, hypothesis}}});
}

}  // namespace

void replay(kernel::Theory& theory, const Domain& domain, const Comparison& c,
            const DirectProof& p) {
  if (!p.order && p.conditions.empty() &&
      (mentions(c.left, Op::tanh) || mentions(c.right, Op::tanh))) {
    try {
      ProofReplay(theory, domain, p, c, false, {.keeps_tanh = true}).identity(c);
      return;
    } catch (const std::runtime_error&) {
      // The identity is one of exponentials.
    }
  }
  with_kinks(c, [&](Reading reading) {
    ProofReplay proof(theory, domain, p, c, false, reading);
    if (p.order) {
      proof.order(c, *p.order);
    } else {
      proof.identity(c);
    }
  });
}

void replay_step(kernel::Theory& theory, const Domain& domain, const Comparison& here,
                 const Comparison& next, const InductionProof& p) {
  require(p.base == 0 && !same(p.shifted, p.variable), "no induction from m to m + 1, from 0 on");
  with_kinks(next,
             [&](Reading reading) { replay_step_as(theory, domain, here, next, p, reading); });
}

}  // namespace gradus
