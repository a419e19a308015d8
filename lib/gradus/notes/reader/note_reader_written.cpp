// Pieces that are not looked into: one thing, called by what is written.

#include <algorithm>
#include <array>
#include <utility>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// Puts # in the place of what counts.
void replace_counter(TexNode& node, const std::string& counter) {
  const auto name = note_name(node);
  if (name && name->written == counter) {
    TexNode sign;
    sign.kind = Kind::symbol;
    sign.text = "#";
    node = std::move(sign);
    return;
  }
  for (TexNode& child : node.children) replace_counter(child, counter);
}

}  // namespace

std::string NoteReader::text_key(Nodes nodes, const TexNode& where) const {
  std::string key;
  for (const TexNode& n : nodes) {
    forbid_counted(n, where);
    key += tex_key(n);
  }
  forbid_landau(nodes);
  return key;
}

void NoteReader::forbid_counted(const TexNode& node, const TexNode& where) const {
  const auto name = note_name(node);
  const bool local = name && locals_.contains(name->written);
  if (local || (node.is(Kind::letter) && glossary_.alphabet.is_bound(node.text))) {
    fail("found " + tex_key(where) + ", which is not known here", where);
  }
  for (const TexNode& child : node.children) forbid_counted(child, where);
}

/// The indices of sums that stand in the nodes, as they are written.
void NoteReader::counters_in(Nodes nodes, std::set<std::string>& out) const {
  for (const TexNode& node : nodes) {
    const auto name = note_name(node);
    const auto local = name ? locals_.find(name->written) : locals_.end();
    const bool counts = local != locals_.end() && local->second.is_scalar() &&
                        local->second.scalar.is_symbol() && counts_outside(local->second.scalar);
    if (counts) {
      out.insert(name->written);
    } else {
      counters_in(node.children, out);
    }
  }
}

Quantity NoteReader::as_written(std::span<const Nodes> pieces, const TexNode& where,
                                bool nonnegative, std::string key) {
  std::set<std::string> counters;
  for (const Nodes piece : pieces) counters_in(piece, counters);
  std::string separator;
  for (const Nodes piece : pieces) {
    std::vector<TexNode> nodes(piece.begin(), piece.end());
    if (counters.size() == 1) {
      for (TexNode& node : nodes) replace_counter(node, *counters.begin());
    }
    key += std::exchange(separator, " ") + text_key(nodes, where);
  }
  if (counters.size() != 1) return opaque_number(key, nonnegative);
  glossary_.opaque.insert(key);
  return Quantities::number(Term::element(key, locals_.at(*counters.begin()).scalar));
}

Quantity NoteReader::opaque_rest(Cursor& c, const TexNode& node) {
  const Nodes rest = c.rest();
  if (rest.size() < 2) fail("found " + tex_key(node) + ", expected what it is taken of", node);
  c.at = c.nodes.size();
  return as_written(std::array{rest}, node);
}

/// 1_{y = k}, \mathbb{1}_{x > 0}, \mathbf{1}[x > 0]: 1 or 0.
std::optional<Quantity> NoteReader::indicator(Cursor& c, const TexNode& node) {
  const bool scripted = node.is(Kind::scripted);
  const TexNode& base = scripted ? node.children[0] : node;
  const bool styled = base.is(Kind::applied) && base.children.size() == 1 &&
                      base.text.starts_with("\\math") && tex_key(base.children[0]) == "1";
  if (!styled && !(base.is(Kind::number) && base.text == "1")) return std::nullopt;
  const auto conditional = [](Nodes nodes) {
    return std::ranges::any_of(nodes, [](const TexNode& n) {
      const auto link = connective(n);
      return link && (link->link == Link::relation || link->link == Link::member);
    });
  };
  const TexNode* below =
      scripted && node.sub >= 0 ? &node.children[static_cast<std::size_t>(node.sub)] : nullptr;
  const TexNode* next = c.peek();
  const bool lone = scripted ? node.super < 0 && node.primes == 0 : true;
  if (below != nullptr && lone && below->is(Kind::group) && conditional(below->children)) {
    ++c.at;
    return as_written(std::array{Nodes(&node, 1)}, node, true);
  }
  const bool brackets = styled && !scripted && next != nullptr && next->is(Kind::fenced) &&
                        next->open != "|" && conditional(next->children);
  if (!brackets) return std::nullopt;
  c.at += 2;
  return as_written(std::array{Nodes(&node, 1), Nodes(next, 1)}, node, true);
}

}  // namespace gradus
