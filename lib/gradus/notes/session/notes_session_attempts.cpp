// The sides of a relation as comparisons, with what the notes say of their names.

#include <algorithm>
#include <array>

#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/counted_products.hpp"
#include "gradus/notes/reader/instance.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/random_instance.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/reader/tables.hpp"
#include "gradus/notes/session/inference.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/slip_parts.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// Whether a formula cannot be read since a number stands where it would be a vector: then a letter
/// may be another thing there than a comment says; in a product of vectors it is not.
bool asks_for_another_shape(const std::string& why) {
  constexpr std::array signs{"on both sides", "where a number is expected", "an order between"};
  return std::ranges::any_of(signs,
                             [&](const char* sign) { return why.find(sign) != std::string::npos; });
}

}  // namespace

NotesSession::Sides NotesSession::sides_read_by(NoteReader reader, const Nodes& left,
                                                const Nodes& right, Relation r, bool expand,
                                                CaseChoices* choices) {
  reader.choose(choices);
  Sides out;
  if (expand) out.tied = reach_members(reader, left, right);
  glossary_.alphabet.take_identity_lines();
  const Quantity a = reader.read(left), b = reader.read(right);
  out.has_cases = choices != nullptr && choices->any();
  out.lines = reader.lines_used();
  out.lines.merge(glossary_.alphabet.take_identity_lines());
  out.points = reader.points();
  out.members = reader.members_seen();
  out.comparisons = comparisons(a, b, r, left.front().begin, right.back().end);
  return out;
}

std::vector<Comparison> NotesSession::comparisons(Quantity a, Quantity b, Relation r,
                                                  std::size_t begin, std::size_t end) {
  std::vector<Comparison> out;
  Quantities quantities(glossary_.alphabet);
  const auto add = [&](Term x, Term y) {
    std::tie(x, y) = counted(x, y, glossary_.alphabet);
    // What is the same by the letter is a difference that is zero.
    out.push_back(same(x, y) ? Comparison{x - y, r, Term(0)} : Comparison{x, r, y});
  };
  if (a.is_scalar() && b.is_scalar()) {
    add(a.scalar, b.scalar);
    return out;
  }
  // \int ... dt, \lim ... that is not looked into is a vector where one is equal to it.
  const auto turn = [&](Quantity& piece, const Quantity& other) {
    const bool unknown = piece.is_scalar() && piece.scalar.is_symbol() &&
                         glossary_.opaque.contains(piece.scalar.name());
    if (r == Relation::equal && unknown && other.shape == Shape::column && !other.is_table()) {
      piece = Quantities::letter({piece.scalar.name(), std::nullopt, true, false});
    }
  };
  turn(a, b);
  turn(b, a);
  if (r != Relation::equal) {
    throw Unreadable(
        "found an order between " + std::string(name(a.shape)) + " and " + name(b.shape), begin,
        end);
  }
  if (a.is_zero() && a.is_scalar()) a = Quantities::scale(Term(0), b);
  if (b.is_zero() && b.is_scalar()) b = Quantities::scale(Term(0), a);
  if (a.is_table()) b = identity_as_table(b, a.rows.size()).value_or(b);
  if (b.is_table()) a = identity_as_table(a, b.rows.size()).value_or(a);
  if (a.shape != b.shape || a.is_table() != b.is_table()) {
    throw Unreadable(
        "found " + std::string(name(a.shape)) + " and " + name(b.shape) + " on both sides", begin,
        end);
  }
  if (a.is_table()) {
    if (a.rows.size() != b.rows.size() || a.rows[0].size() != b.rows[0].size()) {
      throw Unreadable("found tables of different size", begin, end);
    }
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      for (std::size_t j = 0; j < a.rows[i].size(); ++j) add(a.rows[i][j], b.rows[i][j]);
    }
    return out;
  }
  // Equal vectors have equal products with every vector, equal matrices between any two.
  const Quantity u = Quantities::letter({"any u", std::nullopt, true, false});
  const Quantity v = Quantities::letter({"any v", std::nullopt, true, false});
  const auto number = [&](const Quantity& q) {
    if (q.parts.empty()) return Term(0);
    if (q.shape == Shape::row) return quantities.multiply(q, u).scalar;
    const Quantity row = quantities.multiply(quantities.transpose(u), q);
    return q.shape == Shape::column ? row.scalar : quantities.multiply(row, v).scalar;
  };
  add(number(a), number(b));
  return out;
}

NoteAttempt NotesSession::attempt(const Sides& s, Grounds grounds,
                                  std::set<std::size_t> lines) const {
  NoteAttempt out;
  out.is_sure =
      std::ranges::none_of(lines, [&](std::size_t line) { return context_.is_hedged(line); });
  for (const Comparison& c : s.comparisons) {
    out.statements.push_back(context_.statement(c, grounds, lines));
  }
  out.is_sure = out.is_sure && std::ranges::none_of(lines, [&](std::size_t line) {
                  return context_.is_of_another(line);
                });
  out.with = with_lines(lines);
  return out;
}

void NotesSession::add_grounds(const Sides& known, const std::set<std::size_t>& lines,
                               const std::vector<Comparison>& more, NoteStep& step) const {
  for (const Grounds grounds : {Grounds::sure, Grounds::all}) {
    NoteAttempt one = attempt(known, grounds, lines);
    context_.add_hypotheses(one.statements, more);
    if (have_same_domains(step.attempts.back(), one)) continue;
    if (grounds == Grounds::all) one.is_sure = false;
    step.attempts.push_back(std::move(one));
  }
}

NoteStep NotesSession::ways_to_understand(const Nodes& left, const Nodes& right, Relation relation,
                                          Sides& known) {
  NoteStep step;
  // Derivatives look into definitions in any case.
  step.attempts.push_back(attempt(known, Grounds::none, known.lines));
  try {
    Sides expanded = sides(left, right, relation, true);
    if (!expanded.lines.empty()) {
      known = std::move(expanded);
      step.attempts.push_back(attempt(known, Grounds::none, known.lines));
    }
  } catch (const std::exception&) {
    // Judged as written; its names may not take every value.
    const bool is_long = relation == Relation::equal && is_heavy(left, right, false);
    if (!entry_expects_refuted_ && is_long) step.open = SlipsOpen::all;
    if (!entry_expects_refuted_ && !is_long) {
      known.tied = "what defines its names cannot be written out in it";
    }
  }
  add_grounds(known, known.lines, {}, step);
  std::set<std::size_t> lines = known.lines;
  const std::vector<Comparison> of_members = instances_of_premises(known, lines);
  if (!of_members.empty()) add_grounds(known, lines, of_members, step);
  const std::vector<Comparison> instances = instances_of_schemas(known, lines);
  // Inequalities show no equation, and what refutes it need not satisfy them.
  if (!instances.empty() && relation != Relation::equal) {
    add_grounds(known, lines, instances, step);
    const std::vector<Comparison> means = in_the_mean(known, instances, lines);
    if (!means.empty()) add_grounds(known, lines, means, step);
  }
  if (relation == Relation::equal) add_induction(left, right, step);
  // What is known of functions at single members says nothing of all: the last word is free.
  if (relation == Relation::equal) {
    auto one = between_members(left, right);
    step.between_members = one.has_value();
    if (one) step.attempts.push_back(std::move(*one));
  }
  add_runs(left, right, relation, step);
  const bool order = relation != Relation::equal && relation != Relation::not_equal;
  if (order && known.comparisons.size() == 1) {
    if (auto one = run_from_shown(known.comparisons[0])) step.runs.push_back(std::move(*one));
  }
  return step;
}

std::optional<NoteAttempt> NotesSession::under_condition(std::size_t entry, const Sides& known) {
  const Chain& c = file_.entries[entry].chain;
  std::vector<Comparison> conditions;
  for (std::size_t k = 0; k < c.links.size(); ++k) {
    if (c.links[k].link != Link::relation && c.links[k].link != Link::defines) return std::nullopt;
    try {
      const Sides said = sides(c.sides[k], c.sides[k + 1], c.links[k].relation, true);
      conditions.insert(conditions.end(), said.comparisons.begin(), said.comparisons.end());
    } catch (const std::exception&) {
      return std::nullopt;
    }
  }
  // An equation of vectors says more than one of numbers.
  const auto of_numbers = [&](const Comparison& k) {
    bool none = !context_.rests_on_unknowns(k);
    for_each_node(k, [&](Term t) { none = none && t.op() != Op::inner; });
    return none;
  };
  const bool numbers = std::ranges::all_of(conditions, of_numbers) &&
                       std::ranges::all_of(known.comparisons, of_numbers);
  if (!numbers) return std::nullopt;
  NoteAttempt out = attempt(known, Grounds::all, known.lines);
  out.is_sure = false;
  context_.add_hypotheses(out.statements, conditions);
  return out;
}

std::vector<Comparison> NotesSession::ranges_behind(const NoteEntry& entry) {
  std::vector<Comparison> ranges;
  const std::vector<std::size_t> behind = orders_behind(file_, entry, at_);
  for (const std::size_t i : behind) {
    const Chain& c = file_.entries[i].chain;
    for (std::size_t k = 0; k < c.links.size(); ++k) {
      try {
        const Sides range = sides(c.sides[k], c.sides[k + 1], c.links[k].relation, false);
        ranges.insert(ranges.end(), range.comparisons.begin(), range.comparisons.end());
      } catch (const std::exception&) {
        return {};
      }
    }
  }
  for (const std::size_t i : behind) context_.use_range(file_.entries[i].begin);
  return ranges;
}

bool NotesSession::add_ranges_behind(const NoteEntry& entry, const Sides& known, NoteStep& step) {
  const std::vector<Comparison> ranges = ranges_behind(entry);
  if (ranges.empty()) return false;
  NotesContext here = context_;
  for (const Comparison& c : ranges) here.assume(c, 0, NotesContext::By::text);
  for (const Grounds grounds : {Grounds::sure, Grounds::all}) {
    NoteAttempt more;
    std::set<std::size_t> lines = known.lines;
    for (const Comparison& c : known.comparisons) {
      more.statements.push_back(here.statement(c, grounds, lines));
    }
    more.with = with_lines(lines);
    more.is_sure = grounds == Grounds::sure;
    if (more.is_sure || !have_same_domains(step.attempts.back(), more)) {
      step.attempts.push_back(std::move(more));
    }
  }
  std::set<std::string> ranged;
  for (const Comparison& c : ranges) ranged.merge(names_of(c, glossary_.alphabet));
  return std::ranges::all_of(known.comparisons, [&](const Comparison& c) {
    return std::ranges::includes(ranged, names_of(c, glossary_.alphabet));
  });
}

void NotesSession::add_instances(NoteStep& step) const {
  const auto written = [&](const std::vector<Statement>& given) {
    std::vector<std::vector<Statement>> out;
    for (const int dimension : {1, 2}) {
      std::vector<Statement> all;
      for (const Statement& s : given) {
        if (auto one = instance(s, glossary_.alphabet, dimension)) all.push_back(std::move(*one));
      }
      if (!all.empty()) out.push_back(std::move(all));
    }
    if (given.size() == 1) {
      if (auto one = random_instance(given[0], glossary_)) out = {{std::move(*one)}};
    }
    return out;
  };
  step.instances = written(step.attempts.back().statements);
  if (step.unrolled) {
    step.instances = written(step.unrolled->statements);
    if (step.instances.empty()) step.instances = {step.unrolled->statements};
    return;
  }
  const std::size_t free = last_free(step.attempts);
  if (free + 1 < step.attempts.size()) {
    step.free_instances = written(step.attempts[free].statements);
  }
}

NotesSession::Sides NotesSession::read_relation(const Nodes& left, const Nodes& right,
                                                const Connective& sign,
                                                std::optional<LocalShapes>& local) {
  CaseChoices first_case;
  try {
    return sides(left, right, sign.relation, false, &first_case);
  } catch (const Unreadable& problem) {
    // A letter that is a vector elsewhere may be a number here.
    Chain alone;
    alone.sides = {left, right};
    alone.links = {sign};
    local.emplace(glossary_, alone, !asks_for_another_shape(problem.what()));
    try {
      return sides(left, right, sign.relation, false);
    } catch (const Unreadable&) {
      throw problem;
    }
  }
}

}  // namespace gradus
