#pragma once

#include <cstdint>

namespace gradus {

/// Eight generators xoshiro256++, side by side: word i of the state of generator j at [i][j].
struct GoeStreams {
  alignas(64) std::uint64_t words[4][8];
};

/// How many of `count` random matrices, drawn from these streams, have exactly `negative` negative
/// eigenvalues.
using GoeKernel = std::uint64_t (*)(const GoeStreams& streams, unsigned d, unsigned negative,
                                    std::uint64_t count);

/// One for each LaneLevel, as in lane_levels.hpp: null where this build does not have it. They draw
/// the same words; only roundings may differ. They need the environment of LaneScope.
GoeKernel baseline_goe_kernel();
GoeKernel avx2_goe_kernel();
GoeKernel avx512_goe_kernel();

}  // namespace gradus
