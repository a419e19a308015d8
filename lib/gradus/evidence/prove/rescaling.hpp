#pragma once

#include <vector>

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// New unknowns for bounded ones, atom = centre + radius * new atom, that stay about between -1 and
/// 1: for searches in floating point. An atom stands for its own new one. Exact.
class Rescaling {
 public:
  Rescaling() = default;
  /// From those of `nonnegative` that bound one atom.
  explicit Rescaling(const std::vector<Polynomial>& nonnegative);
  Polynomial apply(const Polynomial& p) const;  ///< p in the new atoms
  Polynomial undo(const Polynomial& p) const;

 private:
  struct Change {
    Rational centre, radius;
  };
  std::map<Term, Change, TermOrder> changes_;
};

}  // namespace gradus
