// How far recursions are applied to the members of a relation.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

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
  unroll_from_members(reader, left, right);
  return tied;
}

/// x_2 from x_0 on, where both stand there and x_{t+1} is given by x_t.
void NotesSession::unroll_from_members(NoteReader& reader, const Nodes& left,
                                       const Nodes& right) const {
  std::map<std::string, std::set<long>> places;
  constexpr std::size_t longest = 3;
  for (const Nodes* side : {&left, &right}) {
    for_each_name(*side, [&](const NoteName& n) {
      const bool counted = n.index.size() == 1 && n.index[0].is(TexNode::Kind::number) &&
                           n.index[0].text.size() <= longest &&
                           n.index[0].text.find('.') == std::string::npos;
      if (counted) places[n.base].insert(std::stol(n.index[0].text));
    });
  }
  for (const auto& [base, all] : places) {
    const auto rule = glossary_.index_rules.find(base);
    if (all.size() < 2 || rule == glossary_.index_rules.end()) continue;
    const auto earliest = earliest_member(rule->second, base);
    if (earliest && rule->second.offset - *earliest == 1) reader.unroll(base, *all.begin());
  }
}

}  // namespace gradus
