#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gradus/number/interval.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// The range of an expression over a box, certified.
struct Range {
  Interval minimum, maximum;              ///< enclosures of the least and the greatest value
  std::vector<Rational> lowest, highest;  ///< points with values in these enclosures, in the order
                                          ///< of the variables
  std::uint64_t boxes = 0;                ///< evaluated
  bool narrow = false;                    ///< both enclosures are as narrow as was asked
  std::string problem;  ///< why there is no range (then all else is meaningless), or empty
};

/// Encloses the least and the greatest value of f over the box of d's variables, where d's
/// hypotheses hold, to at most `width`, or as narrow as doubles and the budget allow: what is known
/// when that ends is still certified. d has bounded
/// real variables, and neither premises, sequences nor vectors; f must be defined on the whole box,
/// up to what the hypotheses exclude. The result does not depend on the number of threads.
Range enclose(Term f, const Domain& d, const Rational& width, const Budget& budget);

/// The least L with |grad f(x) - grad f(y)| <= L |x - y| on the box, d without hypotheses: the
/// largest spectral norm of the Hessian, enclosed as `maximum`. For up to 2 variables by the
/// eigenvalues; for more between the largest diagonal entry and the largest row sum of absolute
/// values. f must be twice differentiable by rule (no abs, min, max).
Range lipschitz(Term f, const Domain& d, const Rational& width, const Budget& budget);

}  // namespace gradus
