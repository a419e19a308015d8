#pragma once

#include <vector>

#include "gradus/evidence/prove/gram_equations.hpp"

namespace gradus {

/// Monomials whose combinations a sum of squares that equals p can be made of: twice their
/// exponents lie in the Newton polytope of p (Reznick 1978; here as far as small integer directions
/// tell), and each has a reason to be there. By falling degree. Empty where p is no sum of squares
/// or has too many.
std::vector<Polynomial> newton_basis(const Polynomial& p);

/// Monomials m in `atoms`, by falling degree, for which weight * m^2 has a total degree of at most
/// `degree` and degrees in each atom of at most `caps`. Empty where there are too many.
std::vector<Polynomial> degree_basis(const std::vector<Term>& atoms, const Polynomial& weight,
                                     int degree, const std::vector<int>& caps);

/// Splits each block into parts that no term of p or of a weight couples, as its signs change with
/// those of the atoms: p(-x, y) = p(x, y) makes terms odd and even in x independent.
struct BlockPart {
  std::size_t block;  ///< that it is a part of
  SquareBlock part;
};
std::vector<BlockPart> split_by_signs(const Polynomial& p, const std::vector<SquareBlock>& blocks);

}  // namespace gradus
