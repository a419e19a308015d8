#pragma once

#include <immintrin.h>

#include <cstdint>

#include "gradus/number/lane_vector.hpp"

namespace gradus {
namespace {

/// Eight doubles with AVX-512, where each instruction says how it rounds. See lane_vector.hpp.
struct Avx512Vector {
  using Real = __m512d;
  using Mask = __mmask8;
  static constexpr int width = 8;
  static constexpr bool fused = true;
  static constexpr int down_mode = _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC;
  static constexpr int up_mode = _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC;

  GRADUS_LANE Real load(const double* p) { return _mm512_load_pd(p); }
  GRADUS_LANE void store(double* p, Real x) { _mm512_store_pd(p, x); }
  GRADUS_LANE Real all(double x) { return _mm512_set1_pd(x); }

  GRADUS_LANE Real add(Real a, Real b) { return _mm512_add_pd(a, b); }
  GRADUS_LANE Real sub(Real a, Real b) { return _mm512_sub_pd(a, b); }
  GRADUS_LANE Real mul(Real a, Real b) { return _mm512_mul_pd(a, b); }
  GRADUS_LANE Real div(Real a, Real b) { return _mm512_div_pd(a, b); }
  GRADUS_LANE Real mul_add(Real a, Real b, Real c) { return _mm512_fmadd_pd(a, b, c); }
  GRADUS_LANE Real sub_mul(Real c, Real a, Real b) { return _mm512_fnmadd_pd(a, b, c); }
  GRADUS_LANE Real abs(Real a) { return _mm512_abs_pd(a); }
  GRADUS_LANE Real negate(Real a) { return _mm512_xor_pd(a, all(-0.0)); }
  GRADUS_LANE Real sign_of(Real a) { return _mm512_and_pd(a, all(-0.0)); }
  GRADUS_LANE Real flip_sign(Real a, Real sign) { return _mm512_xor_pd(a, sign); }
  GRADUS_LANE Real min(Real a, Real b) { return _mm512_min_pd(a, b); }
  GRADUS_LANE Real max(Real a, Real b) { return _mm512_max_pd(a, b); }

  GRADUS_LANE Mask less(Real a, Real b) { return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ); }
  GRADUS_LANE Mask less_equal(Real a, Real b) { return _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ); }
  GRADUS_LANE Mask both(Mask a, Mask b) { return static_cast<Mask>(a & b); }
  GRADUS_LANE Mask either(Mask a, Mask b) { return static_cast<Mask>(a | b); }
  GRADUS_LANE Real select(Mask m, Real yes, Real no) { return _mm512_mask_blend_pd(m, no, yes); }
  GRADUS_LANE std::uint32_t bits(Mask m) { return m; }
  GRADUS_LANE Mask from_bits(std::uint32_t b) { return static_cast<Mask>(b); }

  template <int n>
  GRADUS_LANE Real shift_left(Real a) {
    return _mm512_castsi512_pd(_mm512_slli_epi64(_mm512_castpd_si512(a), n));
  }
  template <int n>
  GRADUS_LANE Real shift_right(Real a) {
    return _mm512_castsi512_pd(_mm512_srli_epi64(_mm512_castpd_si512(a), n));
  }
  GRADUS_LANE Real add_bits(Real a, Real b) {
    return _mm512_castsi512_pd(_mm512_add_epi64(_mm512_castpd_si512(a), _mm512_castpd_si512(b)));
  }
  GRADUS_LANE Real sub_bits(Real a, Real b) {
    return _mm512_castsi512_pd(_mm512_sub_epi64(_mm512_castpd_si512(a), _mm512_castpd_si512(b)));
  }
  GRADUS_LANE Real and_lanes(Real a, Real b) { return _mm512_and_pd(a, b); }
  GRADUS_LANE Real and_bits(Real a, std::uint64_t b) {
    return _mm512_castsi512_pd(_mm512_and_si512(_mm512_castpd_si512(a), word(b)));
  }
  GRADUS_LANE Real or_bits(Real a, std::uint64_t b) {
    return _mm512_castsi512_pd(_mm512_or_si512(_mm512_castpd_si512(a), word(b)));
  }
  GRADUS_LANE Real all_bits(std::uint64_t b) { return _mm512_castsi512_pd(word(b)); }

  GRADUS_LANE Real add_down(Real a, Real b) { return _mm512_add_round_pd(a, b, down_mode); }
  GRADUS_LANE Real add_up(Real a, Real b) { return _mm512_add_round_pd(a, b, up_mode); }
  GRADUS_LANE Real mul_down(Real a, Real b) { return _mm512_mul_round_pd(a, b, down_mode); }
  GRADUS_LANE Real mul_up(Real a, Real b) { return _mm512_mul_round_pd(a, b, up_mode); }
  GRADUS_LANE Real div_down(Real a, Real b) { return _mm512_div_round_pd(a, b, down_mode); }
  GRADUS_LANE Real div_up(Real a, Real b) { return _mm512_div_round_pd(a, b, up_mode); }
  GRADUS_LANE Real sqrt_down(Real a) { return _mm512_sqrt_round_pd(a, down_mode); }
  GRADUS_LANE Real sqrt_up(Real a) { return _mm512_sqrt_round_pd(a, up_mode); }

  GRADUS_LANE Real least_product(Real a, Real b, Real c, Real d, Mask /*negative*/) {
    return min(mul_down(a, b), mul_down(c, d));
  }
  GRADUS_LANE Real greatest_product(Real a, Real b, Real c, Real d, Mask /*positive*/) {
    return max(mul_up(a, b), mul_up(c, d));
  }
  GRADUS_LANE Real least_sum(Real a, Real b, Real c, Real d, Real start, Mask /*negative*/) {
    return min(_mm512_fmadd_round_pd(a, b, start, down_mode),
               _mm512_fmadd_round_pd(c, d, start, down_mode));
  }
  GRADUS_LANE Real greatest_sum(Real a, Real b, Real c, Real d, Real start, Mask /*positive*/) {
    return max(_mm512_fmadd_round_pd(a, b, start, up_mode),
               _mm512_fmadd_round_pd(c, d, start, up_mode));
  }

  GRADUS_LANE Real below(Real y, double error) {
    return _mm512_fnmadd_round_pd(abs(y), all(error), y, down_mode);
  }
  GRADUS_LANE Real above(Real y, double error) {
    return _mm512_fmadd_round_pd(abs(y), all(error), y, up_mode);
  }

 private:
  GRADUS_LANE __m512i word(std::uint64_t b) { return _mm512_set1_epi64(static_cast<long long>(b)); }
};

}  // namespace
}  // namespace gradus
