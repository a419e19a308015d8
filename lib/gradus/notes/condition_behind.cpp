// What stands behind a formula in its sentence and may be its condition.

#include "gradus/notes/condition_behind.hpp"

#include <algorithm>

#include "gradus/notes/note_name.hpp"
#include "gradus/notes/prose_words.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// A membership, or an equation with a name, with a power or not, or a number alone on a side.
bool is_condition(const Chain& c) {
  const Connective& sign = c.links[0];
  if (sign.link == Link::member || sign.link == Link::distributed) return true;
  const bool equal = sign.link == Link::defines ||
                     (sign.link == Link::relation && sign.relation == Relation::equal);
  return equal && std::ranges::any_of(c.sides, [](const Nodes& side) {
           return side.size() == 1 && (note_name(side[0]) || side[0].is(TexNode::Kind::number));
         });
}

/// Whether the text between two formulas leads from one to its condition.
bool leads_to_condition(Cue cue, const std::string& between) {
  if (cue == Cue::assumes || cue == Cue::introduces) return true;
  return between.find_first_not_of(" ,$(&") != std::string::npos && Prose(between).has(Says::leads);
}

bool share_names(const std::set<std::string>& a, const Chain& c) {
  return std::ranges::any_of(c.sides, [&](const Nodes& side) {
    const std::set<std::string> names = names_in(side);
    return std::ranges::any_of(names, [&](const std::string& n) { return a.contains(n); });
  });
}

}  // namespace

std::string condition_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next_entry,
                             const std::set<std::string>& names) {
  constexpr std::size_t most = 8;
  const std::string& text = file.text.text;
  bool leads = false;  // from the first such word on: since c = 1 and a + b = 1
  for (std::size_t i = next_entry; i < std::min(next_entry + most, file.entries.size()); ++i) {
    const NoteEntry& next = file.entries[i];
    if (next.sentence != entry.sentence) break;
    if (next.kind != NoteEntry::Kind::chain || next.chain.links.empty()) continue;
    if (next.near_cue == Cue::concludes || next.near_cue == Cue::aims) break;
    const std::size_t gap = next.begin > entry.end ? next.begin - entry.end : 0;
    leads = leads || leads_to_condition(next.near_cue, text.substr(entry.end, gap));
    if (!leads || !is_condition(next.chain) || !share_names(names, next.chain)) continue;
    const std::string says = text.substr(next.begin, next.end - next.begin);
    const bool plain_set =
        next.chain.links[0].link == Link::member &&
        (says.find("\\mathbb") != std::string::npos || says.find("\\R") != std::string::npos ||
         says.find("\\N") != std::string::npos);
    if (!plain_set) return says;
  }
  return {};
}

}  // namespace gradus
