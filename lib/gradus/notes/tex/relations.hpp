#pragma once

#include <optional>

#include "gradus/algebra/comparison.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// What stands between two sides of a formula.
enum class Link {
  relation,      ///< = and orders: see `Connective::relation`
  matrix_order,  ///< \preceq, \succeq: x^T A x \le x^T B x for all x, if both sides are matrices
  defines,       ///< :=, \triangleq
  assigns,       ///< \leftarrow
  approximates,  ///< \approx, \simeq
  member,        ///< \in
  distributed,   ///< \sim
  maps,          ///< \to, \mapsto, :
  other,         ///< \propto, \subset, ...
};

struct Connective {
  Link link = Link::relation;
  Relation relation = Relation::equal;
  std::size_t begin = 0, end = 0;
};

/// The connective that a node is, if it is one; \overset{(a)}{\le} is \le.
std::optional<Connective> connective(const TexNode& node);

/// + - \cdot / and the like: an operand follows.
bool is_operator(const TexNode& node);
/// \cdots, \ldots, \dots.
bool is_dots(const TexNode& node);

}  // namespace gradus
