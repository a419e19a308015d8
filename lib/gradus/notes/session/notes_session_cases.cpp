// Relations whose names are defined by cases: judged in each.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/reader/case_choices.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/guards.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

std::vector<NotesSession::CaseReading> NotesSession::read_cases(const NoteEntry& entry,
                                                                std::size_t link,
                                                                CaseChoices& choices) {
  const Chain& c = entry.chain;
  std::vector<CaseReading> readings;
  do {
    Sides one = sides(c.sides[link], c.sides[link + 1], c.links[link].relation, true, &choices);
    if (!choices.is_contradictory()) readings.push_back({std::move(one), choices.conditions()});
  } while (choices.next());
  return readings;
}

void NotesSession::add_cases(const std::vector<CaseReading>& readings, Grounds grounds,
                             const std::vector<Comparison>& ranges, const std::string& with,
                             NoteStep& step) const {
  std::set<std::size_t> lines;
  for (const CaseReading& r : readings) lines.insert(r.sides.lines.begin(), r.sides.lines.end());
  NoteAttempt all = attempt(readings[0].sides, grounds, lines);
  all.statements.clear();
  for (const CaseReading& r : readings) {
    std::vector<Statement> some = attempt(r.sides, grounds, lines).statements;
    context_.add_hypotheses(some, ranges);
    context_.add_hypotheses(some, r.conditions);
    for (Statement& s : some) {
      s.label = case_label;
      all.statements.push_back(std::move(s));
    }
  }
  all.with += (all.with.empty() ? "" : ", ") + with;
  const bool is_new = step.attempts.empty() || grounds != Grounds::all ||
                      !have_same_domains(step.attempts.back(), all);
  if (grounds == Grounds::all) all.is_sure = false;
  if (is_new) step.attempts.push_back(std::move(all));
}

/// Whether the relation needs cases; then the item is on its way.
bool NotesSession::by_cases(const NoteEntry& entry, std::size_t link, NoteItem& item) {
  CaseChoices choices, apart(CaseChoices::Rows::apart);
  std::vector<CaseReading> readings, readings_apart;
  try {
    readings = read_cases(entry, link, choices);
    if (!choices.found_any()) return false;
  } catch (const Unreadable& problem) {
    if (!choices.found_any()) return false;
    skip(std::move(item), problem.what(), problem.begin, problem.end);
    return true;
  } catch (const std::exception& problem) {
    if (!choices.found_any()) return false;
    skip(std::move(item), problem.what(), item.begin, item.end);
    return true;
  }
  if (readings.empty()) {
    skip(std::move(item), "found cases that exclude each other", item.begin, item.end);
    return true;
  }
  try {
    if (choices.has_overlap()) readings_apart = read_cases(entry, link, apart);
  } catch (const std::exception&) {
    // The rows overlap wherever it is asked for.
  }
  std::string named;
  for (const CaseReading& r : readings) {
    std::string one;
    for (const Comparison& k : r.conditions) one += (one.empty() ? "" : ", ") + text(k);
    named += (named.empty() ? " (" : "; ") + one;
  }
  named += ")";
  const std::vector<Comparison> ranges = ranges_behind(entry);
  const std::string with = "in each of " + std::to_string(readings.size()) + " cases" + named +
                           (choices.without_borders() ? ", their borders left out" : "");
  NoteStep step;
  for (const Grounds grounds : {Grounds::none, Grounds::sure, Grounds::all}) {
    add_cases(readings, grounds, {}, with, step);
  }
  if (!ranges.empty()) {
    for (const Grounds grounds : {Grounds::sure, Grounds::all}) {
      add_cases(readings, grounds, ranges, with, step);
    }
  }
  for (const Grounds grounds : {Grounds::none, Grounds::all}) {
    if (readings_apart.empty()) break;
    add_cases(readings_apart, grounds, ranges, "where no two rows of its cases hold", step);
    step.attempts.back().is_sure = false;
  }
  const bool covers = choices.covers_all() || names_for_all(entry).empty();
  for (NoteAttempt& a : step.attempts) a.is_sure = a.is_sure && covers;
  Sides all;
  for (const CaseReading& r : readings) {
    all.lines.insert(r.sides.lines.begin(), r.sides.lines.end());
    all.comparisons.insert(all.comparisons.end(), r.sides.comparisons.begin(),
                           r.sides.comparisons.end());
  }
  leave_other_cases(entry, all, step);
  step.all_declared = std::ranges::all_of(
      all.comparisons, [&](const Comparison& k) { return context_.all_declared(k); });
  const Reservations reserved = reservations(surroundings(entry, link, all));
  step.restricted = reserved.of_names;
  classify(entry, link, entry.chain.sides[link], entry.chain.sides[link + 1], readings[0].sides,
           step);
  step.restricted = reserved.why;
  if (!entry_expects_refuted_) step.described = reserved.described;
  const bool understood = !ranges.empty() || !has_order_behind(file_, entry, at_);
  const bool decides = (!choices.has_overlap() || !readings_apart.empty()) && understood;
  step.may_refute = step.may_refute && !reserved.spares() && decides;
  item.kind = NoteKind::step;
  item.why_kind = "its names are defined by cases";
  item.step = std::move(step);
  enqueue(std::move(item));
  return true;
}

}  // namespace gradus
