#include "gradus/number/lane_levels.hpp"

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

#include "gradus/number/lane_avx512_vector.hpp"
#include "gradus/number/lane_table.hpp"

namespace gradus {

const LaneKernels* avx512_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<Avx512Vector>::kernels();
  return &table;
}

}  // namespace gradus

#else

namespace gradus {

const LaneKernels* avx512_lane_kernels() { return nullptr; }

}  // namespace gradus

#endif
