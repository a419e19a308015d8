#pragma once

#include <cstdint>
#include <vector>

#include "gradus/algebra/term.hpp"
#include "gradus/number/interval.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// A critical point with a regular Hessian: the only one in its box.
struct LocatedPoint {
  std::vector<Interval> box;
  unsigned index = 0;  ///< negative eigenvalues of the Hessian: 0 for a minimum
  Interval value;      ///< of the function there
};

struct CriticalSearch {
  std::vector<LocatedPoint>
      points;  ///< in the order of their first coordinates, then the second...
  std::uint64_t boxes = 0;
  /// Every critical point in the box is among them, each once. Otherwise the work ran out, or a
  /// point is degenerate, or lies on the boundary.
  bool complete = false;
};

/// All critical points of a smooth formula in a box of its variables, all with bounds: branch and
/// bound with enclosures of gradient and Hessian; Krawczyk's operator shows that there is one zero
/// in a box, and no other. Throws std::invalid_argument where a variable has no bounds.
CriticalSearch critical_points_in_box(Term f, const std::vector<Variable>& box,
                                      std::uint64_t most_boxes = 100'000);

}  // namespace gradus
