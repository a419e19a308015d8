#include "gradus/notes/judge_step.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/mending.hpp"
#include "gradus/notes/oversized.hpp"
#include "gradus/notes/rescue.hpp"
#include "gradus/notes/slips.hpp"
#include "gradus/notes/where_defined.hpp"

namespace gradus {
namespace {

bool holds(const Finding& f) { return f.grade == Grade::proved || f.grade == Grade::certified; }

Finding open(std::string why) {
  Finding f;
  f.evidence = Open{std::move(why)};
  return f;
}

Finding guarded(const Statement& s, const JudgeStatement& judge, const Budget& budget) {
  const std::vector<std::string> wrong = faults(s);
  if (!wrong.empty()) return open("cannot be asked: " + wrong[0]);
  const std::string large = oversized_number(s);
  if (!large.empty()) return open("budget: " + large);
  try {
    return judge(s, budget);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::length_error& problem) {
    return open(std::string("budget: ") + problem.what());
  } catch (const std::exception& problem) {
    return open(std::string("an engine failed: ") + problem.what());
  }
}

/// The weakest of the findings decides.
struct Judged {
  Statement statement;
  Finding finding;
};
/// Cases that exclude each other: the last condition fails where the others hold.
bool is_no_case(const Statement& s, const Finding& f, const JudgeStatement& judge,
                const Budget& budget) {
  const auto* left = std::get_if<Open>(&f.evidence);
  const bool vacuous = left != nullptr && left->why.starts_with("no values");
  if (!vacuous || s.label != case_label || s.domain.hypotheses.empty()) return false;
  Statement opposite = s;
  opposite.conclusion = negation(s.domain.hypotheses.back());
  opposite.domain.hypotheses.pop_back();
  return holds(guarded(opposite, judge, budget));
}

/// What holds in all cases.
std::vector<Comparison> common_hypotheses(const std::vector<Statement>& cases) {
  std::vector<Comparison> common = cases[0].domain.hypotheses;
  std::erase_if(common, [&](const Comparison& h) {
    return std::ranges::any_of(cases, [&](const Statement& s) {
      return std::ranges::none_of(s.domain.hypotheses, [&](const Comparison& other) {
        return h.relation == other.relation && same(h.left, other.left) &&
               same(h.right, other.right);
      });
    });
  });
  return common;
}

Judged judge_all(const std::vector<Statement>& all, const JudgeStatement& judge,
                 const Budget& budget) {
  std::optional<Judged> weakest;
  for (const Statement& given : all) {
    const Statement s = where_defined(given);
    Judged j{s, guarded(s, judge, budget)};
    if (all.size() > 1 && is_no_case(given, j.finding, judge, budget)) continue;
    if (!weakest || j.finding.grade > weakest->finding.grade) weakest = std::move(j);
    if (weakest->finding.grade == Grade::refuted) break;
  }
  if (!weakest) return {all[0], open("its cases exclude each other")};
  if (all.size() > 1 && all[0].label == case_label && holds(weakest->finding)) {
    weakest->statement.domain.hypotheses = common_hypotheses(all);
  }
  return *weakest;
}

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

/// What a hypothesis that is tried may take.
Budget small_budget(const Budget& budget) {
  Budget small = budget;
  small.boxes = std::min<std::uint64_t>(small.boxes, 400);
  small.cases = std::min<std::uint64_t>(small.cases, 400);
  return small;
}

/// In the formula as it stands, or in all that is known of it.
std::optional<std::string> slip_of(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget) {
  const auto proves = [&](const Statement& s) {
    return holds(guarded(where_defined(s), judge, small_budget(budget)));
  };
  for (const NoteAttempt* attempt : {&step.attempts.front(), &step.attempts.back()}) {
    if (attempt->statements.size() != 1) continue;
    const auto slip =
        find_slip(attempt->statements[0], !step.restricted.empty(), step.described, proves);
    if (slip || step.attempts.size() == 1) return slip;
  }
  return std::nullopt;
}

std::optional<std::string> mending_of(const NoteStep& step, const JudgeStatement& judge,
                                      const Budget& budget) {
  const auto mending = find_mending(
      step, [&](const Statement& s) { return holds(guarded(where_defined(s), judge, budget)); });
  return mending ? std::optional("it would hold " + *mending) : std::nullopt;
}

StepFinding refuted(StepFinding out, const std::string& hint) {
  out.kind = NoteKind::step;
  out.hint = hint;
  const std::string& label = out.statement.label;
  if (out.hint.empty() && label.starts_with("coefficient")) out.hint = "the sides are the " + label;
  return out;
}

}  // namespace

StepFinding judge_step(const NoteStep& step, const JudgeStatement& judge, const Budget& budget) {
  StepFinding out;
  bool contradictory = false;
  for (const NoteAttempt& attempt : step.attempts) {
    Judged j = judge_all(attempt.statements, judge, budget);
    // Hypotheses that no values satisfy tell nothing.
    const auto* left = std::get_if<Open>(&j.finding.evidence);
    const bool vacuous = left != nullptr && left->why.starts_with("no values");
    if (vacuous && &attempt != step.attempts.data()) {
      contradictory = true;
      continue;
    }
    out.statement = std::move(j.statement);
    out.finding = std::move(j.finding);
    out.with = attempt.with;
    if (holds(out.finding)) {
      if (!step.caution.empty() && out.statement.conclusion.relation == Relation::equal) {
        out.hint = step.caution;
        out.finding = open(step.caution);
      }
      return out;
    }
  }
  if (contradictory) {
    if (out.finding.grade == Grade::refuted) {
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
  if (const auto mending = mending_of(step, judge, budget)) return refuted(out, *mending);
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
    return refuted(out, "");
  }
  if (step.otherwise == NoteKind::step && ((step.all_declared && step.instances.empty()) ||
                                           never_holds(out.statement, judge, budget))) {
    return refuted(out, "");
  }
  return otherwise(
      equality ? "" : "does not hold for all values: a condition on its names would decide it");
}

}  // namespace gradus
