#include "gradus/notes/session/judge_attempt.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <stdexcept>

#include "gradus/notes/plain/oversized.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
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

bool contains(const std::vector<Comparison>& all, const Comparison& c) {
  return std::ranges::any_of(all, [&](const Comparison& other) {
    return other.relation == c.relation && same(other.left, c.left) && same(other.right, c.right);
  });
}

bool contains(const std::vector<Variable>& all, const Variable& v) {
  return std::ranges::any_of(all,
                             [&](const Variable& other) { return same(other.symbol, v.symbol); });
}

/// Whether being defined asks nothing of any natural, and the counter starts at 0.
bool counts_freely(const Statement& s, const Statement& defined, Term counter) {
  for (std::size_t i = 0; i < s.domain.variables.size(); ++i) {
    const Variable &before = s.domain.variables[i], &now = defined.domain.variables[i];
    if (before.lower != now.lower || before.upper != now.upper) return false;
    const bool counts = same(now.symbol, counter);
    if (counts && (now.upper || (now.lower && *now.lower > 0))) return false;
  }
  return std::ranges::none_of(defined.domain.hypotheses, [&](const Comparison& h) {
    return free_symbols(h).contains(counter);
  });
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

std::vector<Statement> statements_of(const NoteAttempt& attempt) {
  std::vector<Statement> out = attempt.statements;
  if (!attempt.counter) return out;
  std::vector<Comparison> needs;
  std::vector<Variable> variables;
  for (Statement& s : out) {
    Statement defined = where_defined(s);
    if (!counts_freely(s, defined, *attempt.counter)) return {};
    for (const Comparison& h : defined.domain.hypotheses) {
      if (!contains(needs, h)) needs.push_back(h);
    }
    for (const Variable& v : defined.domain.variables) {
      if (!contains(variables, v)) variables.push_back(v);
    }
  }
  // Every part under the same condition, in which any of its names may stand.
  for (Statement& s : out) {
    s.domain.hypotheses = needs;
    for (const Variable& v : variables) {
      const bool used = std::ranges::any_of(
          needs, [&](const Comparison& h) { return free_symbols(h).contains(v.symbol); });
      if (used && !contains(s.domain.variables, v)) s.domain.variables.push_back(v);
    }
  }
  return out;
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
