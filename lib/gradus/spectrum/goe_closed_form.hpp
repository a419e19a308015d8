#pragma once

#include <vector>

#include "gradus/algebra/term.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// A number a + b sqrt(2), where a and b are polynomials in 1/pi by their coefficients, as many of
/// each, the constant term first.
struct GoeClosedForm {
  std::vector<Rational> plain, root;

  /// (A + B sqrt(2)) / (N pi^m) with integer polynomials A and B in pi.
  Term formula() const;
  /// By two decimals of 42 digits, whatever cancels.
  Interval value() const;
};

/// The chances that an n x n matrix of the Gaussian orthogonal ensemble is positive definite, n = 1
/// .. d, by exact arithmetic: in de Bruijn's Pfaffian sqrt(2) stands in the first row alone and,
/// after a scaling, pi only as 1/pi, so it is interpolated in both. Throws std::invalid_argument
/// unless 1 <= d <= 60.
std::vector<GoeClosedForm> goe_closed_forms_up_to(unsigned d);

}  // namespace gradus
