#include "gradus/notes/session/judge_runs.hpp"

#include <algorithm>

#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/mending.hpp"

namespace gradus {
namespace {

constexpr MostMendings most{300, 150};

/// Without the search for what takes long; but many numbers make a few members of sequences.
Budget short_budget(Budget budget) {
  budget.boxes = std::min<std::uint64_t>(budget.boxes, 50);
  budget.cases = 60'000;
  return budget;
}

/// Nothing where a lemma is not proved.
std::optional<Finding> find(const NoteRun& run, const JudgeStatement& judge, const Budget& budget) {
  const auto found = [&](const Statement& s) { return guarded(where_defined(s), judge, budget); };
  const bool rests = std::ranges::all_of(
      run.lemmas, [&](const Statement& s) { return found(s).grade == Grade::proved; });
  return rests ? std::optional(found(run.statement)) : std::nullopt;
}

/// As it is said: what was shown on the way is no condition.
Statement without_lemmas(const NoteRun& run) {
  Statement out = run.statement;
  out.domain.hypotheses.resize(out.domain.hypotheses.size() - run.lemmas.size());
  return out;
}

std::optional<std::string> mending(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget) {
  return first_mending(step, most, [&](const NoteMending& m, int& proofs) {
    for (const NoteRun& run : m.runs) {
      ++proofs;
      const auto f = find(run, judge, budget);
      if (f && f->grade == Grade::proved) return true;
      // What fails for numbers fails however it is shown, where all that is defined is written out.
      if (f && f->grade == Grade::refuted && run.refutes) return false;
    }
    return false;
  });
}

}  // namespace

bool is_proved(const NoteMending& mending, const JudgeStatement& judge, const Budget& budget) {
  const auto proves = [&](const Statement& s) {
    return holds(guarded(where_defined(s), judge, budget));
  };
  const bool attempted = std::ranges::any_of(mending.attempts, [&](const NoteAttempt& a) {
    return a.is_sure && std::ranges::all_of(a.statements, proves);
  });
  return attempted || std::ranges::any_of(mending.runs, [&](const NoteRun& run) {
           const auto found = find(run, judge, budget);
           return found && found->grade == Grade::proved;
         });
}

std::optional<JudgedRun> judge_runs(const NoteStep& step, const JudgeStatement& judge,
                                    const Budget& budget) {
  const Budget small = short_budget(budget);
  std::optional<JudgedRun> refuted;
  for (const NoteRun& run : step.runs) {
    auto found = find(run, judge, small);
    if (!found) continue;
    Finding f = std::move(*found);
    if (f.grade == Grade::proved)
      return JudgedRun{{without_lemmas(run), std::move(f)}, run.with, ""};
    if (f.grade != Grade::refuted || !run.refutes || refuted) continue;
    refuted = JudgedRun{{run.statement, std::move(f)}, run.with, ""};
  }
  if (!refuted || !step.mendings) return std::nullopt;
  const auto slip = mending(step, judge, small);
  if (!slip) return std::nullopt;
  refuted->hint = "it would hold " + *slip;
  return refuted;
}

}  // namespace gradus
