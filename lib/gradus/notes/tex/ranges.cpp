#include "gradus/notes/tex/ranges.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;
using Segments = std::vector<ChainSegment>;

bool is_number(const Nodes& side) { return side.size() == 1 && side[0].is(Kind::number); }

bool is_lone(const Segments& all, std::size_t k) { return k < all.size() && all[k].links.empty(); }

/// Where the dots of a range stand that begins here.
std::optional<std::size_t> dots_of_range(const Segments& all, std::size_t at) {
  const ChainSegment& s = all[at];
  const auto name = s.sides[0].size() == 1 ? note_name(s.sides[0][0]) : std::nullopt;
  const bool equal = s.links.size() == 1 && s.links[0].link == Link::relation &&
                     s.links[0].relation == Relation::equal && !s.sides[1].empty();
  if (!name || name->has_index() || !equal) return std::nullopt;
  std::size_t k = at + 1;
  while (is_lone(all, k) && !(all[k].sides[0].size() == 1 && is_dots(all[k].sides[0][0]))) ++k;
  if (!is_lone(all, k)) return std::nullopt;
  const bool goes_on = k + 1 < all.size() && !is_lone(all, k + 1);  // x = 1, \dots, z = 2
  return goes_on ? std::nullopt : std::optional(k);
}

TexNode naturals_at(const TexNode& place) {
  TexNode letter;
  letter.kind = Kind::letter;
  letter.text = "N";
  letter.begin = place.begin;
  letter.end = place.end;
  TexNode set = letter;
  set.kind = Kind::applied;
  set.text = "\\mathbb";
  set.children.push_back(std::move(letter));
  return set;
}

/// What a range from one end to the other says; nothing where neither is a number. Each part stands
/// where the whole stands.
Segments meaning(TexNode counter, Nodes from, Nodes to, Connective link) {
  if (!is_number(from) && !is_number(to)) return {};
  link.begin = counter.begin;
  link.end = to.empty() ? from.back().end : to.back().end;
  if (!is_number(from)) std::swap(from, to);
  const auto place = [&](TexNode& n) { n.begin = link.begin, n.end = link.end; };
  place(counter);
  for (TexNode& n : from) place(n);
  for (TexNode& n : to) place(n);
  link.link = Link::member;
  Segments out{{{{counter}, {naturals_at(counter)}}, {link}, true}};
  link.link = Link::relation;
  link.relation = Relation::less_equal;
  ChainSegment bounds{{}, {}, true};
  const bool above_zero = from[0].text != "0";
  if (above_zero) {
    bounds.sides.push_back(from);
    bounds.links.push_back(link);
  }
  bounds.sides.push_back({counter});
  if (!to.empty()) {
    bounds.sides.push_back(to);
    bounds.links.push_back(link);
  }
  if (!bounds.links.empty()) out.push_back(std::move(bounds));
  return out;
}

}  // namespace

void settle_ranges(Segments& segments) {
  Segments out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    ChainSegment& s = segments[i];
    const auto dots = dots_of_range(segments, i);
    if (!dots) {
      out.push_back(std::move(s));
      continue;
    }
    const bool ends = is_lone(segments, *dots + 1);
    Segments said = meaning(s.sides[0][0], s.sides[1],
                            ends ? segments[*dots + 1].sides[0] : Nodes{}, s.links[0]);
    if (said.empty()) {
      s.sides[1] = segments[*dots].sides[0];
      said.push_back(std::move(s));
    }
    std::ranges::move(said, std::back_inserter(out));
    i = ends ? *dots + 1 : *dots;
  }
  segments = std::move(out);
}

}  // namespace gradus
