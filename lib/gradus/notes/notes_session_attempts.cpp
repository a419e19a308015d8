// The sides of a relation as comparisons, with what the notes say of their names.

#include <algorithm>

#include "gradus/notes/note_reader.hpp"
#include "gradus/notes/notes_session.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// Names as they are written, members by their base.
std::set<std::string> written_names(const Nodes& nodes) {
  std::set<std::string> names;
  for_each_name(nodes,
                [&](const NoteName& n) { names.insert(n.has_index() ? n.base : n.written); });
  return names;
}

std::string joined_lines(const std::set<std::size_t>& lines) {
  std::string out;
  for (const std::size_t line : lines) {
    if (line > 0) out += (out.empty() ? "" : ", ") + std::to_string(line);
  }
  return out;
}

}  // namespace

NotesSession::Sides NotesSession::sides(const Nodes& left, const Nodes& right, Relation r,
                                        bool expand, CaseChoices* choices) {
  NoteReader reader(glossary_, expand);
  reader.choose(choices);
  Quantities quantities(glossary_.alphabet);
  Quantity a = reader.read(left), b = reader.read(right);
  Sides out;
  out.has_cases = choices != nullptr && choices->any();
  const auto add = [&](Term x, Term y) {
    // What is the same by the letter is a difference that is zero.
    out.comparisons.push_back(same(x, y) ? Comparison{x - y, r, Term(0)} : Comparison{x, r, y});
  };
  out.lines = reader.lines_used();
  out.points = reader.points();
  if (a.is_scalar() && b.is_scalar()) {
    add(a.scalar, b.scalar);
    return out;
  }
  if (r != Relation::equal) {
    throw Unreadable(
        "found an order between " + std::string(name(a.shape)) + " and " + name(b.shape),
        left.front().begin, right.back().end);
  }
  if (a.is_zero() && a.is_scalar()) a = Quantities::scale(Term(0), b);
  if (b.is_zero() && b.is_scalar()) b = Quantities::scale(Term(0), a);
  if (a.shape != b.shape || a.is_table() != b.is_table()) {
    throw Unreadable(
        "found " + std::string(name(a.shape)) + " and " + name(b.shape) + " on both sides",
        left.front().begin, right.back().end);
  }
  if (a.is_table()) {
    if (a.rows.size() != b.rows.size() || a.rows[0].size() != b.rows[0].size()) {
      throw Unreadable("found tables of different size", left.front().begin, right.back().end);
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
  constexpr std::size_t most_points = 3, most_instances = 12;
  std::vector<Comparison> out;
  for (const NoteSchema& schema : schemas_) {
    std::vector<Quantity> points;
    for (const auto& point : s.points) {
      const bool known =
          std::ranges::any_of(points, [&](const Quantity& p) { return same(p, point.second); });
      if (point.first == schema.function && !known && points.size() < most_points)
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

/// A name that comes in on the right side of a conclusion, or stands on one side of another
/// relation, may stand for something that was said in words.
std::string NotesSession::name_out_of_nowhere(const Nodes& left, const Nodes& right,
                                              const Sides& known, bool concludes) const {
  std::set<std::string> on_left = written_names(left), on_right = written_names(right);
  if (on_left.empty() || on_right.empty()) return {};
  std::set<std::string> meant_left, meant_right;
  for (const Comparison& c : known.comparisons) {
    meant_left.merge(names_of({c.left, Relation::equal, c.left}, glossary_.alphabet));
    meant_right.merge(names_of({c.right, Relation::equal, c.right}, glossary_.alphabet));
  }
  const auto missing = [&](const std::set<std::string>& here, const std::set<std::string>& there,
                           const std::set<std::string>& meant_there) {
    for (const std::string& name : here) {
      const std::string function = name.substr(0, name.find('\''));
      const bool found = there.contains(name) || meant_there.contains(name) || name == "e" ||
                         name == "d" || name == "I" || name == "T" ||
                         glossary_.rules.contains(function) || glossary_.naturals.contains(name) ||
                         context_.is_determined(name) || glossary_.functions.contains(function);
      if (!found) return name + " stands on one side only";
    }
    return std::string();
  };
  const std::string comes_in = missing(on_right, on_left, meant_left);
  return !comes_in.empty() || concludes ? comes_in : missing(on_left, on_right, meant_right);
}

NoteAttempt NotesSession::attempt(const Sides& s, bool hypotheses,
                                  std::set<std::size_t> lines) const {
  NoteAttempt out;
  for (const Comparison& c : s.comparisons) {
    out.statements.push_back(context_.statement(c, hypotheses, lines));
  }
  const std::string all = joined_lines(lines);
  if (!all.empty())
    out.with = (all.find(',') == std::string::npos ? "with line " : "with lines ") + all;
  return out;
}

}  // namespace gradus
