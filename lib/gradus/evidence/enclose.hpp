#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// The range of an expression over a box, certified.
struct Range {
  Interval minimum, maximum;  ///< enclosures of the least and the greatest value
  std::vector<Rational> lowest,
      highest;  ///< points whose values lie within these enclosures, in the order of the variables
  std::uint64_t boxes = 0;  ///< evaluated
  bool narrow = false;      ///< both enclosures are as narrow as was asked
  std::string problem;      ///< why there is no range (then all else is meaningless), or empty
};

/// Encloses the least and the greatest value of f over the box of d's variables, where d's
/// hypotheses hold, to at most `width`, or as narrow as the budget allows. f must be defined at
/// every point of the box; d has bounded real variables, and neither premises, sequences nor
/// vectors. Global branch and bound; the result does not depend on the number of threads.
Range enclose(Term f, const Domain& d, const Rational& width, const Budget& budget);

/// The least L such that |grad f(x) - grad f(y)| <= L |x - y| on the (convex) box, enclosed: the
/// largest spectral norm of the Hessian over it, from interval Hessians and their exact eigenvalue
/// formulas for up to 2 variables, by norms for more (then an upper bound in `maximum`'s upper
/// end). Same conditions as enclose; f twice differentiable.
Range lipschitz(Term f, const Domain& d, const Rational& width, const Budget& budget);

}  // namespace gradus
