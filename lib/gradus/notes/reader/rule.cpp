#include "gradus/notes/reader/rule.hpp"

#include <algorithm>
#include <functional>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool mentions(const Nodes& nodes, const std::string& written) {
  bool found = false;
  for_each_name(nodes, [&](const NoteName& n) { found = found || n.written == written; });
  return found;
}

bool mentions_base(const Nodes& nodes, const std::string& base) {
  bool found = false;
  for_each_name(nodes, [&](const NoteName& n) { found = found || n.base == base; });
  return found;
}

/// Members of the same sequence on the right must be earlier ones. The letter without an index is
/// another name.
bool leads_back(const Nodes& right, const NoteName& left, const SimpleIndex& index) {
  bool back = true;
  for_each_name(right, [&](const NoteName& n) {
    if (n.base != left.base || !n.has_index()) return;
    const auto at = simple_index(n.index);
    back = back && at && at->letter == index.letter && at->offset < index.offset;
  });
  return back;
}

/// a_t = a_0/(1 + c t)
bool starts_at_zero(const Nodes& right, const NoteName& left) {
  bool any = false, all = true;
  for_each_name(right, [&](const NoteName& n) {
    if (n.base != left.base || !n.has_index()) return;
    any = true;
    all = all && n.index.size() == 1 && n.index[0].is(Kind::number) && n.index[0].text == "0";
  });
  return any && all;
}

}  // namespace

std::optional<SimpleIndex> simple_index(const Nodes& nodes) {
  if (nodes.empty() || !nodes[0].is(Kind::letter)) return std::nullopt;
  if (nodes.size() == 1) return SimpleIndex{nodes[0].text, 0};
  const bool sum = nodes.size() == 3 && (nodes[1].is_symbol("+") || nodes[1].is_symbol("-")) &&
                   nodes[2].is(Kind::number) && nodes[2].text.size() == 1;
  if (!sum) return std::nullopt;
  const long n = nodes[2].text[0] - '0';
  return SimpleIndex{nodes[0].text, nodes[1].is_symbol("+") ? n : -n};
}

std::optional<long> earliest_member(const IndexRule& rule, const std::string& base) {
  long earliest = rule.offset;
  bool plain = true;
  for_each_name(rule.body, [&](const NoteName& n) {
    if (n.base != base) return;
    const auto at = simple_index(n.index);
    plain = plain && at && at->letter == rule.parameter;
    if (plain) earliest = std::min(earliest, at->offset);
  });
  return plain ? std::optional(earliest) : std::nullopt;
}

std::optional<FoundRule> find_rule(const Nodes& left, const Nodes& right, const Glossary& glossary,
                                   std::size_t line) {
  if (left.empty() || right.empty()) return std::nullopt;
  const auto name = note_name(left[0]);
  if (!name || exponent_of(left[0]) != nullptr || is_variance_sign(left[0])) return std::nullopt;
  FoundRule found;
  if (left.size() == 2 && left[1].is(Kind::fenced) && left[1].open == "(" && left[1].close == ")") {
    if (name->has_index() && glossary.sequences.contains(name->base)) return std::nullopt;
    found.name = name->base;
    found.rule = {{}, right, line};
    bool last_was_name = false, used = false;
    for (const TexNode& n : left[1].children) {
      if (n.is_symbol(",") || n.is_symbol(";")) {
        if (!last_was_name) return std::nullopt;
        last_was_name = false;
        continue;
      }
      const auto parameter = note_name(n);
      const bool plain = parameter && exponent_of(n) == nullptr && !last_was_name &&
                         !parameter->has_index() && parameter->base == parameter->written &&
                         parameter->base.find_first_of("^'") == std::string::npos;
      if (!plain) return std::nullopt;
      found.rule.parameters.push_back(parameter->written);
      used = used || mentions(right, parameter->written);
      last_was_name = true;
    }
    const bool derived = name->base.find('\'') != std::string::npos;
    if (!used || !last_was_name || derived || mentions_base(right, name->base)) return std::nullopt;
    found.known = glossary.rules.contains(found.name);
    return found;
  }
  if (left.size() != 1) return std::nullopt;
  if (name->has_index() && glossary.sequences.contains(name->base)) {
    const auto index = simple_index(name->index);
    if (index) {
      found.from_start = index->offset == 0 && starts_at_zero(right, *name) &&
                         !glossary.index_rules.contains(name->base);
      if (!found.from_start && !leads_back(right, *name, *index)) return std::nullopt;
      found.name = name->base;
      found.index_rule = IndexRule{index->letter, index->offset, right, line};
      found.known = glossary.index_rules.contains(found.name);
      return found;
    }
  }
  if (mentions(right, name->written) || mentions_base(right, name->base)) return std::nullopt;
  // L of \nabla L, where L stands alone too, may be a formula of its own.
  const auto rule = glossary.rules.find(name->base);
  const bool called = rule != glossary.rules.end() && !rule->second.parameters.empty();
  const bool alone = glossary.numbers_too.contains(name->base) && !called;
  if (glossary.functions.contains(name->base) && !alone) return std::nullopt;
  found.name = name->written;
  found.rule = {{}, right, line};
  found.known = glossary.rules.contains(found.name);
  return found;
}

}  // namespace gradus
