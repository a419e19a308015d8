#include "gradus/notes/session/slip_factors.hpp"

#include <set>
#include <string>

#include "gradus/notes/session/slip_parts.hpp"
#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

TexNode without_power(const TexNode& n) {
  if (exponent_of(n) == nullptr) return n;
  TexNode plain = n;
  plain.children.erase(plain.children.begin() + n.super);
  plain.super = -1;
  if (plain.sub > n.super) --plain.sub;
  return plain.children.size() == 1 ? TexNode(plain.children[0]) : plain;
}

void collect(const Nodes& nodes, std::size_t most, std::set<std::string>& seen, Nodes& out) {
  for (const TexNode& n : nodes) {
    const auto name = note_name(n);
    if (!name) {
      collect(n.children, most, seen, out);
    } else if (!is_operator_sign(n) && out.size() < most && seen.insert(name->written).second) {
      out.push_back(without_power(n));
    }
  }
}

}  // namespace

SlipFactors factors_in(const Nodes& left, const Nodes& right, const Nodes& meanings) {
  constexpr std::size_t most = 8, most_other = 4;
  SlipFactors out;
  out.own.push_back(tex_leaf(TexNode::Kind::number, "2", TexNode()));
  std::set<std::string> seen;
  collect(left, most, seen, out.own);
  collect(right, most, seen, out.own);
  collect(meanings, most_other, seen, out.other);
  return out;
}

}  // namespace gradus
