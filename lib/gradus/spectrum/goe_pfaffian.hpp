#pragma once

#include <vector>

#include "gradus/number/ball.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {

/// A skew-symmetric matrix by its entries above the diagonal, with a border column: [j][k], j < k <
/// size, and [j][size]. Numbers are Ball or Rational.
template <class Number>
using Bordered = std::vector<std::vector<Number>>;

/// The Pfaffians of all leading parts of sizes 1 .. size, an odd one with the border as its last
/// column, by one elimination of pairs (no row is exchanged). Empty where a pivot is not certainly
/// different from 0.
template <class Number>
std::vector<Number> leading_pfaffians(Bordered<Number> matrix);

/// Gamma(n/2) for n = 1 .. last, at index n, from the values at 1/2 and 1; index 0 is not used.
template <class Number>
std::vector<Number> gammas_of_halves(unsigned last, const Number& at_half, const Number& at_one);

/// For n = 1 .. d: the integral of prod |x_i - x_j| exp(-sum x_i^2 / 2) over all of R^n (Mehta,
/// Random Matrices, 2004, 17.6.7), divided by n!: the product of sqrt(2) Gamma(j/2) over j <= n.
std::vector<Ball> goe_normalisations(unsigned d, slong bits);

/// What is known of the numbers above a: integrals of exp(-x^2) and exp(-x^2 / 2), and exp(-a^2 /
/// 2).
template <class Number>
struct HalfLine {
  Rational a;
  Number squared_mean, mean, edge;
};
HalfLine<Ball> half_line(const Rational& a, slong bits);

/// The inner products of the basis 1, x, x^k - (k-1) x^{k-2} above a,
///   integral over a < x < y of (p_j(x) p_k(y) - p_k(x) p_j(y)) exp(-(x^2 + y^2) / 2),
/// bordered by the integrals of p_j(x) exp(-x^2 / 2) (de Bruijn, J. Indian Math. Soc. 19, 1955).
/// From p_1 on, p_k exp(-x^2 / 2) is the derivative of -x^{k-1} exp(-x^2 / 2), so what is left are
/// moments of exp(-x^2).
template <class Number>
Bordered<Number> inner_products(unsigned size, const HalfLine<Number>& above);

/// The coefficients, constant term first, of the polynomial of least degree with these values at
/// the nodes (Newton).
template <class Number>
std::vector<Number> coefficients_through(const std::vector<Rational>& nodes,
                                         std::vector<Number> values);

extern template std::vector<Ball> leading_pfaffians(Bordered<Ball>);
extern template std::vector<Rational> leading_pfaffians(Bordered<Rational>);
extern template std::vector<Ball> gammas_of_halves(unsigned, const Ball&, const Ball&);
extern template std::vector<Rational> gammas_of_halves(unsigned, const Rational&, const Rational&);
extern template Bordered<Ball> inner_products(unsigned, const HalfLine<Ball>&);
extern template Bordered<Rational> inner_products(unsigned, const HalfLine<Rational>&);
extern template std::vector<Ball> coefficients_through(const std::vector<Rational>&,
                                                       std::vector<Ball>);
extern template std::vector<Rational> coefficients_through(const std::vector<Rational>&,
                                                           std::vector<Rational>);

}  // namespace gradus
