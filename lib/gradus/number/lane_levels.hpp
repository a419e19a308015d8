#pragma once

#include "gradus/number/lanes.hpp"

namespace gradus {

/// The kernels of each level, each from a file with its own compiler flags; null where this build
/// does not have it. Whether the processor does is for the caller to ask first.
const LaneKernels* baseline_lane_kernels();
const LaneKernels* avx2_lane_kernels();
const LaneKernels* avx512_lane_kernels();

}  // namespace gradus
