// Relations whose names are defined by cases: judged in each.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/case_choices.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/guards.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

/// Whether the relation needs cases; then the item is on its way.
bool NotesSession::by_cases(const NoteEntry& entry, std::size_t link, NoteItem& item) {
  const Chain& c = entry.chain;
  const auto &left = c.sides[link], &right = c.sides[link + 1];
  CaseChoices choices;
  std::vector<std::pair<Sides, std::vector<Comparison>>> readings;
  std::set<std::size_t> lines;
  try {
    do {
      Sides one = sides(left, right, c.links[link].relation, true, &choices);
      if (!one.has_cases) return false;
      lines.merge(std::set<std::size_t>(one.lines));
      if (!choices.is_contradictory()) readings.emplace_back(std::move(one), choices.conditions());
    } while (choices.next());
  } catch (const Unreadable& problem) {
    if (!choices.any()) return false;
    skip(std::move(item), problem.what(), problem.begin, problem.end);
    return true;
  } catch (const std::exception& problem) {
    if (!choices.any()) return false;
    skip(std::move(item), problem.what(), item.begin, item.end);
    return true;
  }
  if (readings.empty()) {
    skip(std::move(item), "found cases that exclude each other", item.begin, item.end);
    return true;
  }
  std::string named;
  for (const auto& [reading, conditions] : readings) {
    std::string one;
    for (const Comparison& k : conditions) one += (one.empty() ? "" : ", ") + text(k);
    named += (named.empty() ? " (" : "; ") + one;
  }
  named += ")";
  NoteStep step;
  for (const Grounds grounds : {Grounds::none, Grounds::sure, Grounds::all}) {
    NoteAttempt all = attempt(readings[0].first, grounds, lines);
    all.statements.clear();
    for (const auto& [reading, conditions] : readings) {
      std::vector<Statement> some = attempt(reading, grounds, lines).statements;
      context_.add_hypotheses(some, conditions);
      for (Statement& s : some) {
        s.label = case_label;
        all.statements.push_back(std::move(s));
      }
    }
    all.with += (all.with.empty() ? "" : ", ") + ("in each of " + std::to_string(readings.size())) +
                " cases" + named + (choices.without_borders() ? ", their borders left out" : "");
    if (grounds == Grounds::all && have_same_domains(step.attempts.back(), all)) continue;
    if (grounds == Grounds::all) all.is_sure = false;
    step.attempts.push_back(std::move(all));
  }
  Sides all;
  for (const auto& [reading, conditions] : readings) {
    all.comparisons.insert(all.comparisons.end(), reading.comparisons.begin(),
                           reading.comparisons.end());
  }
  step.all_declared = std::ranges::all_of(
      all.comparisons, [&](const Comparison& k) { return context_.all_declared(k); });
  const Reservations reserved = reservations(surroundings(entry, link, all));
  step.restricted = reserved.of_names;
  classify(entry, link, left, right, readings[0].first, step);
  step.restricted = reserved.why;
  if (!entry_expects_refuted_) step.described = reserved.described;
  step.may_refute = step.may_refute && !reserved.spares();
  item.kind = NoteKind::step;
  item.why_kind = "its names are defined by cases";
  item.step = std::move(step);
  enqueue(std::move(item));
  return true;
}

}  // namespace gradus
