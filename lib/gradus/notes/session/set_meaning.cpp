#include "gradus/notes/session/set_meaning.hpp"

#include <algorithm>

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_blackboard(const TexNode& n, std::string_view letter) {
  return n.is(Kind::applied) && n.children.size() == 1 &&
         (n.text == "\\mathbb" || n.text == "\\mathbf" || n.text == "\\bb" ||
          n.text == "\\mathrm") &&
         tex_key(n.children[0]) == letter;
}

}  // namespace

SetMeaning meaning_of_set(const Nodes& given) {
  using Meaning = SetMeaning::Kind;
  Nodes nodes = given;
  if (nodes.empty()) return {};
  const TexNode& first = nodes[0];
  if (nodes.size() == 1 && first.is(Kind::fenced)) {
    const bool interval =
        (first.open == "(" || first.open == "[") && (first.close == ")" || first.close == "]");
    if (interval) return {Meaning::interval};
    const bool dots = std::ranges::any_of(first.children, [](const TexNode& n) {
      return n.text == "\\ldots" || n.text == "\\dots" || n.text == "\\cdots";
    });
    return {dots ? Meaning::naturals : Meaning::unknown};
  }
  if (nodes.size() != 1) return {};
  const TexNode& base = first.is(Kind::scripted) ? first.children[0] : first;
  const bool plain = !first.is(Kind::scripted) || first.super < 0;
  if (is_blackboard(base, "N")) return {plain ? Meaning::naturals : Meaning::unknown};
  if (!is_blackboard(base, "R")) return {};
  const auto script = [&](int at) {
    return at < 0 ? std::string() : tex_key(first.children[static_cast<std::size_t>(at)]);
  };
  if (first.is(Kind::scripted) && (first.sub >= 0) != (first.super >= 0)) {
    std::string sign = script(first.sub) + script(first.super);
    std::erase_if(sign, [](char c) { return c == '{' || c == '}' || c == ' '; });
    if (sign == "+" || sign == "\\ge0" || sign == "\\geq0") return {Meaning::nonnegatives};
    if (sign == "++" || sign == ">0") return {Meaning::positives};
  }
  if (first.is(Kind::scripted) && first.sub >= 0) return {};
  if (plain) return {Meaning::reals};
  const std::string size = tex_key(first.children[static_cast<std::size_t>(first.super)]);
  if (size == "+" || size == "*") return {};
  return {size.find("\\times") != std::string::npos ? Meaning::matrices : Meaning::vectors};
}

}  // namespace gradus
