#pragma once

#include <immintrin.h>

#include <cstdint>

#include "gradus/number/lane_nearest.hpp"
#include "gradus/number/lane_vector.hpp"

namespace gradus {
namespace {

/// Four doubles with AVX2 and FMA. See lane_vector.hpp.
struct Avx2Operations {
  using Real = __m256d;
  using Mask = __m256d;
  static constexpr int width = 4;
  static constexpr bool fused = true;

  GRADUS_LANE Real load(const double* p) { return _mm256_load_pd(p); }
  GRADUS_LANE void store(double* p, Real x) { _mm256_store_pd(p, x); }
  GRADUS_LANE Real all(double x) { return _mm256_set1_pd(x); }

  GRADUS_LANE Real add(Real a, Real b) { return _mm256_add_pd(a, b); }
  GRADUS_LANE Real sub(Real a, Real b) { return _mm256_sub_pd(a, b); }
  GRADUS_LANE Real mul(Real a, Real b) { return _mm256_mul_pd(a, b); }
  GRADUS_LANE Real div(Real a, Real b) { return _mm256_div_pd(a, b); }
  GRADUS_LANE Real sqrt(Real a) { return _mm256_sqrt_pd(a); }
  GRADUS_LANE Real mul_add(Real a, Real b, Real c) { return _mm256_fmadd_pd(a, b, c); }
  GRADUS_LANE Real sub_mul(Real c, Real a, Real b) { return _mm256_fnmadd_pd(a, b, c); }
  GRADUS_LANE Real abs(Real a) { return _mm256_andnot_pd(all(-0.0), a); }
  GRADUS_LANE Real negate(Real a) { return _mm256_xor_pd(a, all(-0.0)); }
  GRADUS_LANE Real sign_of(Real a) { return _mm256_and_pd(a, all(-0.0)); }
  GRADUS_LANE Real flip_sign(Real a, Real sign) { return _mm256_xor_pd(a, sign); }
  GRADUS_LANE Real min(Real a, Real b) { return _mm256_min_pd(a, b); }
  GRADUS_LANE Real max(Real a, Real b) { return _mm256_max_pd(a, b); }

  GRADUS_LANE Mask less(Real a, Real b) { return _mm256_cmp_pd(a, b, _CMP_LT_OQ); }
  GRADUS_LANE Mask less_equal(Real a, Real b) { return _mm256_cmp_pd(a, b, _CMP_LE_OQ); }
  GRADUS_LANE Mask both(Mask a, Mask b) { return _mm256_and_pd(a, b); }
  GRADUS_LANE Mask either(Mask a, Mask b) { return _mm256_or_pd(a, b); }
  GRADUS_LANE Real select(Mask m, Real yes, Real no) { return _mm256_blendv_pd(no, yes, m); }
  GRADUS_LANE std::uint32_t bits(Mask m) {
    return static_cast<std::uint32_t>(_mm256_movemask_pd(m));
  }
  GRADUS_LANE Mask from_bits(std::uint32_t b) {
    const __m256i lanes = _mm256_set_epi64x(8, 4, 2, 1);
    const __m256i set = _mm256_and_si256(_mm256_set1_epi64x(b), lanes);
    return _mm256_castsi256_pd(_mm256_cmpeq_epi64(set, lanes));
  }

  template <int n>
  GRADUS_LANE Real shift_left(Real a) {
    return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(a), n));
  }
  template <int n>
  GRADUS_LANE Real shift_right(Real a) {
    return _mm256_castsi256_pd(_mm256_srli_epi64(_mm256_castpd_si256(a), n));
  }
  GRADUS_LANE Real add_bits(Real a, Real b) {
    return _mm256_castsi256_pd(_mm256_add_epi64(_mm256_castpd_si256(a), _mm256_castpd_si256(b)));
  }
  GRADUS_LANE Real sub_bits(Real a, Real b) {
    return _mm256_castsi256_pd(_mm256_sub_epi64(_mm256_castpd_si256(a), _mm256_castpd_si256(b)));
  }
  GRADUS_LANE Real and_lanes(Real a, Real b) { return _mm256_and_pd(a, b); }
  GRADUS_LANE Real and_bits(Real a, std::uint64_t b) { return _mm256_and_pd(a, all_bits(b)); }
  GRADUS_LANE Real or_bits(Real a, std::uint64_t b) { return _mm256_or_pd(a, all_bits(b)); }
  GRADUS_LANE Real all_bits(std::uint64_t b) {
    return _mm256_castsi256_pd(_mm256_set1_epi64x(static_cast<long long>(b)));
  }
};

using Avx2Vector = NearestVector<Avx2Operations>;

}  // namespace
}  // namespace gradus
