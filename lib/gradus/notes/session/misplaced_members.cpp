#include "gradus/notes/session/misplaced_members.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

struct Member {
  std::string base;
  long offset = 0;
  const IndexRule* rule = nullptr;
};

/// A member alone, of a sequence that is given by earlier members, in the index of its recursion.
std::optional<Member> recurring_member(const Nodes& side, const Glossary& glossary) {
  const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  if (!n || exponent_of(side[0]) != nullptr) return std::nullopt;
  const auto rule = glossary.index_rules.find(n->base);
  const auto index = simple_index(n->index);
  if (rule == glossary.index_rules.end() || !index) return std::nullopt;
  const auto earliest = earliest_member(rule->second, n->base);
  const bool recurs = earliest && *earliest < rule->second.offset;
  if (!recurs || index->letter != rule->second.parameter) return std::nullopt;
  return Member{n->base, index->offset, &rule->second};
}

bool have_same_signs(const Nodes& a, const Nodes& b) {
  return std::ranges::equal(
      a, b, [](const TexNode& x, const TexNode& y) { return tex_key(x) == tex_key(y); });
}

}  // namespace

bool equates_two_members(const Chain& chain, const Glossary& glossary) {
  return std::ranges::count_if(chain.sides, [&](const Nodes& side) {
           return recurring_member(side, glossary).has_value();
         }) > 1;
}

bool may_give_other_member(const NoteEntry& entry, std::string_view sentence) {
  const bool at_some_point = std::ranges::any_of(
      entry.topic.parts, [](const Topic::Part& p) { return p.frame == Topic::Frame::setting; });
  const std::string words = Prose(sentence).text();
  return at_some_point ||
         std::ranges::any_of(std::array{"converge", "stop", "terminat", "backward", "revers",
                                        " down", " stay", "unchanged"},
                             [&](const char* w) { return words.find(w) != std::string::npos; });
}

bool gives_other_member(const Nodes& left, const Nodes& right, const Glossary& glossary) {
  const auto member = recurring_member(left, glossary);
  if (!member || member->offset >= member->rule->offset) return false;
  const auto earliest = earliest_member(*member->rule, member->base);
  bool same = false;
  for_each_name(right, [&](const NoteName& n) {
    const auto at = n.base == member->base ? simple_index(n.index) : std::nullopt;
    same = same || (at && at->letter == member->rule->parameter && at->offset == *earliest);
  });
  return same;
}

bool restates_recursion(const Chain& chain, const Glossary& glossary) {
  const auto member = recurring_member(chain.sides[0], glossary);
  return member && std::any_of(chain.sides.begin() + 1, chain.sides.end(), [&](const Nodes& side) {
           return have_same_signs(side, member->rule->body);
         });
}

}  // namespace gradus
