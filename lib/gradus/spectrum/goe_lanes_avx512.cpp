#include "gradus/spectrum/goe_lanes.hpp"

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

#include "gradus/number/lane_avx512_vector.hpp"
#include "gradus/spectrum/goe_lane_kernel.hpp"

namespace gradus {

GoeKernel avx512_goe_kernel() { return goe_hits<Avx512Vector>; }

}  // namespace gradus

#else

namespace gradus {

GoeKernel avx512_goe_kernel() { return nullptr; }

}  // namespace gradus

#endif
