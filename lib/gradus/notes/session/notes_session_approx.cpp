// a \approx b where a comment declares the order in a small quantity.

#include <algorithm>
#include <iterator>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/expansion.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/guards.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// An unknown, such as f(x + eps), whose name mentions the quantity: how it depends on it is not
/// known.
std::string unknown_in(const Comparison& c, const std::string& quantity, const Glossary& glossary) {
  for (const std::string& name : names_of(c, glossary.alphabet)) {
    const bool hidden = glossary.opaque.contains(name) || glossary.products.contains(name);
    if (hidden && name.find(quantity) != std::string::npos) return name;
  }
  return {};
}

}  // namespace

void NotesSession::approximation(const NoteEntry& entry, std::size_t link, NoteItem item) {
  const Nodes &left = entry.chain.sides[link], &right = entry.chain.sides[link + 1];
  const NoteName small = *note_name(approx_->names[0]);
  const Term x = Term::symbol(small.written);
  // It is small, whatever it is defined to be elsewhere.
  auto rule = glossary_.rules.extract(small.written);
  Sides known;
  std::string why;
  std::size_t begin = item.begin, end = item.end;
  try {
    known = sides(left, right, Relation::equal, true);
  } catch (const Unreadable& problem) {
    why = problem.what();
    begin = problem.begin;
    end = problem.end;
  } catch (const std::exception& problem) {
    why = problem.what();
  }
  if (!rule.empty()) glossary_.rules.insert(std::move(rule));
  if (!why.empty()) {
    skip(std::move(item), why, begin, end);
    return;
  }
  const bool mentioned = std::ranges::any_of(known.comparisons, [&](const Comparison& c) {
    return contains(c.left, x) || contains(c.right, x) ||
           !unknown_in(c, x.name(), glossary_).empty();
  });
  if (!mentioned) {
    const Connective& sign = entry.chain.links[link];
    skip(std::move(item), "no side mentions " + x.name() + ", for which an order is declared",
         sign.begin, sign.end);
    return;
  }
  for (const Comparison& c : known.comparisons) {
    item.formula += (item.formula.empty() ? "" : ", ") + text(c.left) + " ~ " + text(c.right);
  }
  NoteStep step;
  Sides coefficients;
  coefficients.lines = known.lines;
  std::vector<Comparison> smooth_where;
  try {
    for (const Comparison& c : known.comparisons) {
      const std::string unknown = unknown_in(c, x.name(), glossary_);
      if (!unknown.empty()) throw NotExpanded(unknown + " is not determined");
      if (context_.is_tied(x.name())) throw NotExpanded("an equation ties " + x.name());
      Expansion e = expand_at_zero(c, x, approx_->order);
      std::ranges::move(e.coefficients, std::back_inserter(coefficients.comparisons));
      std::ranges::move(e.smooth_where, std::back_inserter(smooth_where));
    }
  } catch (const NotExpanded& problem) {
    // Sides that are equal agree to every order.
    why = problem.what();
    coefficients.comparisons = known.comparisons;
    step.may_refute = false;
  }
  const std::string order =
      "to order " + std::to_string(approx_->order) + " in " + x.name() + ", all else held fixed";
  for (const Grounds grounds : {Grounds::none, Grounds::sure, Grounds::all}) {
    NoteAttempt one = attempt(coefficients, grounds, known.lines);
    context_.add_hypotheses(one.statements, smooth_where);
    const auto powers = static_cast<std::size_t>(approx_->order) + 1;
    for (std::size_t k = 0; k < one.statements.size() && why.empty(); ++k) {
      one.statements[k].label = "coefficient of " + x.name() + "^" + std::to_string(k % powers);
    }
    if (why.empty()) one.with += (one.with.empty() ? "" : ", ") + order;
    if (grounds == Grounds::all && have_same_domains(step.attempts.back(), one)) continue;
    one.is_sure = grounds != Grounds::all;
    step.attempts.push_back(std::move(one));
  }
  add_instances(step);
  step.restricted = restriction_of_names(surroundings(entry, link, known));
  // Who declares an order says that it is a step.
  NoteEntry as_step = entry;
  if (as_step.cue == Cue::none) as_step.cue = Cue::concludes;
  classify(as_step, link, left, right, known, step);
  if (!why.empty()) {
    step.may_refute = false;
    step.restricted = why;
    step.otherwise = NoteKind::step;
  }
  item.kind = NoteKind::step;
  item.why_kind = "its order in " + x.name() + " is declared";
  item.step = std::move(step);
  enqueue(std::move(item));
}

}  // namespace gradus
