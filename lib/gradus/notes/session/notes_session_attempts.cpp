// The sides of a relation as comparisons, with what the notes say of their names.

#include <algorithm>

#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/reader/counted_products.hpp"
#include "gradus/notes/reader/instance.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// As many hypotheses, and the same bounds.
bool has_domain_of(const Domain& a, const Domain& b) {
  return a.hypotheses.size() == b.hypotheses.size() &&
         std::ranges::equal(a.variables, b.variables, [](const Variable& x, const Variable& y) {
           return x.lower == y.lower && x.upper == y.upper;
         });
}

}  // namespace

/// Lets recursions be applied down to the members of the sides; or says which they may tie.
std::string NotesSession::reach_members(NoteReader& reader, const Nodes& left,
                                        const Nodes& right) const {
  std::string tied;
  std::map<std::string, std::set<long>> open;  // what is left of members, by their base
  for (const Nodes* side : {&left, &right}) {
    for (const NoteReader::Member& m : reader.members(*side)) {
      const long offset = glossary_.index_rules.at(m.base).offset;
      // What is said from t = 1 on need not be said of t - 1.
      if (!context_.begins_later(m.natural.name())) {
        if (m.constant < 0) reader.reach(m);
      } else if (open[m.base].insert(std::min(m.constant, offset - 1)).second &&
                 open[m.base].size() > 1) {
        tied = "earlier members of " + m.base + " may be tied by its recursion";
      }
    }
  }
  return tied;
}

NotesSession::Sides NotesSession::sides(const Nodes& left, const Nodes& right, Relation r,
                                        bool expand, CaseChoices* choices) {
  NoteReader reader(glossary_, expand);
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

void NotesSession::add_schemas(std::vector<NoteSchema> schemas) {
  for (NoteSchema& s : schemas) {
    for (NoteSchema& more : consequences(s)) schemas_.push_back(std::move(more));
    schemas_.push_back(std::move(s));
  }
}

std::vector<Comparison> NotesSession::instances_of_schemas(const Sides& s,
                                                           std::set<std::size_t>& lines) {
  constexpr std::size_t most_points = 3, most_vectors = 6, most_instances = 12;
  std::vector<Comparison> out;
  for (const NoteSchema& schema : schemas_) {
    std::vector<Quantity> points;
    for (const auto& point : s.points) {
      const bool known =
          std::ranges::any_of(points, [&](const Quantity& p) { return same(p, point.second); });
      const std::size_t most = schema.function.empty() ? most_vectors : most_points;
      if (point.first == schema.function && !known && points.size() < most)
        points.push_back(point.second);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (std::size_t j = 0; j < points.size(); ++j) {
        const bool two = schema.points.size() == 2;
        if ((two ? i == j : j > 0) || out.size() >= most_instances) continue;
        try {
          NoteReader reader(glossary_, true);
          reader.set(schema.points[0], points[i]);
          if (two) reader.set(schema.points[1], points[j]);
          const Quantity a = reader.read(schema.left), b = reader.read(schema.right);
          if (!a.is_scalar() || !b.is_scalar() || same(a.scalar, b.scalar)) continue;
          out.push_back({a.scalar, schema.relation, b.scalar});
          lines.insert(schema.line);
        } catch (const std::exception&) {
          continue;  // The schema says nothing there.
        }
      }
    }
  }
  return out;
}

std::vector<Comparison> NotesSession::instances_of_premises(const Sides& s,
                                                            std::set<std::size_t>& lines) {
  constexpr std::size_t most_candidates = 4, most_instances = 12;
  std::vector<Comparison> out;
  for (const IndexedPremise& premise : premises_) {
    std::set<std::string> bases;
    for (const Nodes* side : {&premise.left, &premise.right}) {
      for_each_name(*side, [&](const NoteName& n) { bases.insert(n.base); });
    }
    std::vector<Term> candidates;
    for (const auto& member : s.members) {
      const Term index = member.second;
      const bool known =
          std::ranges::any_of(candidates, [&](Term other) { return same(other, index); });
      if (bases.contains(member.first) && !known && candidates.size() < most_candidates) {
        candidates.push_back(index);
      }
    }
    for (const std::vector<Term>& values : assignments(premise, candidates)) {
      if (out.size() >= most_instances) break;
      try {
        NoteReader reader(glossary_, true);
        for (std::size_t i = 0; i < values.size(); ++i) {
          reader.set(premise.indices[i], Quantities::number(values[i]));
        }
        const Quantity a = reader.read(premise.left), b = reader.read(premise.right);
        if (!a.is_scalar() || !b.is_scalar() || same(a.scalar, b.scalar)) continue;
        out.push_back({a.scalar, premise.relation, b.scalar});
        lines.insert(premise.line);
        lines.insert(reader.lines_used().begin(), reader.lines_used().end());
      } catch (const std::exception&) {
        continue;  // The premise says nothing there.
      }
    }
  }
  return out;
}

NoteAttempt NotesSession::attempt(const Sides& s, bool hypotheses,
                                  std::set<std::size_t> lines) const {
  NoteAttempt out;
  for (const Comparison& c : s.comparisons) {
    out.statements.push_back(context_.statement(c, hypotheses, lines));
  }
  out.with = with_lines(lines);
  return out;
}

NoteStep NotesSession::ways_to_understand(const Nodes& left, const Nodes& right, Relation relation,
                                          Sides& known) {
  NoteStep step;
  // Derivatives look into definitions in any case.
  step.attempts.push_back(attempt(known, false, known.lines));
  try {
    Sides expanded = sides(left, right, relation, true);
    if (!expanded.lines.empty()) {
      known = std::move(expanded);
      step.attempts.push_back(attempt(known, false, known.lines));
    }
  } catch (const std::exception&) {
    // Judged as written.
  }
  NoteAttempt with_hypotheses = attempt(known, true, known.lines);
  const auto& before = step.attempts.back().statements;
  const bool adds = !std::ranges::equal(
      before, with_hypotheses.statements,
      [](const Statement& a, const Statement& b) { return has_domain_of(a.domain, b.domain); });
  if (adds) step.attempts.push_back(std::move(with_hypotheses));
  std::set<std::size_t> lines = known.lines;
  const std::vector<Comparison> of_members = instances_of_premises(known, lines);
  if (!of_members.empty()) {
    NoteAttempt with_premises = attempt(known, true, lines);
    context_.add_hypotheses(with_premises.statements, of_members);
    step.attempts.push_back(std::move(with_premises));
  }
  const std::vector<Comparison> instances = instances_of_schemas(known, lines);
  // Inequalities show no equation, and what refutes it need not satisfy them.
  if (!instances.empty() && relation != Relation::equal) {
    NoteAttempt with_schemas = attempt(known, true, lines);
    context_.add_hypotheses(with_schemas.statements, instances);
    step.attempts.push_back(std::move(with_schemas));
  }
  if (relation == Relation::equal) add_induction(left, right, step);
  add_runs(left, right, relation, step);
  const bool order = relation != Relation::equal && relation != Relation::not_equal;
  if (order && known.comparisons.size() == 1) {
    if (auto one = run_from_shown(known.comparisons[0])) step.runs.push_back(std::move(*one));
  }
  return step;
}

bool NotesSession::add_ranges_behind(const NoteEntry& entry, const Sides& known, NoteStep& step) {
  std::vector<Comparison> ranges;
  const std::vector<std::size_t> behind = orders_behind(file_, entry, at_);
  for (const std::size_t i : behind) {
    const Chain& c = file_.entries[i].chain;
    for (std::size_t k = 0; k < c.links.size(); ++k) {
      try {
        const Sides range = sides(c.sides[k], c.sides[k + 1], c.links[k].relation, false);
        ranges.insert(ranges.end(), range.comparisons.begin(), range.comparisons.end());
      } catch (const std::exception&) {
        return false;
      }
    }
  }
  if (ranges.empty()) return false;
  for (const std::size_t i : behind) used_before_.insert(file_.entries[i].begin);
  NotesContext here = context_;
  for (const Comparison& c : ranges) here.assume(c, 0, false);
  NoteAttempt more;
  std::set<std::size_t> lines = known.lines;
  for (const Comparison& c : known.comparisons) {
    more.statements.push_back(here.statement(c, true, lines));
  }
  more.with = with_lines(lines);
  step.attempts.push_back(std::move(more));
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

}  // namespace gradus
