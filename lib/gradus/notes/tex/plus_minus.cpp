#include "gradus/notes/tex/plus_minus.hpp"

#include <algorithm>
#include <utility>

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_double(const TexNode& n) { return n.is_command("\\pm") || n.is_command("\\mp"); }

std::size_t count(const Nodes& nodes) {
  std::size_t all = 0;
  for (const TexNode& n : nodes) all += (is_double(n) ? 1 : 0) + count(n.children);
  return all;
}

void choose(Nodes& nodes, bool upper) {
  for (TexNode& n : nodes) {
    if (is_double(n)) {
      n.text = n.is_command("\\pm") == upper ? "+" : "-";
      n.kind = Kind::symbol;
    }
    choose(n.children, upper);
  }
}

}  // namespace

std::vector<Chain> with_both_signs(Chain chain) {
  std::vector<Chain> out{std::move(chain)};
  const bool clear =
      std::ranges::all_of(out[0].sides, [](const Nodes& side) { return count(side) == 1; });
  if (!clear || out[0].sides.size() < 2) return out;
  out.push_back(out[0]);
  for (Nodes& side : out[0].sides) choose(side, true);
  for (Nodes& side : out[1].sides) choose(side, false);
  return out;
}

}  // namespace gradus
