#pragma once

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/compare.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus::test {

/// So little that many statements are asked about, and that none takes long: a statement may rest
/// on dozens of others, each with proofs to be sought.
inline Budget small_budget() {
  Budget small;
  small.boxes = 300;
  small.seconds = 10;
  return small;
}

/// A point of the domain at which the conclusion is certainly false or has no value.
inline std::optional<Values> fault(const Statement& s) {
  const Rational some[] = {
      -2, -1, Rational(-1, 2), 0, Rational(1, 3), Rational(1, 2), Rational(2, 3), 1, 2};
  const auto is_used = [&](Term t) {
    return contains(s.conclusion.left, t) || contains(s.conclusion.right, t);
  };
  const long most = is_used(n()) ? 4 : 1;
  for (const Rational& a : some) {
    for (const Rational& b : some) {
      for (long k = 0; k < most; ++k) {
        const Values values{a, b, k};
        const auto at = valuation<Interval>(values);
        const auto inside = [&](const Comparison& c) {
          return certainly(compare(evaluate(c.left, at), c.relation, evaluate(c.right, at)));
        };
        if (!std::ranges::all_of(assumptions(s.domain), inside)) continue;
        const Interval left = evaluate(s.conclusion.left, at),
                       right = evaluate(s.conclusion.right, at);
        const bool defined = left.definedness() != Definedness::nowhere &&
                             right.definedness() != Definedness::nowhere;
        if (!defined || !possibly(compare(left, s.conclusion.relation, right))) return values;
      }
    }
  }
  return {};
}

inline bool is_certified(const Statement& s, const Budget& budget = small_budget()) {
  const auto found = certify(s, budget);
  return found && std::holds_alternative<Paving>(*found);
}

inline bool is_proved(const Statement& s) {
  const auto evidence = prove(s);
  return evidence && recheck(s, *evidence).empty();
}

/// Whether s is accepted; then it has no fault.
inline bool accepted_without_fault(const Statement& s, bool accepted) {
  if (!accepted) return false;
  const auto where = fault(s);
  if (where) RC_LOG() << text(s.conclusion) << " at " << *where;
  RC_ASSERT(!where);
  return true;
}

}  // namespace gradus::test
