#include "gradus/notes/tex/listed_orders.hpp"

#include <algorithm>
#include <utility>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;
using Segments = std::vector<ChainSegment>;

bool is_name(const Nodes& side) {
  return side.size() == 1 && note_name(side[0]) && exponent_of(side[0]) == nullptr &&
         !is_dots(side[0]);
}

bool is_number(const Nodes& side) { return side.size() == 1 && side[0].is(TexNode::Kind::number); }

bool is_lone(const ChainSegment& s) { return s.links.empty() && !s.for_all && is_name(s.sides[0]); }

bool is_below(Relation r) { return r == Relation::less || r == Relation::less_equal; }
bool is_above(Relation r) { return r == Relation::greater || r == Relation::greater_equal; }

/// All of its relations are orders of one direction.
bool is_ordered(const ChainSegment& s) {
  const auto all = [&](bool (*direction)(Relation)) {
    return std::ranges::all_of(s.links, [&](const Connective& k) {
      return k.link == Link::relation && direction(k.relation);
    });
  };
  return !s.links.empty() && (all(is_below) || all(is_above));
}

bool go_on(const ChainSegment& a, const ChainSegment& b) {
  return is_below(a.links[0].relation) == is_below(b.links[0].relation);
}

/// From `first` on names alone, up to one that an order stands behind: "a, b > 0".
bool lists_before(const Segments& all, std::size_t first, std::size_t& last) {
  for (last = first; last < all.size() && is_lone(all[last]);) ++last;
  const bool ends =
      last > first && last < all.size() && is_ordered(all[last]) && is_name(all[last].sides[0]);
  // x_1, \\dots, x_n > 0 speaks of more than these.
  const bool dots = first > 0 && all[first - 1].links.empty();
  return ends && !dots;
}

/// "0 < a, b < 1", "0 < a, b, c < 1": where the list ends, behind an order that ends in a name.
bool lists_between(const Segments& all, std::size_t first, std::size_t& last) {
  const ChainSegment& from = all[first];
  if (!is_ordered(from) || !is_number(from.sides.front()) || !is_name(from.sides.back())) {
    return false;
  }
  for (last = first + 1; last < all.size() && is_lone(all[last]);) ++last;
  if (last == all.size()) return last > first + 1;  // 0 < a, b
  const ChainSegment& to = all[last];
  return is_ordered(to) && is_name(to.sides.front()) && is_number(to.sides.back()) &&
         go_on(from, to);
}

}  // namespace

void settle_listed_orders(std::vector<ChainSegment>& segments) {
  Segments out;
  for (std::size_t i = 0; i < segments.size();) {
    std::size_t last = i;
    if (lists_before(segments, i, last)) {
      for (std::size_t k = i; k < last; ++k) {
        ChainSegment one = segments[last];
        one.sides[0] = segments[k].sides[0];
        out.push_back(std::move(one));
      }
      i = last;
    } else if (lists_between(segments, i, last)) {
      const ChainSegment from = segments[i];
      const bool closed = last < segments.size();
      const ChainSegment to = closed ? segments[last] : ChainSegment();
      for (std::size_t k = i; k < last + (closed ? 1 : 0); ++k) {
        ChainSegment one = from;
        const Nodes name = k == i ? from.sides.back() : segments[k].sides[0];
        one.sides.back() = name;
        // Each of them stands where its name stands.
        if (k > i) one.sides.front()[0].begin = one.sides.front()[0].end = name[0].begin;
        if (closed) {
          one.sides.insert(one.sides.end(), to.sides.begin() + 1, to.sides.end());
          one.links.insert(one.links.end(), to.links.begin(), to.links.end());
        }
        out.push_back(std::move(one));
      }
      i = last + (closed ? 1 : 0);
      continue;
    }
    out.push_back(std::move(segments[i]));
    ++i;
  }
  segments = std::move(out);
}

}  // namespace gradus
