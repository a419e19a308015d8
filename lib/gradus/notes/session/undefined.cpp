#include "gradus/notes/session/undefined.hpp"

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

}  // namespace gradus
