#include "number/lane_flips.hpp"

#if defined(__AVX2__) && defined(__FMA__)

#include "gradus/number/lane_avx2_vector.hpp"
#include "gradus/number/lane_table.hpp"

namespace gradus::test {

const LaneKernels* flippable_avx2_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<Flippable<Avx2Vector>>::kernels();
  return &table;
}

}  // namespace gradus::test

#else

namespace gradus::test {

const LaneKernels* flippable_avx2_lane_kernels() { return nullptr; }

}  // namespace gradus::test

#endif
