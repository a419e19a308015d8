#pragma once

#include <string>

#include "number/lane_inputs.hpp"

namespace gradus::test {

/// What a kernel did on its cases.
struct LaneFindings {
  std::string failure;   ///< the first case that it got wrong
  double low_slack = 0;  ///< the greatest number of doubles between an end and the best one
  double high_slack = 0;
  long enclosed = 0;  ///< lanes with a result
};

/// Whether results enclose the operation, and are there wherever they fit into [-2^999, 2^999].
void check_case(const LaneKernels& kernels, const LaneOperation& operation, const LaneCase& c,
                LaneFindings& findings);

}  // namespace gradus::test
