#pragma once

#include <set>
#include <string>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// What the primes of a formula tell of what they mean.
struct PrimesSeen {
  std::set<std::string> squares;  ///< capital letters, and bold ones, in X'X and XX'
  std::set<std::string> small;    ///< other letters in e'e
  std::set<std::string> called;   ///< in f'(x): derivatives
  bool inverted = false;          ///< (X'X)^{-1}
};
void look_at_primes(const std::vector<TexNode>& nodes, PrimesSeen& seen);

/// X'y becomes X^\top y: of these letters, of what stands before them with a prime, and of brackets
/// that hold them.
void read_primes_as_transposes(std::vector<TexNode>& nodes, const std::set<std::string>& letters);

/// Adds the letters that stand with a prime before one of the letters: \beta' in \beta'X'.
/// Returns whether there were any.
bool reach_before(const std::vector<TexNode>& nodes, const PrimesSeen& seen,
                  std::set<std::string>& letters);

}  // namespace gradus
