#include "gradus/notes/reader/fences.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gradus {
namespace {

using Kind = TexNode::Kind;

bool is_given(const TexNode& c) {
  return c.is_symbol("|") || c.is_command("\\mid") || c.is_command("\\vert");
}

/// Between two distributions: KL(q \| p), KL(q || p).
bool is_double_bar(const TexNode& c) {
  return c.is_command("\\|") || c.is_command("\\Vert") || c.is_command("\\parallel");
}

}  // namespace

std::span<const TexNode> content(const TexNode& node) {
  return node.is(Kind::group) ? std::span<const TexNode>(node.children)
                              : std::span<const TexNode>(&node, 1);
}

bool is_lone_name(const TexNode& fence) {
  return fence.children.size() == 1 && note_name(fence.children[0]).has_value() &&
         exponent_of(fence.children[0]) == nullptr;
}

bool calls_itself(const TexNode& fence, const std::string& base) {
  bool found = false;
  for_each_name(fence.children, [&](const NoteName& n) { found = found || n.base == base; });
  return found;
}

bool separates_arguments(const TexNode& c) {
  return c.is_symbol(",") || c.is_symbol(";") || is_given(c) || is_double_bar(c);
}

std::vector<const char*> separators_of(const TexNode* fence) {
  std::vector<const char*> out{"("};
  if (fence == nullptr) return out;
  const std::vector<TexNode>& all = fence->children;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!separates_arguments(all[i])) continue;
    const bool doubled = i + 1 < all.size() && all[i].is_symbol("|") && all[i + 1].is_symbol("|");
    out.push_back(doubled || is_double_bar(all[i]) ? " || " : is_given(all[i]) ? " | " : ", ");
    if (doubled) ++i;
  }
  return out;
}

bool is_conditional(const TexNode& fence) { return std::ranges::any_of(fence.children, is_given); }

bool is_landau(const std::string& base, const TexNode& fence) {
  static constexpr std::array<std::string_view, 7> always{
      "O", "o", "cal_O", "tilde_O", "tilde_cal_O", "bar_O", "Theta"};
  if (std::ranges::find(always, base) != always.end()) return true;
  // \Omega(w) is a regulariser.
  static constexpr std::string_view sizes = "nNtTkKdm";
  const bool of_size = fence.children.size() == 1 && fence.children[0].is(Kind::letter) &&
                       sizes.find(fence.children[0].text) != std::string_view::npos;
  return (base == "Omega" || base == "tilde_Omega") && (of_size || !is_lone_name(fence));
}

}  // namespace gradus
