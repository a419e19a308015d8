// Conditions that notes rest on without saying so: what stands under a root or in a logarithm, and
// step sizes.

#include <algorithm>
#include <array>
#include <functional>

#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

void for_each_list(const Nodes& nodes, const std::function<void(const Nodes&)>& visit) {
  visit(nodes);
  for (const TexNode& n : nodes) for_each_list(n.children, visit);
}

bool is_gradient(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  return base.is_command("\\nabla");
}

/// The names of a product of names and numbers; none where it is anything else.
std::vector<NoteName> factors(const Nodes& nodes) {
  std::vector<NoteName> out;
  for (const TexNode& n : nodes) {
    if (n.is(Kind::number)) continue;
    const auto name = note_name(n);
    if (!name) return {};
    out.push_back(*name);
  }
  return out;
}

void collect(const Nodes& nodes, std::vector<NoteName>& out) {
  const auto add = [&](const std::vector<NoteName>& names) {
    out.insert(out.end(), names.begin(), names.end());
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TexNode& n = nodes[i];
    if (n.is(Kind::applied) && n.text == "\\sqrt") {
      const TexNode& inside = n.children.back();
      add(factors(inside.is(Kind::group) ? inside.children : Nodes{inside}));
    }
    if (i + 1 == nodes.size()) continue;
    const TexNode& next = nodes[i + 1];
    if (n.is_command("\\log") || n.is_command("\\ln")) {
      add(factors(next.is(Kind::fenced) || next.is(Kind::group) ? next.children : Nodes{next}));
    }
    const auto name = note_name(n);
    const bool subtracted = i > 0 && nodes[i - 1].is_symbol("-");
    if (name && is_greek(name->base) && subtracted && is_gradient(next)) out.push_back(*name);
  }
}

}  // namespace

std::vector<std::string> NotesSession::unsaid_conditions() const {
  std::vector<NoteName> names;
  for (const Nodes& formula : file_.mathematics) {
    for_each_list(formula, [&](const Nodes& nodes) { collect(nodes, names); });
  }
  std::set<std::string> out;
  for (const NoteName& n : names) {
    const bool known = n.has_index() || glossary_.declared.contains(n.written) ||
                       glossary_.declared.contains(n.base) ||
                       glossary_.naturals.contains(n.written) ||
                       glossary_.functions.contains(n.base) || glossary_.random.contains(n.base) ||
                       glossary_.shape_of(n.key()) != Shape::scalar || n.written == "pi";
    const bool plain = n.written.find_first_of("^'{") == std::string::npos;
    if (!known && plain) out.insert("given " + n.written + " > 0");
  }
  return {out.begin(), out.end()};
}

}  // namespace gradus
