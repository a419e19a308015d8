// What is said of the means of random vectors: E[g_k] = \nabla f(x_k).

#include <algorithm>

#include "gradus/notes/reader/expectation_sign.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

std::optional<NotesSession::MeanSaid> NotesSession::mean_said(const NoteEntry& entry) {
  const Chain& c = entry.chain;
  const bool equation = c.links.size() == 1 && c.links[0].link == Link::relation &&
                        c.links[0].relation == Relation::equal;
  const Nodes &left = c.sides[0], &right = c.sides[1];
  const bool of_one = equation && left.size() == 2 && is_expectation_sign(left[0]) &&
                      left[1].is(TexNode::Kind::fenced);
  const auto sign = of_one ? expectation_sign(left[0], left[1]) : std::nullopt;
  if (!sign) return std::nullopt;
  try {
    const Quantity mean = NoteReader(glossary_, false).read(right);
    if (mean.shape != Shape::column || mean.is_table()) return std::nullopt;
    NoteReader reader(glossary_, false);
    if (sign->body.size() == 1) reader.demand_vectors(sign->body, "its mean is a vector");
    const Quantity vector = reader.read(sign->body);
    const bool single = vector.shape == Shape::column && vector.parts.size() == 1 &&
                        vector.parts.begin()->first.size() == 1 &&
                        same(vector.parts.begin()->second, Term(1));
    if (!single) return std::nullopt;
    const Letter of = vector.parts.begin()->first[0];
    return MeanSaid{sign->label, of, {mean, line_of(c.links[0].begin)}};
  } catch (const std::exception&) {
    return std::nullopt;  // skipped
  }
}

/// Of an order between means: what is known of each outcome, in the mean.
std::vector<Comparison> NotesSession::in_the_mean(const Sides& known,
                                                  const std::vector<Comparison>& all,
                                                  std::set<std::size_t>& lines) {
  bool expects = false;
  for (const Comparison& c : known.comparisons) {
    for (const Term side : {c.left, c.right}) {
      for_each_node(side, [&](Term t) { expects = expects || t.op() == Op::expectation; });
    }
  }
  std::vector<Comparison> out;
  if (!expects) return out;
  for (const auto& [label, means] : glossary_.means) {
    NoteReader reader(glossary_, false);
    for (const Comparison& c : all) {
      if (auto mean = reader.expected(c, label)) out.push_back(std::move(*mean));
    }
    lines.insert(reader.lines_used().begin(), reader.lines_used().end());
  }
  return out;
}

/// A function is taken at what is no more random than its value.
void NotesSession::keep_mean(const MeanSaid& said) {
  VectorMeans& means = glossary_.means[said.label];
  means.add(said.of, said.mean);
  for (const auto& [word, factor] : said.mean.value.parts) {
    for (const Letter& l : word) {
      const auto value = glossary_.values.find(l.name);
      if (value == glossary_.values.end()) continue;
      for (const auto& [inner, c] : value->second.at.parts) {
        for (const Letter& at : inner) means.add_constant(at);
      }
    }
  }
}

}  // namespace gradus
