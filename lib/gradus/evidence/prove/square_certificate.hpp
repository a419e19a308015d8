#pragma once

#include <optional>
#include <vector>

#include "gradus/evidence/run_program.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

/// 1/c of p with coprime integer coefficients, c > 0.
Polynomial with_integer_coefficients(const Polynomial& p, Rational& c);
Positivity square_node(const Polynomial& root);  ///< root^2 >= 0

/// Why p >= 0 (or > 0), `facts` (rule assumption) being so, for p in a few symbols: p is a sum of
/// squares, plus sums of squares times facts (Putinar) and times products of two (Schmuedgen),
/// perhaps after multiplying p by a power of 1 + x^2 + y^2 + ... (Artin, Reznick: a polynomial that
/// is nonnegative need not be a sum of squares itself) or by a sum of facts. A few degrees are
/// tried, no more; p that are >= 0 near a zero, but not as a sum of squares there, have no such
/// reason at all.
std::optional<Positivity> certificate_of_squares(const Polynomial& p, bool strict,
                                                 const std::vector<Positivity>& facts,
                                                 const ProgramLimits& limits);

}  // namespace gradus
