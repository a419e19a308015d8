#include "gradus/notes/session/slip_parts.hpp"

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

static bool is_fraction(const TexNode& n) {
  return n.is(Kind::applied) && (n.text == "\\frac" || n.text == "\\tfrac" || n.text == "\\dfrac");
}

bool is_sign(const TexNode& n) { return n.is_symbol("+") || n.is_symbol("-"); }

bool is_operator_sign(const TexNode& n) {
  const bool styled = n.is(Kind::applied) && !note_name(n) && n.text != "\\frac" &&
                      n.text != "\\tfrac" && n.text != "\\dfrac" && n.text != "\\sqrt";
  return styled || (n.is(Kind::command) && !is_greek(std::string_view(n.text).substr(1)));
}

bool is_plain_factor(const TexNode& n) {
  return n.is(Kind::number) || (note_name(n) && !is_operator_sign(n));
}

bool is_operand(const TexNode& n) {
  return is_plain_factor(n) || n.is(Kind::fenced) || n.is(Kind::group) || is_fraction(n) ||
         n.is(Kind::scripted) || (n.is(Kind::applied) && n.text == "\\sqrt") ||
         n.is_command("\\sum") || n.is_command("\\nabla");
}

std::size_t weight_of(const Nodes& nodes) {
  std::size_t all = 0;
  for (const TexNode& n : nodes) {
    const bool name = note_name(n) && !is_operator_sign(n);
    all += name || n.is(Kind::number) ? 1 : 0;
    if (!name) {
      all += weight_of(n.children);
    } else if (exponent_of(n) != nullptr) {
      ++all;
    }
  }
  return all;
}

bool is_heavy(const Nodes& left, const Nodes& right, bool written_out) {
  return weight_of(left) + weight_of(right) >= (written_out ? 6U : 8U);
}

std::set<std::string> powered(const TexNode& n) {
  std::set<std::string> names = names_in({n});
  const bool bars = n.is(Kind::fenced) && n.open != "(" && n.open != "[";
  return weight_of({n}) > 2 || (bars && names.size() > 1) ? std::set<std::string>() : names;
}

}  // namespace gradus
