#include "gradus/notes/reader/called_value.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/relations.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// With indices and what stands in exponents.
std::set<std::string> all_names(const Nodes& nodes) {
  std::set<std::string> out;
  for_each_name(nodes, [&](const NoteName& n) {
    out.insert(n.written);
    out.insert(n.base);
  });
  return out;
}

bool stands_at(const Nodes& nodes, std::size_t at, const Nodes& what) {
  if (at + what.size() > nodes.size()) return false;
  return std::equal(what.begin(), what.end(), nodes.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const TexNode& a, const TexNode& b) { return tex_key(a) == tex_key(b); });
}

/// A sum is replaced where nothing stands beside it.
void replace(Nodes& nodes, const Nodes& what, bool is_sum, const TexNode& by) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (stands_at(nodes, i, what) && (!is_sum || nodes.size() == what.size())) {
      const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(i);
      nodes.erase(at, at + static_cast<std::ptrdiff_t>(what.size()));
      nodes.insert(nodes.begin() + static_cast<std::ptrdiff_t>(i), by);
    } else {
      replace(nodes[i].children, what, is_sum, by);
    }
  }
}

}  // namespace

std::optional<std::pair<Nodes, Nodes>> called_value(const Nodes& call, const Nodes& value) {
  if (call.size() != 2 || !note_name(call[0]) || !call[1].is(Kind::fenced)) return std::nullopt;
  const Nodes& argument = call[1].children;
  const bool one = std::ranges::none_of(
      argument, [](const TexNode& n) { return n.is_symbol(",") || n.is_symbol(";"); });
  const std::set<std::string> of_argument = all_names(argument);
  if (!one || of_argument.empty() || note_name(call[0])->has_index()) return std::nullopt;
  std::set<std::string> taken = all_names(value);
  taken.insert(note_name(call[0])->base);
  std::string letter;
  for (const char* free : {"t", "u", "v", "s", "q"}) {
    if (letter.empty() && !taken.contains(free) && !of_argument.contains(free)) letter = free;
  }
  if (letter.empty()) return std::nullopt;
  const TexNode parameter = tex_leaf(Kind::letter, letter, argument[0]);
  const bool is_sum = std::ranges::any_of(argument, is_operator);
  Nodes body = value;
  replace(body, argument, is_sum, parameter);
  const std::set<std::string> left = all_names(body);
  const bool of_parameter =
      left.contains(letter) && std::ranges::none_of(of_argument, [&](const std::string& name) {
        return left.contains(name);
      });
  if (!of_parameter) return std::nullopt;
  Nodes head = call;
  head[1].children = {parameter};
  return std::pair(std::move(head), std::move(body));
}

}  // namespace gradus
