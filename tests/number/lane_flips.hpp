#pragma once

#include <source_location>

#include "gradus/number/lane_vector.hpp"
#include "gradus/number/lanes.hpp"

namespace gradus::test {

/// Whether the operation at this place of the kernels is to round the other way; notes the place.
bool is_flipped(const std::source_location& site);

/// The kernels that ask; null as in lane_levels.hpp.
const LaneKernels* flippable_baseline_lane_kernels();
const LaneKernels* flippable_avx2_lane_kernels();
const LaneKernels* flippable_avx512_lane_kernels();

namespace {

/// V, with each operation that rounds outward asking first. The default arguments are made where
/// the kernels call.
template <class V>
struct Flippable : V {
  using typename V::Mask;
  using typename V::Real;
  using Site = std::source_location;

#define GRADUS_FLIP(operation, opposite, parameters, ...)                           \
  GRADUS_LANE Real operation parameters {                                           \
    return is_flipped(site) ? V::opposite(__VA_ARGS__) : V::operation(__VA_ARGS__); \
  }
#define GRADUS_FLIP_BOTH(down, up, parameters, ...) \
  GRADUS_FLIP(down, up, parameters, __VA_ARGS__)    \
  GRADUS_FLIP(up, down, parameters, __VA_ARGS__)
#define GRADUS_SITE const Site& site = Site::current()

  GRADUS_FLIP_BOTH(add_down, add_up, (Real a, Real b, GRADUS_SITE), a, b)
  GRADUS_FLIP_BOTH(mul_down, mul_up, (Real a, Real b, GRADUS_SITE), a, b)
  GRADUS_FLIP_BOTH(div_down, div_up, (Real a, Real b, GRADUS_SITE), a, b)
  GRADUS_FLIP_BOTH(sqrt_down, sqrt_up, (Real a, GRADUS_SITE), a)
  GRADUS_FLIP_BOTH(below, above, (Real y, double e, GRADUS_SITE), y, e)
  GRADUS_FLIP_BOTH(least_product, greatest_product,
                   (Real a, Real b, Real c, Real d, Mask m, GRADUS_SITE), a, b, c, d, m)
  GRADUS_FLIP_BOTH(least_sum, greatest_sum,
                   (Real a, Real b, Real c, Real d, Real s, Mask m, GRADUS_SITE), a, b, c, d, s, m)

#undef GRADUS_FLIP
#undef GRADUS_FLIP_BOTH
#undef GRADUS_SITE
};

}  // namespace
}  // namespace gradus::test
