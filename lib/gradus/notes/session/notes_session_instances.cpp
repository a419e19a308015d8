// What is assumed at all points, or of all members, at those that the sides of a relation mention.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

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

std::optional<IndexedPremise> NotesSession::indexed_premise(const NoteEntry& entry,
                                                            std::size_t link) const {
  constexpr std::size_t near = 60;
  const Chain& c = entry.chain;
  if (c.links.size() != 1 || link > 0) return std::nullopt;
  const std::string_view text = file_.text.text;
  const std::size_t from = entry.block_begin > near ? entry.block_begin - near : 0;
  auto out = quantified_premise(text.substr(from, entry.block_begin - from),
                                text.substr(std::min(entry.block_end, text.size()), near));
  if (!out) return std::nullopt;
  out->left = c.sides[0];
  out->right = c.sides[1];
  out->relation = c.links[0].relation;
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

}  // namespace gradus
