#include "gradus/evidence/judge/undefined.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/refute/refute.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// Whether a side has no value at this point, which gives all unknowns theirs.
bool has_no_value(const Statement& s, const Point& p) {
  Valuation<Interval> at;
  for (const auto& [name, value] : p.scalars) at.scalars.emplace(name, Interval(value));
  try {
    return std::ranges::any_of(
        std::initializer_list<Term>{s.conclusion.left, s.conclusion.right}, [&](Term side) {
          return evaluate<Interval>(side, at).definedness() == Definedness::nowhere;
        });
  } catch (const std::domain_error&) {
    return false;
  } catch (const std::length_error&) {
    return false;
  }
}

}  // namespace

std::optional<Undefined> undefined_somewhere(const Statement& s, const Budget& budget) {
  std::optional<Undefined> uncertain;
  for (const Term side : {s.conclusion.left, s.conclusion.right}) {
    for (const Comparison& condition : conditions(side)) {
      const Statement defined{s.label, s.domain, condition};
      // A condition under a sum speaks of its index.
      if (!faults(defined).empty()) continue;
      const auto witness = refute(defined, budget);
      if (!witness) continue;
      const bool certain = has_no_value(s, witness->point);
      if (!certain && uncertain) continue;
      const std::string point = text(witness->point);
      Undefined found{std::string(certain ? "not defined" : "not known to be defined") +
                          (point.empty() ? "" : " at " + point) + ", where " + text(condition) +
                          " fails",
                      certain};
      if (certain) return found;
      uncertain = std::move(found);
    }
  }
  return uncertain;
}

}  // namespace gradus
