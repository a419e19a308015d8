#pragma once

#include <cstdint>
#include <source_location>

#include "gradus/number/lane_vector.hpp"
#include "gradus/number/lanes.hpp"

namespace gradus::test {

/// Whether the operation at this place of the kernels is to round or choose the other way; notes
/// the place.
bool is_flipped(const std::source_location& site);

/// Notes at this place of the kernels for which lanes a condition held, of the first `width`.
void note_condition(const std::source_location& site, std::uint32_t lanes, int width);

/// The kernels that ask; null as in lane_levels.hpp.
const LaneKernels* flippable_baseline_lane_kernels();
const LaneKernels* flippable_avx2_lane_kernels();
const LaneKernels* flippable_avx512_lane_kernels();

namespace {

/// V, where each operation that rounds outward and each choice asks first. The default arguments
/// are made where the kernels call.
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

  GRADUS_LANE Real select(Mask m, Real yes, Real no, GRADUS_SITE) {
    note_condition(site, V::bits(m), V::width);
    return is_flipped(site) ? V::select(m, no, yes) : V::select(m, yes, no);
  }

#undef GRADUS_FLIP
#undef GRADUS_FLIP_BOTH
#undef GRADUS_SITE
};

}  // namespace
}  // namespace gradus::test
