#pragma once

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// The same with the larger side on the left: >, >=, = or !=.
inline Comparison descending(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return flip ? Comparison{c.right, mirrored(c.relation), c.left} : c;
}

/// left RELATION right between values: of exact ones a bool, of enclosures a Certainty.
template <class T>
auto compare(const T& left, Relation r, const T& right) {
  switch (r) {
    case Relation::equal:
      return left == right;
    case Relation::not_equal:
      return left != right;
    case Relation::less:
      return left < right;
    case Relation::less_equal:
      return left <= right;
    case Relation::greater:
      return left > right;
    default:
      return left >= right;
  }
}

}  // namespace gradus
