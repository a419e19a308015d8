#include "gradus/notes/session/undefined.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {

std::string undefined_somewhere(const Statement& s, const Budget& budget) {
  for (const Term side : {s.conclusion.left, s.conclusion.right}) {
    for (const Comparison& condition : conditions(side)) {
      const Statement defined{s.label, s.domain, condition};
      // A condition under a sum speaks of its index.
      if (!faults(defined).empty()) continue;
      if (const auto witness = refute(defined, budget)) {
        const std::string point = text(witness->point);
        return "not known to be defined" + (point.empty() ? "" : " at " + point) + ", where " +
               text(condition) + " fails";
      }
    }
  }
  return {};
}

bool never_defined(const Statement& s) try {
  for (const Term side : {s.conclusion.left, s.conclusion.right}) {
    const auto all = conditions(side);
    const bool vanishes = std::ranges::any_of(all, [](const Comparison& c) {
      return c.relation == Relation::not_equal &&
             difference({c.left, Relation::equal, c.right}).numerator.is_zero();
    });
    if (vanishes) return true;
  }
  return false;
} catch (const std::length_error&) {
  return false;
} catch (const std::domain_error&) {
  return true;  // A divisor that is 0 itself.
}

}  // namespace gradus
