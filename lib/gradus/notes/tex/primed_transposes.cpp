#include "gradus/notes/tex/primed_transposes.hpp"

#include <algorithm>

#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// x of x and x', x_1 of x_1'; empty for what is no name.
std::string without_prime(const TexNode& node) {
  TexNode plain = node;
  plain.primes = 0;
  const auto name = note_name(plain);
  return name && exponent_of(plain) == nullptr ? name->written : std::string();
}

bool is_primed(const TexNode& node) {
  return node.is(Kind::scripted) && node.primes == 1 && node.super < 0;
}

/// A capital letter of Latin or Greek, or a bold one.
bool is_capital(const std::string& name) {
  return name.starts_with("bold_") || (!name.empty() && name[0] >= 'A' && name[0] <= 'Z');
}

bool is_bracket(const TexNode& node) {
  const TexNode& n = node.is(Kind::scripted) ? node.children[0] : node;
  return n.is(Kind::fenced) && (n.open == "(" || n.open == "[");
}

/// Whether the bracket's exponent is -1.
bool is_inverted(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0 || !is_bracket(node)) return false;
  const TexNode& above = node.children[static_cast<std::size_t>(node.super)];
  return above.is(Kind::group) && above.children.size() == 2 && above.children[0].is_symbol("-") &&
         above.children[1].is(Kind::number) && above.children[1].text == "1";
}

bool holds(const Nodes& nodes, const std::set<std::string>& letters) {
  return std::ranges::any_of(nodes, [&](const TexNode& n) {
    return letters.contains(without_prime(n)) || holds(n.children, letters);
  });
}

}  // namespace

void look_at_primes(const Nodes& nodes, PrimesSeen& seen) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TexNode& n = nodes[i];
    PrimesSeen inside;
    look_at_primes(n.children, inside);
    seen.inverted = seen.inverted || inside.inverted ||
                    (is_inverted(n) && (!inside.squares.empty() || !inside.small.empty()));
    seen.squares.merge(inside.squares);
    seen.small.merge(inside.small);
    seen.called.merge(inside.called);
    if (i + 1 == nodes.size()) continue;
    const TexNode& next = nodes[i + 1];
    const std::string here = without_prime(n), there = without_prime(next);
    if (n.is(Kind::scripted) && n.primes > 0 && is_bracket(next)) seen.called.insert(here);
    if (here.empty() || here != there || is_primed(n) == is_primed(next)) continue;
    if (is_capital(here)) {
      seen.squares.insert(here);
    } else if (is_primed(n)) {
      seen.small.insert(here);
    }
  }
}

bool reach_before(const Nodes& nodes, const PrimesSeen& seen, std::set<std::string>& letters) {
  bool found = false;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    found = reach_before(nodes[i].children, seen, letters) || found;
    if (i + 1 == nodes.size() || !is_primed(nodes[i])) continue;
    const std::string here = without_prime(nodes[i]);
    if (here.empty() || seen.called.contains(here)) continue;
    if (letters.contains(without_prime(nodes[i + 1]))) found = letters.insert(here).second || found;
  }
  return found;
}

void read_primes_as_transposes(Nodes& nodes, const std::set<std::string>& letters) {
  for (TexNode& n : nodes) {
    const bool transposes =
        is_primed(n) && (letters.contains(without_prime(n)) ||
                         (is_bracket(n) && holds(n.children[0].children, letters)));
    read_primes_as_transposes(n.children, letters);
    if (!transposes) continue;
    n.primes = 0;
    n.super = static_cast<int>(n.children.size());
    n.children.push_back(tex_leaf(Kind::command, "\\top", n));
  }
}

}  // namespace gradus
