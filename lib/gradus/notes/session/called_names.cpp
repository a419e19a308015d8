#include "gradus/notes/session/called_names.hpp"

#include <algorithm>

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

constexpr std::string_view usual_functions = "fghFGHLJEQVPpqKU";

bool opens_call(const Nodes& nodes, std::size_t i) {
  if (i + 1 >= nodes.size()) return false;
  const TexNode& next = nodes[i + 1];
  const TexNode& fence = next.is(Kind::scripted) ? next.children[0] : next;
  return fence.is(Kind::fenced) && fence.open == "(";
}

const TexNode& base_of(const TexNode& node) {
  return node.is(Kind::scripted) ? node.children[0] : node;
}

}  // namespace

void CalledNames::note_shorthands(const Nodes& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto name = note_name(nodes[i]);
    if (!name || exponent_of(nodes[i]) != nullptr || !opens_call(nodes, i)) continue;
    const TexNode& next = nodes[i + 1];
    const TexNode& fence = next.is(Kind::scripted) ? next.children[0] : next;
    if (stands_alone_in(fence.children, name->base)) shorthands_.insert(name->base);
  }
}

void CalledNames::look_at_definition(const Chain& chain) {
  if (chain.links.empty() || chain.sides[0].size() != 2 || chain.sides.size() < 2) return;
  const auto name = note_name(chain.sides[0][0]);
  const bool equal =
      chain.links[0].link == Link::defines ||
      (chain.links[0].link == Link::relation && chain.links[0].relation == Relation::equal);
  const TexNode& fence = chain.sides[0][1];
  if (!name || !equal || !opens_call(chain.sides[0], 0) || fence.children.size() != 1) return;
  const auto parameter = note_name(fence.children[0]);
  if (!parameter || name->base != name->written || glossary_.declared.contains(name->base)) return;
  if (names_in(chain.sides[1]).contains(parameter->written)) {
    glossary_.called_too.insert(name->base);
  }
}

void CalledNames::look_at_order(const Chain& chain) {
  for (std::size_t i = 0; i < chain.links.size(); ++i) {
    const Connective& k = chain.links[i];
    if (k.link != Link::relation || k.relation == Relation::equal) continue;
    for (const Nodes& side : {chain.sides[i], chain.sides[i + 1]}) {
      const auto name = side.size() == 1 ? note_name(side[0]) : std::nullopt;
      if (name && name->base == name->written) compared_.insert(name->base);
    }
  }
}

void CalledNames::look(const NoteName& name, const Nodes& nodes, std::size_t i) {
  const bool usual =
      (name.base.size() == 1 && usual_functions.find(name.base[0]) != std::string_view::npos) ||
      is_greek(name.base) || name.base.starts_with("cal_");
  if (!usual || nodes.size() == 1 || shorthands_.contains(name.base)) return;
  const bool called = exponent_of(nodes[i]) == nullptr && opens_call(nodes, i);
  if (name.has_index() && !called) return;  // f_0 is another name
  const bool differential =
      i > 0 && (base_of(nodes[i - 1]).is_command("\\partial") ||
                (base_of(nodes[i - 1]).is(Kind::letter) && base_of(nodes[i - 1]).text == "d"));
  if (differential) return;
  const bool behind_nabla =
      i > 0 &&
      (nodes[i - 1].is_command("\\nabla") ||
       (nodes[i - 1].is(Kind::scripted) && nodes[i - 1].children[0].is_command("\\nabla")));
  if (behind_nabla && !glossary_.declared.contains(name.base)) {
    glossary_.functions.insert(name.base);
    return;  // no use as a number
  }
  const bool listed = called && nodes[i + 1].children.size() == 1;
  const bool by_name = listed && note_name(nodes[i + 1].children[0]);
  const bool several = called && std::ranges::any_of(nodes[i + 1].children, [](const TexNode& n) {
                         return n.is_symbol(",") || n.is_symbol(";") || n.is_symbol("|");
                       });
  if (by_name || several) called_by_name_.insert(name.base);
  // \eta(1 - \beta) may be a product.
  if (called && is_greek(name.base) && !listed) return;
  ++uses_[name.base];
  calls_[name.base] += called ? 1 : 0;
}

void CalledNames::settle(const std::string& text) {
  for (const auto& [base, calls] : calls_) {
    if (calls == uses_[base]) {
      if (!glossary_.declared.contains(base)) glossary_.functions.insert(base);
    } else {
      glossary_.numbers_too.insert(base);
      // 2L (f(x) - f^*) in notes on smooth functions.
      const bool smooth = text.find("mooth") != text.npos || text.find("ipschitz") != text.npos ||
                          text.find("escent") != text.npos || text.find("{2L}") != text.npos;
      const bool constant = (base == "L" && smooth) || compared_.contains(base);
      if (constant && !called_by_name_.contains(base)) glossary_.constants.insert(base);
    }
  }
}

}  // namespace gradus
