#include "gradus/notes/session/model_failure.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/where_defined.hpp"
#include "gradus/notes/session/judge_runs.hpp"
#include "gradus/notes/session/mending.hpp"
#include "gradus/notes/session/slip_points.hpp"
#include "gradus/notes/session/tried_constants.hpp"

namespace gradus {
namespace {

constexpr MostMendings most{400, 6};
constexpr unsigned points = 4, most_points = 60;

bool is_order(Relation r) { return r == Relation::less_equal || r == Relation::greater_equal; }

/// The numbers of the witness in the place of points and of what makes the function.
Substitution numbers(const Statement& s, const Point& at, const std::set<std::string>& parameters) {
  Substitution out;
  Valuation<double> naturals;
  for (const auto& [name, value] : at.scalars) naturals.scalars[name] = value.to_double();
  for_each_node(s.conclusion, [&](Term t) {
    if (t.is_symbol() && !parameters.contains(t.name())) {
      const auto found =
          std::ranges::find(at.scalars, t.name(), &std::pair<std::string, Rational>::first);
      if (found != at.scalars.end()) out.emplace(t, Term(found->second));
    }
    if (t.op() != Op::element || parameters.contains(t.name())) return;
    const auto index = static_cast<std::size_t>(evaluate<double>(t.operand(0), naturals));
    for (const auto& [name, members] : at.sequences) {
      if (name == t.name() && index < members.size()) out.emplace(t, Term(members[index]));
    }
  });
  return out;
}

/// Whether the order is turned round at the witness, whatever the parameters are.
bool fails_for_all_parameters(const Judged& j, const std::set<std::string>& parameters,
                              const JudgeStatement& judge, const Budget& budget) try {
  const auto* w = std::get_if<Witness>(&j.finding.evidence);
  if (w == nullptr || !is_order(j.statement.conclusion.relation)) return false;
  const Substitution fixed = numbers(j.statement, w->point, parameters);
  Statement opposite = j.statement;
  opposite.conclusion = substitute(opposite.conclusion, fixed);
  opposite.conclusion.relation = mirrored(opposite.conclusion.relation);
  for (Comparison& h : opposite.domain.hypotheses) h = substitute(h, fixed);
  std::erase_if(opposite.domain.variables,
                [&](const Variable& v) { return fixed.contains(v.symbol); });
  if (same(opposite.conclusion.left, opposite.conclusion.right)) return true;
  if (free_symbols(opposite.conclusion).empty()) return true;  // The witness shows it.
  return holds(guarded(where_defined(opposite), judge, budget));
} catch (const std::exception&) {
  return false;
}

bool satisfied(const Comparison& c, const SlipPoint& at) {
  const auto a = at.value(c.left), b = at.value(c.right);
  if (!a || !b) return false;
  switch (c.relation) {
    case Relation::less:
    case Relation::less_equal:
      return *a <= *b || agree(*a, *b);
    case Relation::greater:
    case Relation::greater_equal:
      return *a >= *b || agree(*a, *b);
    case Relation::equal:
      return agree(*a, *b);
    case Relation::not_equal:
      return !agree(*a, *b);
  }
  return false;
}

enum class Seen { fails, holds, touches };

/// At random points that satisfy the hypotheses; equations, which none do, aside.
Seen glance(const Statement& s) try {
  unsigned seen = 0;
  bool touches = true;
  for (unsigned seed = 1; seed <= most_points && seen < points; ++seed) {
    const SlipPoint at(s, seed);
    const bool inside = std::ranges::all_of(s.domain.hypotheses, [&](const Comparison& h) {
      return h.relation == Relation::equal || satisfied(h, at);
    });
    if (!inside) continue;
    if (!satisfied(s.conclusion, at)) return Seen::fails;
    touches = touches && agree(*at.value(s.conclusion.left), *at.value(s.conclusion.right));
    ++seen;
  }
  if (seen < points) return Seen::fails;
  return touches ? Seen::touches : Seen::holds;
} catch (const std::domain_error&) {
  return Seen::fails;
}

/// One slip without which the order is proved. Where words stand around it, or where it may say
/// what the function is, nothing may be lost in it: for one of the functions both sides are equal.
std::optional<std::string> mending(const NoteStep& step, const std::set<std::string>& members,
                                   const JudgeStatement& judge, const Budget& of_proofs) {
  const bool must_touch = step.is_schema || step.has_words;
  return first_mending(step, most, [&](const NoteMending& m, int& proofs) {
    if (is_open(step.open, m)) return false;
    bool fails = m.models.empty(), touches = false;
    for (const NoteModel& model : m.models) {
      if (fails || !members.contains(model.name)) continue;
      const Seen how = glance(model.statement);
      fails = how == Seen::fails;
      touches = touches || how == Seen::touches;
    }
    if (fails || (must_touch && !touches)) return false;
    ++proofs;
    return is_proved(m, judge, of_proofs);
  });
}

}  // namespace

std::optional<ModelFailure> model_failure(const NoteStep& step, const JudgeStatement& judge,
                                          const Budget& budget, const Budget& of_proofs) {
  if (step.models.empty() || !step.mendings) return std::nullopt;
  const auto proves = [&](const Statement& s) {
    return holds(guarded(where_defined(s), judge, of_proofs));
  };
  std::set<std::string> members;
  std::optional<Judged> failure;
  std::string name;
  for (const NoteModel& model : step.models) {
    if (!std::ranges::all_of(model.conditions, proves)) continue;
    members.insert(model.name);
    if (failure) continue;
    Judged j = judge_all({model.statement}, judge, budget);
    if (j.finding.grade != Grade::refuted) continue;
    const auto* witness = std::get_if<Witness>(&j.finding.evidence);
    const bool fails =
        fails_for_all_parameters(j, model.parameters, judge, of_proofs) ||
        (witness != nullptr && fails_for_all_constants(model.statement, model.parameters,
                                                       model.sensible, witness->point, budget));
    if (!fails) continue;
    failure = std::move(j);
    name = model.name;
  }
  if (!failure) return std::nullopt;
  const auto slip = mending(step, members, judge, of_proofs);
  if (!slip) return std::nullopt;
  return ModelFailure{std::move(*failure), "it would hold " + *slip + "; here " + name};
}

}  // namespace gradus
