#include "gradus/notes/tex/unsaid_signs.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/relations.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_sum(const TexNode& n) { return n.is_command("\\sum") || n.is_command("\\prod"); }

/// What no operand begins with, or ends a term.
bool separates(const TexNode& n) {
  return n.is(Kind::line_break) || n.is(Kind::words) || n.is_symbol("&") || n.is_symbol(",") ||
         n.is_symbol(";") || n.is_symbol(".") || is_operator(n) || connective(n).has_value();
}

bool ends_term(const TexNode& n) {
  return n.is_symbol("+") || n.is_symbol("-") || (separates(n) && !is_operator(n));
}

/// The letters of indices, each with its place where it is all that the index is; `plain` goes
/// where a sum stands within, or something else in an index.
void indices_in(const TexNode& node, std::set<std::string>& letters, bool& plain) {
  if (is_sum(node.is(Kind::scripted) ? node.children[0] : node)) plain = false;
  if (const auto name = note_name(node)) {
    for (const TexNode& n : name->index) {
      if (n.is(Kind::letter)) letters.insert(n.text);
    }
  }
  for (const TexNode& child : node.children) indices_in(child, letters, plain);
}

/// The one index of the term that begins there; empty where there is none, or another one.
std::string only_index(const Nodes& nodes, std::size_t from) {
  std::set<std::string> letters;
  bool plain = true;
  for (std::size_t i = from; i < nodes.size() && !ends_term(nodes[i]); ++i) {
    indices_in(nodes[i], letters, plain);
    if (letters.size() > 1 || !plain) return {};
  }
  return letters.size() == 1 ? *letters.begin() : "";
}

TexNode with_index(TexNode sign, const std::string& index) {
  TexNode letter;
  letter.kind = Kind::letter;
  letter.text = index;
  letter.begin = letter.end = sign.end;
  TexNode node;
  node.kind = Kind::scripted;
  node.begin = sign.begin;
  node.end = sign.end;
  node.sub = 1;
  node.children.push_back(std::move(sign));
  node.children.push_back(std::move(letter));
  return node;
}

/// \nabla_t that nothing is taken of; \nabla_x is a sign for what follows.
bool is_named_gradient(const Nodes& nodes, std::size_t i) {
  const TexNode& node = nodes[i];
  if (!node.is(Kind::scripted) || !node.children[0].is_command("\\nabla") || node.sub < 0 ||
      node.primes > 0) {
    return false;
  }
  const TexNode& below = without_braces(node.children[static_cast<std::size_t>(node.sub)]);
  static constexpr std::string_view counters = "tknis";
  if (!below.is(Kind::letter) || counters.find(below.text) == std::string_view::npos) return false;
  if (node.super >= 0) {
    return says_transposed(node.children[static_cast<std::size_t>(node.super)]);
  }
  const TexNode* next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
  const TexNode* bar = next != nullptr && next->is(Kind::scripted) ? next->children.data() : next;
  return next == nullptr || separates(*next) || bar->is_command("\\|") || bar->is_symbol("|") ||
         bar->is_command("\\Vert");
}

/// \mathbbm{1}, a vector of ones: 1(x > 0) and 1_A are indicators.
bool is_ones(const Nodes& nodes, std::size_t i) {
  const bool scripted = nodes[i].is(Kind::scripted);
  const TexNode& base = scripted ? nodes[i].children[0] : nodes[i];
  const bool one = base.is(Kind::applied) &&
                   (base.text == "\\mathbbm" || base.text == "\\mathds") &&
                   tex_key(base.children[0]) == "1";
  const bool called = i + 1 < nodes.size() && nodes[i + 1].is(Kind::fenced);
  return one && !called && (!scripted || nodes[i].sub < 0);
}

}  // namespace

void settle_unsaid(Nodes& nodes) {
  constexpr std::size_t most_bare = 20;  // each looks at the whole term
  std::size_t bare = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_named_gradient(nodes, i)) {
      nodes[i].children[0] = tex_upright("nabla", nodes[i].children[0]);
    } else if (is_ones(nodes, i)) {
      (nodes[i].is(Kind::scripted) ? nodes[i].children[0] : nodes[i]).text = "\\mathbf";
    } else if (is_sum(nodes[i]) && ++bare <= most_bare) {
      const std::string index = only_index(nodes, i + 1);
      if (!index.empty()) nodes[i] = with_index(std::move(nodes[i]), index);
    }
  }
}

}  // namespace gradus
