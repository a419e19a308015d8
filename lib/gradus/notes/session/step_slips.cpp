#include "gradus/notes/session/step_slips.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/equated_members.hpp"
#include "gradus/notes/session/mending.hpp"
#include "gradus/notes/session/one_random.hpp"
#include "gradus/notes/session/slip_points.hpp"
#include "gradus/notes/session/slips.hpp"

namespace gradus {
namespace {

/// Of w_1 x + w_2 x = 2 w_1 x nobody knows whether it is a slip where words may tie the weights.
bool says_what_words_may(const NoteStep& step) {
  const bool no_words = !step.has_words && step.open == SlipsOpen::none;
  if (step.is_heavy && no_words) return false;
  const NoteAttempt& written = step.attempts.front();
  return !step.restricted.empty() && written.statements.size() == 1 &&
         equates_members(written.statements[0], step.has_words, step.recurring);
}

/// Whether it fails even where what stands behind it is its condition.
bool fails_under(const NoteAttempt& condition, const JudgeStatement& judge, const Budget& budget) {
  return judge_all(condition.statements, judge, budget).finding.grade == Grade::refuted;
}

/// left - right = c, where that is so at some point; nothing where they agree there.
std::optional<Comparison> constant_difference(const Statement& s) {
  constexpr int denominator = 12;
  const SlipPoint p(s, 1);
  const auto left = p.value(s.conclusion.left), right = p.value(s.conclusion.right);
  if (!left || !right || std::abs(*left - *right) > 1000) return std::nullopt;
  const long parts = std::lround((*left - *right) * denominator);
  if (parts == 0) return std::nullopt;
  return Comparison{s.conclusion.left - s.conclusion.right, Relation::equal,
                    Term(Rational(parts, denominator))};
}

/// Whether the sides differ for all values that are sure to be meant.
bool never_holds(const NoteStep& step, const JudgeStatement& judge, const Budget& budget) {
  return std::ranges::any_of(step.attempts, [&](const NoteAttempt& attempt) {
    if (!attempt.is_sure || attempt.counter || attempt.statements.size() != 1) return false;
    const Statement& s = attempt.statements[0];
    Statement differs = s;
    differs.conclusion = negation(s.conclusion);
    if (holds(guarded(where_defined(differs), judge, budget))) return true;
    const auto constant = constant_difference(s);
    if (!constant) return false;
    differs.conclusion = *constant;
    return holds(guarded(where_defined(differs), judge, budget));
  });
}

}  // namespace

bool assumes_equations(const std::vector<Statement>& all) {
  return std::ranges::any_of(all, [](const Statement& s) {
    return std::ranges::any_of(s.domain.hypotheses,
                               [](const Comparison& h) { return h.relation == Relation::equal; });
  });
}

Budget small_budget(const Budget& budget) {
  Budget small = budget;
  small.boxes = std::min<std::uint64_t>(small.boxes, 400);
  small.cases = std::min<std::uint64_t>(small.cases, 400);
  return small;
}

std::optional<std::string> slip_of(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget) {
  if (says_what_words_may(step)) return std::nullopt;
  const auto proves = [&](const Statement& s) {
    return holds(guarded(where_defined(s), judge, small_budget(budget)));
  };
  for (const NoteAttempt* attempt : {&step.attempts.front(), &step.attempts.back()}) {
    if (attempt->statements.size() != 1) continue;
    if (step.of_another && !attempt->with.empty()) continue;
    const auto slip =
        find_slip(attempt->statements[0], !step.restricted.empty(), step.described, proves);
    if (slip || step.attempts.size() == 1) return slip;
  }
  return std::nullopt;
}

std::optional<std::string> mending_of(const NoteStep& step, const JudgeStatement& judge,
                                      const Budget& budget) {
  if (says_what_words_may(step)) return std::nullopt;
  if (step.slips_if_never && !never_holds(step, judge, small_budget(budget))) return std::nullopt;
  if (step.under && !fails_under(*step.under, judge, budget)) return std::nullopt;
  const auto mending = find_mending(
      step, [&](const Statement& s) { return holds(guarded(where_defined(s), judge, budget)); });
  return mending ? std::optional("it would hold " + *mending) : std::nullopt;
}

std::optional<Judged> fails_freely(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget) {
  if (assumes_equations(step.attempts.back().statements)) return std::nullopt;
  std::vector<std::vector<Statement>> ways = step.free_instances;
  if (ways.empty()) ways.push_back(step.attempts[last_free(step.attempts)].statements);
  for (const std::vector<Statement>& way : ways) {
    Judged j = judge_all(way, judge, budget);
    const auto one = way.size() == 1 ? with_one_random_number(way[0]) : std::nullopt;
    if (one && j.finding.grade != Grade::refuted) j = judge_all({*one}, judge, budget);
    const bool fails =
        j.finding.grade == Grade::refuted && j.statement.conclusion.relation == Relation::equal;
    if (fails && !has_corners(j.statement)) return j;
  }
  return std::nullopt;
}

}  // namespace gradus
