#include "gradus/spectrum/goe_lanes.hpp"

#if defined(__AVX2__) && defined(__FMA__)

#include "gradus/number/lane_avx2_vector.hpp"
#include "gradus/spectrum/goe_lane_kernel.hpp"

namespace gradus {

GoeKernel avx2_goe_kernel() { return goe_hits<Avx2Vector>; }

}  // namespace gradus

#else

namespace gradus {

GoeKernel avx2_goe_kernel() { return nullptr; }

}  // namespace gradus

#endif
