#include "gradus/number/lane_baseline_vector.hpp"
#include "gradus/number/lane_table.hpp"
#include "number/lane_flips.hpp"

namespace gradus::test {

const LaneKernels* flippable_baseline_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<Flippable<BaselineVector>>::kernels();
  return &table;
}

}  // namespace gradus::test
