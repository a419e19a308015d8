#include "gradus/number/lane_levels.hpp"

#if defined(__AVX2__) && defined(__FMA__)

#include "gradus/number/lane_avx2_vector.hpp"
#include "gradus/number/lane_table.hpp"

namespace gradus {

const LaneKernels* avx2_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<Avx2Vector>::kernels();
  return &table;
}

}  // namespace gradus

#else

namespace gradus {

const LaneKernels* avx2_lane_kernels() { return nullptr; }

}  // namespace gradus

#endif
