#include "gradus/number/lane_baseline_vector.hpp"
#include "gradus/spectrum/goe_lane_kernel.hpp"

namespace gradus {

GoeKernel baseline_goe_kernel() { return goe_hits<BaselineVector>; }

}  // namespace gradus
