#include "gradus/notes/session/judge_step.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/descent_failure.hpp"
#include "gradus/notes/session/imaginary_unit.hpp"
#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/judge_runs.hpp"
#include "gradus/notes/session/model_failure.hpp"
#include "gradus/notes/session/other_units.hpp"
#include "gradus/notes/session/rescue.hpp"
#include "gradus/notes/session/step_slips.hpp"
#include "gradus/notes/session/undefined_sides.hpp"

namespace gradus {
namespace {

/// Roots, absolute values and the like: what a sign could rescue; sums, which may be meant for n
/// >= 1.
bool depends_on_signs(const Statement& s) {
  bool found = false;
  const auto look = [&](Term t) {
    found =
        found || t.op() == Op::sqrt || t.op() == Op::abs || t.op() == Op::log ||
        t.op() == Op::minimum || t.op() == Op::maximum || t.op() == Op::sum ||
        (t.op() == Op::power && !(t.operand(1).is_constant() && t.operand(1).value().is_integer()));
  };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  return found;
}

/// Whether the opposite holds for all values: then no hypothesis rescues an inequality.
bool never_holds(const Statement& s, const JudgeStatement& judge, const Budget& budget) {
  Statement opposite = s;
  opposite.conclusion = negation(s.conclusion);
  return holds(guarded(opposite, judge, budget));
}

/// Whether the opposite order holds for all values: then an order holds at most where both sides
/// are equal.
bool always_reversed(const Statement& s, const JudgeStatement& judge, const Budget& budget) {
  const Relation r = s.conclusion.relation;
  if (r != Relation::less_equal && r != Relation::greater_equal) return false;
  Statement opposite = s;
  opposite.conclusion.relation = mirrored(r);
  opposite.domain.hypotheses.clear();
  return holds(guarded(opposite, judge, budget));
}

std::string witness_text(const Finding& f) {
  const auto* w = std::get_if<Witness>(&f.evidence);
  if (w == nullptr) return {};
  const std::string point = text(w->point);
  return (point.empty() ? "" : "at " + point + " ") + "the left side is " + w->left +
         ", the right side is " + w->right;
}

StepFinding refuted(StepFinding out, const std::string& hint) {
  out.kind = NoteKind::step;
  out.hint = hint;
  const std::string& label = out.statement.label;
  if (out.hint.empty() && label.starts_with("coefficient")) out.hint = "the sides are the " + label;
  return out;
}

/// What holds with values that its names need not have here is a slip where one change would make
/// it hold without them. Of z + c = 1 + c nobody knows.
std::optional<StepFinding> slip_beside_what_is_unsure(const NoteStep& step,
                                                      const JudgeStatement& judge,
                                                      const Budget& budget) {
  const NoteAttempt& free = step.attempts[last_free(step.attempts)];
  const std::vector<Statement> statements = statements_of(free);
  if (!free.is_sure || step.has_other_values || statements.empty()) return std::nullopt;
  Judged j = judge_all(statements, judge, budget);
  const auto& [left, relation, right] = j.statement.conclusion;
  constexpr std::size_t long_enough = 12;
  const bool fails = j.finding.grade == Grade::refuted && relation == Relation::equal &&
                     node_count(left) + node_count(right) >= long_enough;
  const auto mending = fails ? mending_of(step, judge, budget) : std::nullopt;
  if (!mending) return std::nullopt;
  StepFinding out;
  out.statement = std::move(j.statement);
  out.finding = std::move(j.finding);
  out.with = free.with;
  return refuted(out, *mending);
}

}  // namespace

StepFinding judge_step(const NoteStep& step, const JudgeStatement& judge, const Budget& budget) {
  StepFinding out;
  bool contradictory = false;
  std::string undefined_for;
  for (const NoteAttempt& attempt : step.attempts) {
    const std::vector<Statement> statements = statements_of(attempt);
    if (statements.empty()) continue;
    Judged j = judge_all(statements, judge, budget);
    // Hypotheses that no values satisfy tell nothing.
    const auto* left = std::get_if<Open>(&j.finding.evidence);
    const bool vacuous = left != nullptr && left->why.starts_with("no values");
    if (vacuous && &attempt != step.attempts.data()) {
      contradictory = contradictory || attempt.is_sure;
      continue;
    }
    out.statement = std::move(j.statement);
    out.finding = std::move(j.finding);
    out.with = attempt.with;
    if (holds(out.finding)) {
      if (!attempt.is_sure) {
        if (auto slip = slip_beside_what_is_unsure(step, judge, budget)) return *slip;
        out.hint = "would hold " + attempt.with + ", which need not be meant here";
        out.finding = open(out.hint);
        return out;
      }
      const auto needed = needed_of(step.everywhere, statements);
      if (needed) {
        undefined_for = "is said for all values, and is defined only for " + text(*needed);
        out.finding = open(undefined_for);
        continue;
      }
      // Sums for a ratio that was given the value 1.
      if (divides_by_zero(step, judge, small_budget(budget))) {
        out.hint = "divides by 0 with what its names were given before";
        out.finding = open(out.hint);
        return out;
      }
      if (!step.caution.empty() && out.statement.conclusion.relation == Relation::equal) {
        out.hint = step.caution;
        out.finding = open(step.caution);
      }
      return out;
    }
  }
  if (auto run = judge_runs(step, judge, budget)) {
    out.statement = std::move(run->judged.statement);
    out.finding = std::move(run->judged.finding);
    out.with = run->with;
    return holds(out.finding) ? out : refuted(out, run->hint);
  }
  if (!undefined_for.empty()) {
    out.hint = undefined_for;
    out.finding = open(undefined_for);
    return out;
  }
  if (contradictory) {
    if (out.finding.grade == Grade::refuted &&
        out.statement.conclusion.relation == Relation::equal) {
      if (const auto mending = mending_of(step, judge, budget)) return refuted(out, *mending);
    }
    out.hint =
        "no values were found that satisfy what is assumed before; where it is no longer meant, "
        "say "
        "forget in a gradus comment";
    out.finding = open(out.hint);
    return out;
  }
  // The last attempt uses all that is known; vectors are refuted by their components.
  if (out.finding.grade != Grade::refuted || !step.instances.empty()) {
    for (const std::vector<Statement>& instance : step.instances) {
      Judged j = judge_all(instance, judge, budget);
      out.finding.grade = j.finding.grade == Grade::refuted ? Grade::refuted : Grade::undecided;
      if (j.finding.grade != Grade::refuted) continue;
      out.statement = std::move(j.statement);
      out.finding = std::move(j.finding);
      break;
    }
  }
  if (auto failure = model_failure(step, judge, budget, small_budget(budget))) {
    out.statement = std::move(failure->judged.statement);
    out.finding = std::move(failure->judged.finding);
    return refuted(out, failure->hint);
  }
  if (auto failure = descent_failure(step, judge, budget)) {
    out.statement = std::move(failure->judged.statement);
    out.finding = std::move(failure->judged.finding);
    return refuted(out, failure->hint);
  }
  const bool fails = out.finding.grade == Grade::refuted;
  const bool equality = out.statement.conclusion.relation == Relation::equal;
  const auto otherwise = [&](const std::string& why) {
    out.kind = step.otherwise;
    out.why_kind = step.why_otherwise;
    out.hint = why;
    if (out.kind != NoteKind::step) {
      out.hint = step.why_otherwise;
      out.finding = open(out.hint);
    }
    if (out.kind != NoteKind::step) return out;
    if (fails) out.hint += (out.hint.empty() ? "" : "; ") + witness_text(out.finding);
    const auto proves = [&](const Statement& s) {
      return holds(guarded(s, judge, small_budget(budget)));
    };
    const auto rescue = rescuing_hypothesis(step.attempts.back().statements[0], proves);
    if (rescue) out.hint += "; it would hold for " + *rescue;
    if (fails || rescue) out.finding = open(out.hint);
    return out;
  };
  if (!fails && equality && step.mendings) {
    if (auto j = fails_freely(step, judge, small_budget(budget))) {
      if (const auto mending = mending_of(step, judge, budget)) {
        out.statement = std::move(j->statement);
        out.finding = std::move(j->finding);
        return refuted(out, *mending);
      }
    }
  }
  if (!fails) {
    const auto* left = std::get_if<Open>(&out.finding.evidence);
    if (left != nullptr && left->why.starts_with("no values")) {
      out.finding = open("no values were found at which both sides are defined and not too large");
      left = std::get_if<Open>(&out.finding.evidence);
    }
    return otherwise(step.restricted.empty()
                         ? (left != nullptr ? left->why : "neither proved nor refuted")
                         : "not derived from what the notes say; " + step.restricted);
  }
  if (holds_for_imaginary_unit(out.statement)) {
    return otherwise("may hold where i is the imaginary unit, which is not known here");
  }
  if (!step.units_are_said) {
    const auto units = units_that_mend(out.statement, [&](const Statement& s) {
      return holds(guarded(where_defined(s), judge, small_budget(budget)));
    });
    if (units) return otherwise("would hold " + *units + ", which the notes do not say");
  }
  // Of an order nobody knows which condition makes it hold, unless none does.
  const bool may_slip =
      equality || (step.mendings &&
                   always_reversed(step.attempts[0].statements[0], judge, small_budget(budget)));
  if (may_slip) {
    if (const auto mending = mending_of(step, judge, budget)) return refuted(out, *mending);
  }
  if (!step.may_refute) return otherwise(step.restricted);
  const auto region = equality && depends_on_signs(out.statement)
                          ? region_of_equality(out.statement)
                          : std::nullopt;
  if (region) {
    return otherwise(step.restricted.empty()
                         ? "may hold " + *region + ": say so in a gradus comment"
                         : "does not follow from what was understood; " + step.restricted);
  }
  if (equality) {
    if (const auto slip = slip_of(step, judge, budget))
      return refuted(out, "it would hold " + *slip);
  }
  const bool compound = step.instances.empty() && !equality;
  if (compound && always_reversed(out.statement, judge, budget)) {
    return refuted(out, "the opposite order holds");
  }
  if (!step.restricted.empty()) {
    return otherwise("does not follow from what was understood; " + step.restricted);
  }
  if (equality && step.otherwise == NoteKind::step) {
    return refuted(out, step.may_be_condition ? "if it is meant as a condition, declare it" : "");
  }
  if (step.otherwise == NoteKind::step && ((step.all_declared && step.instances.empty()) ||
                                           never_holds(out.statement, judge, budget))) {
    return refuted(out, "");
  }
  return otherwise(
      equality ? "" : "does not hold for all values: a condition on its names would decide it");
}

}  // namespace gradus
