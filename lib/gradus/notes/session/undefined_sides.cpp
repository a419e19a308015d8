#include "gradus/notes/session/undefined_sides.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/where_defined.hpp"

namespace gradus {
namespace {

/// Whether a divisor vanishes for all values.
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

/// What being defined asks for and does not follow.
std::vector<Comparison> needs(const Statement& s) {
  const std::vector<Comparison> all = where_defined(s).domain.hypotheses;
  return {all.begin() + static_cast<std::ptrdiff_t>(s.domain.hypotheses.size()), all.end()};
}

}  // namespace

bool divides_by_zero(const NoteStep& step, const JudgeStatement& judge, const Budget& budget) {
  if (std::ranges::any_of(step.attempts.back().statements, never_defined)) return true;
  const auto sure = std::find_if(step.attempts.rbegin(), step.attempts.rend(),
                                 [](const NoteAttempt& a) { return a.is_sure; });
  if (sure == step.attempts.rend()) return false;
  return std::ranges::any_of(sure->statements, [&](const Statement& s) {
    const bool gives_values = std::ranges::any_of(
        s.domain.hypotheses, [](const Comparison& h) { return h.relation == Relation::equal; });
    if (!gives_values) return false;
    return std::ranges::any_of(needs(s), [&](const Comparison& needed) {
      Statement vanishes = s;
      vanishes.conclusion = negation(needed);
      return needed.relation == Relation::not_equal && holds(guarded(vanishes, judge, budget));
    });
  });
}

std::optional<Comparison> needed_of(const std::set<std::string>& names,
                                    const std::vector<Statement>& all) {
  if (names.empty()) return std::nullopt;
  for (const Statement& s : all) {
    for (const Comparison& needed : needs(s)) {
      const bool meets = std::ranges::any_of(free_symbols(needed),
                                             [&](Term t) { return names.contains(t.name()); });
      if (meets) return needed;
    }
  }
  return std::nullopt;
}

}  // namespace gradus
