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
  std::vector<Interval> alone;  ///< a larger box, with no other in it
  unsigned index = 0;           ///< negative eigenvalues of the Hessian: 0 for a minimum
  Interval value;               ///< of the function there
};

struct CriticalSearch {
  std::vector<LocatedPoint>
      points;  ///< in the order of their first coordinates, then the second...
  std::uint64_t boxes = 0;
  /// Every critical point in the box is among them, each once. Otherwise the work ran out, or a
  /// point is degenerate, or lies on the boundary.
  bool complete = false;
};

/// Which critical points to look for.
struct CriticalQuestion {
  Term f;
  std::vector<Term> gradient;  ///< equal to that of f, best written so that it is enclosed narrowly
  std::vector<Variable> box;   ///< all with bounds
  std::vector<Term> region;    ///< where all of these are >= 0; points elsewhere are left out
};

/// All critical points of a smooth formula in a box of its variables: branch and bound with
/// enclosures of gradient and Hessian; Krawczyk's operator shows that there is one zero in a box,
/// and no other. Throws std::invalid_argument where a variable has no bounds.
CriticalSearch critical_points_in_box(const CriticalQuestion& question,
                                      std::uint64_t most_boxes = 100'000);
CriticalSearch critical_points_in_box(Term f, const std::vector<Variable>& box,
                                      std::uint64_t most_boxes = 100'000);

}  // namespace gradus
