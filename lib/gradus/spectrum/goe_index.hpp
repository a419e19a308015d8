#pragma once

#include <vector>

#include "gradus/number/interval.hpp"

namespace gradus {

/// Encloses the chances that an n x n matrix of the Gaussian orthogonal ensemble has exactly k
/// negative eigenvalues, n = 1 .. d, k = 0 .. n, at [n - 1][k], each by two decimals of 42 digits.
/// From de Bruijn's Pfaffian with the weight xi on the positive half-line, a polynomial in xi, at n
/// + 1 values of xi (compare Forrester, Kumar and Shen, arXiv:2411.15635, for gap probabilities).
/// The precision grows until the digits are reached. Throws std::invalid_argument unless 1 <= d <=
/// 60.
std::vector<std::vector<Interval>> goe_index_laws_up_to(unsigned d);
std::vector<Interval> goe_index_law(unsigned d);  ///< the last of them

}  // namespace gradus
