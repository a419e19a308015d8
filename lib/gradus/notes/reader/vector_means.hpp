#pragma once

#include <cstddef>
#include <map>
#include <set>

#include "gradus/notes/reader/quantity.hpp"

namespace gradus {

/// What the notes say of the expectations of random vectors. Where E[g_k] = m stands, m is not
/// random, nor is what it is made of.
class VectorMeans {
 public:
  struct Mean {
    Quantity value;  ///< a column
    std::size_t line = 0;
  };

  void add(const Letter& of, Mean mean);
  /// No random vector.
  void add_constant(const Letter& l) { constants_.insert(upright(l)); }
  /// Nothing where it is not said.
  const Mean* of(const Letter& l) const;
  bool is_constant(const Letter& l) const { return constants_.contains(upright(l)); }
  void clear();

 private:
  static Letter upright(Letter l) {
    l.transposed = false;
    return l;
  }
  std::map<Letter, Mean> means_;
  std::set<Letter> constants_;
};

}  // namespace gradus
