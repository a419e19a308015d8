#include "gradus/notes/session/judge_attempt.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <stdexcept>

#include "gradus/notes/plain/oversized.hpp"
#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {
namespace {

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

}  // namespace

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

}  // namespace gradus
