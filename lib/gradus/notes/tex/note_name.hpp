#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// A name with its indices: w, \hat{m}_t, w^{(t+1)}, x_{new}, \theta^*.
struct NoteName {
  std::string base;            ///< with accents and labels: "w", "hat_m", "theta^*", "x_new"
  std::vector<TexNode> index;  ///< of w_{t+1} or w^{(t+1)}: what may count; empty where nothing may
  std::string written;         ///< with its index, as one name: "w_{t+1}"
  std::size_t begin = 0, end = 0;

  bool has_index() const { return !index.empty(); }
  /// What shapes are remembered by: x and x_1, x_2 may be different things.
  std::string key() const { return has_index() ? base + "_" : base; }
};

/// The name that a node is, its superscript left out unless that is an index (t) or a label such as
/// a star.
std::optional<NoteName> note_name(const TexNode& node);

/// The superscript of the node that is no part of its name: an exponent, ^T.
const TexNode* exponent_of(const TexNode& node);
/// Whether it says transposed, alone or behind an index: ^T, ^\top, ^{(t)T}.
bool says_transposed(const TexNode& exponent);

/// Visits the names in the nodes and in their indices and exponents.
void for_each_name(const std::vector<TexNode>& nodes,
                   const std::function<void(const NoteName&)>& visit);

/// Every name in the nodes, with its index and without.
std::set<std::string> names_in(const std::vector<TexNode>& nodes);

/// Whether the name stands somewhere in the nodes without a parenthesis behind it.
bool stands_alone_in(const std::vector<TexNode>& nodes, const std::string& base);

bool is_greek(std::string_view word);
/// \mathrm{softmax}, \operatorname{prox}_g: several upright letters, a function before brackets.
bool is_upright_word(const TexNode& node);  ///< without backslash
/// The one node in a group, or the node itself.
const TexNode& without_braces(const TexNode& node);

}  // namespace gradus
