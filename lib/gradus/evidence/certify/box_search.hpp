#pragma once

#include <functional>

#include "gradus/evidence/certify/box_worker.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// How a search over a box ended.
struct BoxResult {
  enum class End : std::uint8_t {
    covered,  ///< every box was decided
    failing,  ///< `point` violates the question, up to an exact check
    stuck,    ///< no precision decides `worst`
    budget,   ///< boxes ran out
    time,     ///< the safety stop
  };
  End end = End::covered;
  BoxTally tally;
  std::vector<double> point;
  std::optional<BoxLeast> least;
  std::vector<double> worst;  ///< where stuck; otherwise the first box that waits
  double remaining = 0;       ///< volume of the boxes that wait, as a part of the whole
};

/// Branch and bound from the whole box: parts of fixed size, worked on by all threads, their
/// results added up in a fixed order, so that nothing depends on the number of threads.
BoxResult search_box(const BoxQuestion& q, const Budget& budget, BoxOptions options = {});

/// The same for the least value of the difference: result.least holds an upper bound and its point,
/// result.tally.margin a lower bound, which is -infinity where boxes that still wait have none.
BoxResult minimise_over_box(const BoxQuestion& q, double width, const Budget& budget);

/// Whether the search finds the difference defined on the whole box, where the hypotheses may hold.
bool is_defined(const BoxQuestion& q, const Budget& budget);

}  // namespace gradus
