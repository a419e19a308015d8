#include "gradus/notes/session/descent_failure.hpp"

#include <algorithm>

#include "gradus/evidence/refute/refute.hpp"
#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/judge_runs.hpp"
#include "gradus/notes/session/mending.hpp"
#include "gradus/notes/session/step_slips.hpp"
#include "gradus/notes/session/tried_constants.hpp"

namespace gradus {
namespace {

constexpr MostMendings most{300, 100};

Budget of_points(Budget budget) {
  budget.boxes = std::min<std::uint64_t>(budget.boxes, 50);
  budget.cases = 80'000;
  return budget;
}

}  // namespace

std::optional<ModelFailure> descent_failure(const NoteStep& step, const JudgeStatement& judge,
                                            const Budget& budget) {
  if (!step.mendings) return std::nullopt;
  const Budget small = of_points(budget);
  for (const NoteModel& model : step.descents) {
    const Statement run = where_defined(model.statement);
    // Where nothing fails, there is nothing to prove.
    if (!faults(run).empty()) continue;
    const auto witness = refute_simply(run, small);
    if (!witness) continue;
    const bool meets = std::ranges::all_of(model.conditions, [&](const Statement& s) {
      return holds(guarded(where_defined(s), judge, small));
    });
    if (!meets) continue;
    if (!fails_for_all_constants(model.statement, model.parameters, model.sensible, witness->point,
                                 small))
      continue;
    Judged j{model.statement, guarded(run, judge, small)};
    if (j.finding.grade != Grade::refuted) continue;
    const auto slip = first_mending(step, most, [&](const NoteMending& m, int& proofs) {
      if (is_open(step.open, m)) return false;
      ++proofs;
      return is_proved(m, judge, small_budget(budget));
    });
    if (!slip) return std::nullopt;
    return ModelFailure{std::move(j), "it would hold " + *slip + "; here " + model.name};
  }
  return std::nullopt;
}

}  // namespace gradus
