#include "gradus/notes/tex/bars.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// "|" or "\|" where the node is a bar, perhaps with scripts.
std::string bar(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  if (base.is_symbol("|") || base.is_command("\\vert")) return "|";
  if (base.is_command("\\|") || base.is_command("\\Vert")) return "\\|";
  return {};
}

/// After it an operand begins.
bool asks_for_operand(const TexNode& node) {
  static constexpr std::array<std::string_view, 9> functions{
      "\\log", "\\ln", "\\exp", "\\max", "\\min", "\\sum", "\\prod", "\\sup", "\\inf"};
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  const bool separates = base.is(Kind::line_break) || base.is_symbol(",") || base.is_symbol("&") ||
                         base.is(Kind::words) ||
                         std::ranges::find(functions, base.text) != functions.end() ||
                         base.text == "\\quad" || base.text == "\\qquad";
  return separates || is_operator(base) || connective(base).has_value();
}

TexNode fence(std::vector<TexNode> inside, const TexNode& opening, TexNode closing,
              const std::string& sign) {
  TexNode node;
  node.kind = Kind::fenced;
  node.open = node.close = sign;
  node.begin = opening.begin;
  node.children = std::move(inside);
  if (!closing.is(Kind::scripted)) {
    node.end = closing.end;
    return node;
  }
  node.end = closing.children[0].end;
  closing.begin = opening.begin;
  closing.children[0] = std::move(node);
  return closing;
}

}  // namespace

std::vector<TexNode> pair_bars(std::vector<TexNode> nodes) {
  std::vector<TexNode> out;
  std::vector<std::size_t> open;  // places in `out` of bars that wait for their partners
  for (TexNode& node : nodes) {
    node.children = pair_bars(std::move(node.children));
    const std::string sign = bar(node);
    const bool begins = out.empty() || asks_for_operand(out.back()) ||
                        (!open.empty() && open.back() + 1 == out.size());
    const bool separates = node.is(Kind::line_break) || node.is_symbol("&");
    if (separates) open.clear();
    if (sign.empty() || (begins && node.is(Kind::scripted))) {
      out.push_back(std::move(node));
    } else if (begins) {
      open.push_back(out.size());
      out.push_back(std::move(node));
    } else if (!open.empty() && bar(out[open.back()]) == sign) {
      const auto at = out.begin() + static_cast<std::ptrdiff_t>(open.back());
      std::vector<TexNode> inside(std::make_move_iterator(at + 1),
                                  std::make_move_iterator(out.end()));
      const TexNode opening = *at;
      out.erase(at, out.end());
      open.pop_back();
      out.push_back(fence(std::move(inside), opening, std::move(node), sign));
    } else {
      // x^T |y|: a bar after an operand may open; with none to come it stands alone.
      open.push_back(out.size());
      out.push_back(std::move(node));
    }
  }
  return out;
}

}  // namespace gradus
