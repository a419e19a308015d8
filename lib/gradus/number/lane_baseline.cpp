#include "gradus/number/lane_baseline_vector.hpp"
#include "gradus/number/lane_levels.hpp"
#include "gradus/number/lane_table.hpp"

namespace gradus {

const LaneKernels* baseline_lane_kernels() {
  static constexpr LaneKernels table = LaneTable<BaselineVector>::kernels();
  return &table;
}

}  // namespace gradus
