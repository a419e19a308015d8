#include "gradus/notes/reader/expectation_sign.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gradus {

using Kind = TexNode::Kind;

bool is_value(const TexNode& fence) {
  static constexpr std::array<std::string_view, 7> open{"|",       "\\lvert", "\\vert",  "\\|",
                                                        "\\lVert", "\\Vert",  "\\langle"};
  return fence.is(Kind::fenced) && std::ranges::find(open, fence.open) != open.end();
}

std::optional<ExpectationSign> expectation_sign(const TexNode& sign, const TexNode& argument) {
  ExpectationSign out;
  if (sign.is(Kind::scripted)) {
    if (sign.super >= 0 || sign.primes > 0 || sign.sub < 0) return std::nullopt;
    out.label = "_" + tex_key(sign.children[static_cast<std::size_t>(sign.sub)]);
  }
  const TexNode& fence = argument.is(Kind::scripted) ? argument.children[0] : argument;
  out.body = is_value(fence) ? std::span(&argument, 1) : std::span(fence.children);
  if (is_value(fence)) return out;
  const auto is_bar = [](const TexNode& n) { return n.is_symbol("|") || n.is_command("\\mid"); };
  const auto bar = std::ranges::find_if(out.body, is_bar);
  const auto before = static_cast<std::size_t>(bar - out.body.begin());
  if (std::ranges::any_of(out.body.first(before),
                          [](const TexNode& n) { return n.is_symbol(","); })) {
    return std::nullopt;
  }
  if (bar == out.body.end()) return out;
  out.label += "|";
  for (const TexNode& n : out.body.subspan(before + 1)) {
    if (is_bar(n)) return std::nullopt;
    out.label += tex_key(n);
  }
  out.body = out.body.first(before);
  return out;
}

}  // namespace gradus
