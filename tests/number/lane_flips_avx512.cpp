#include "number/lane_flips.hpp"

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

#include "gradus/number/lane_avx512_vector.hpp"
#include "gradus/number/lane_table.hpp"

namespace gradus::test {

const LaneKernels* flippable_avx512_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<Flippable<Avx512Vector>>::kernels();
  return &table;
}

}  // namespace gradus::test

#else

namespace gradus::test {

const LaneKernels* flippable_avx512_lane_kernels() { return nullptr; }

}  // namespace gradus::test

#endif
