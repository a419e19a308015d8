// What stands behind a formula in its sentence and may be its condition.

#include "gradus/notes/file/condition_behind.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// A membership, or an equation with one of these names, with a power or not, or a number alone on
/// a side.
bool is_condition(const Chain& c, const std::set<std::string>& names) {
  const Connective& sign = c.links[0];
  if (sign.link == Link::member || sign.link == Link::distributed) return true;
  const bool equal = sign.link == Link::defines ||
                     (sign.link == Link::relation && sign.relation == Relation::equal);
  return equal && std::ranges::any_of(c.sides, [&](const Nodes& side) {
           const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
           return (n && names.contains(n->written)) ||
                  (side.size() == 1 && side[0].is(TexNode::Kind::number));
         });
}

/// Whether the text between two formulas leads from one to its condition.
bool leads_to_condition(Cue cue, const std::string& between) {
  if (cue == Cue::assumes || cue == Cue::introduces) return true;
  return between.find_first_not_of(" ,$(&") != std::string::npos && Prose(between).has(Says::leads);
}

/// "... \end{lemma} \begin{proof} By smoothness with": what it is applied to there is no condition
/// of the lemma.
bool applies_in_proof(std::string_view between) {
  constexpr std::string_view begin = "\\begin{proof}";
  const std::size_t proof = between.find(begin);
  if (proof == std::string_view::npos) return false;
  const std::string_view rest = between.substr(proof + begin.size());
  const std::size_t first = rest.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos &&
         std::ranges::any_of(
             std::array<std::string_view, 3>{"By ", "Using ", "Apply"},
             [&](std::string_view word) { return rest.substr(first).starts_with(word); });
}

/// Whether a new paragraph begins there, with a sentence of its own.
bool begins_anew(std::string_view behind) {
  const std::size_t first = behind.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view blank = behind.substr(0, first);
  const bool empty_line = std::ranges::count(blank, '\n') > 1;
  return empty_line && std::islower(static_cast<unsigned char>(behind[first])) == 0;
}

/// 0 < p < 1, n > 2.
bool is_range(const Chain& c) {
  return compares_plainly(c) && std::ranges::all_of(c.links, [](const Connective& k) {
           return k.relation != Relation::equal;
         });
}

std::set<std::string> names_of(const Chain& c) {
  std::set<std::string> names;
  for (const Nodes& side : c.sides) names.merge(names_in(side));
  return names;
}

bool share_names(const std::set<std::string>& a, const Chain& c) {
  return std::ranges::any_of(c.sides, [&](const Nodes& side) {
    const std::set<std::string> names = names_in(side);
    return std::ranges::any_of(names, [&](const std::string& n) { return a.contains(n); });
  });
}

}  // namespace

bool compares_plainly(const Chain& c) {
  const auto is_plain = [](const Nodes& side) {
    const bool signed_number = side.size() == 2 && side[0].is_symbol("-");
    if (side.size() != 1 && !signed_number) return false;
    const TexNode& last = side.back();
    return last.is(TexNode::Kind::number) ||
           (side.size() == 1 && note_name(last) && exponent_of(last) == nullptr);
  };
  return std::ranges::all_of(c.sides, is_plain) &&
         std::ranges::all_of(c.links, [](const Connective& k) { return k.link == Link::relation; });
}

Behind condition_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next_entry,
                        const std::set<std::string>& names,
                        const std::set<std::size_t>& understood) {
  constexpr std::size_t most = 8;
  const std::string& text = file.text.text;
  if (!entry.is_inline && begins_anew(std::string_view(text).substr(entry.block_end))) return {};
  bool leads = false;  // from the first such word on: since c = 1 and a + b = 1
  for (std::size_t i = next_entry; i < std::min(next_entry + most, file.entries.size()); ++i) {
    const NoteEntry& next = file.entries[i];
    const bool reminds = next.sentence == entry.sentence + 1 && next.reminds;
    if (next.sentence != entry.sentence && !reminds) break;
    if (next.kind == NoteEntry::Kind::said && !next.told.empty() &&
        share_names(names, next.chain)) {
      return {next.told, false, names_of(next.chain)};
    }
    if (understood.contains(next.begin)) continue;
    if (next.kind != NoteEntry::Kind::chain || next.chain.links.empty()) continue;
    if (next.near_cue == Cue::concludes || next.near_cue == Cue::aims) break;
    const std::size_t gap = next.begin > entry.end ? next.begin - entry.end : 0;
    if (reminds && applies_in_proof(std::string_view(text).substr(entry.end, gap))) break;
    leads = leads || reminds || leads_to_condition(next.near_cue, text.substr(entry.end, gap));
    if (!leads || !is_condition(next.chain, names) || !share_names(names, next.chain)) continue;
    const std::string says = text.substr(next.begin, next.end - next.begin);
    const bool plain_set =
        next.chain.links[0].link == Link::member &&
        (says.find("\\mathbb") != std::string::npos || says.find("\\R") != std::string::npos ||
         says.find("\\N") != std::string::npos);
    if (!plain_set) return {says, true, {}, i};
  }
  return {};
}

bool has_order_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next_entry) {
  constexpr std::size_t most = 8;
  for (std::size_t i = next_entry; i < std::min(next_entry + most, file.entries.size()); ++i) {
    const NoteEntry& next = file.entries[i];
    if (next.sentence != entry.sentence || next.near_cue == Cue::concludes) break;
    const bool orders = std::ranges::any_of(next.chain.links, [](const Connective& c) {
      return c.link == Link::relation && c.relation != Relation::equal;
    });
    if (orders) return true;
  }
  return false;
}

std::vector<std::size_t> orders_behind(const NotesFile& file, const NoteEntry& entry,
                                       std::size_t next_entry) {
  constexpr std::size_t most = 8;
  std::vector<std::size_t> out;
  bool leads = false;
  for (std::size_t i = next_entry; i < std::min(next_entry + most, file.entries.size()); ++i) {
    const NoteEntry& next = file.entries[i];
    if (next.sentence != entry.sentence) break;
    if (next.kind != NoteEntry::Kind::chain || next.chain.links.empty()) continue;
    if (next.near_cue == Cue::concludes || next.near_cue == Cue::aims) break;
    // |x| = x, \quad x > 0 in one display.
    const bool beside = next.derivation == entry.derivation && next.chain.words.empty() &&
                        i == next_entry + out.size() && !is_range(entry.chain);
    leads = leads || next.scoped || beside;
    const bool clear = next.told.empty() && next.unclear.empty();
    if (leads && clear && is_range(next.chain)) {
      out.push_back(i);
    } else if (!out.empty()) {
      break;  // Another statement.
    }
  }
  return out;
}

}  // namespace gradus
