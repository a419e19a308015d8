#pragma once

#include <cstdint>

#include "gradus/number/lane_nearest.hpp"
#include "gradus/number/lane_vector.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gradus {
namespace {

/// Two doubles with what every 64-bit processor has, through the vector types of GCC and Clang. See
/// lane_vector.hpp.
struct BaselineOperations {
  using Real [[gnu::vector_size(16)]] = double;
  using Word [[gnu::vector_size(16)]] = std::uint64_t;
  using Mask [[gnu::vector_size(16)]] = long long;
  static constexpr int width = 2;
  static constexpr bool fused = false;

  GRADUS_LANE Real load(const double* p) { return *reinterpret_cast<const Memory*>(p); }
  GRADUS_LANE void store(double* p, Real x) { *reinterpret_cast<Memory*>(p) = x; }
  GRADUS_LANE Real all(double x) { return Real{x, x}; }

  GRADUS_LANE Real add(Real a, Real b) { return a + b; }
  GRADUS_LANE Real sub(Real a, Real b) { return a - b; }
  GRADUS_LANE Real mul(Real a, Real b) { return a * b; }
  GRADUS_LANE Real div(Real a, Real b) { return a / b; }
  GRADUS_LANE Real sqrt(Real a) {
#ifdef __SSE2__
    return _mm_sqrt_pd(a);
#else
    return Real{__builtin_sqrt(a[0]), __builtin_sqrt(a[1])};
#endif
  }
  GRADUS_LANE Real mul_add(Real a, Real b, Real c) { return a * b + c; }
  GRADUS_LANE Real sub_mul(Real c, Real a, Real b) { return c - a * b; }
  GRADUS_LANE Real abs(Real a) { return and_bits(a, 0x7fffffffffffffff); }
  GRADUS_LANE Real negate(Real a) { return flip_sign(a, all(-0.0)); }
  GRADUS_LANE Real sign_of(Real a) { return and_bits(a, 0x8000000000000000); }
  GRADUS_LANE Real flip_sign(Real a, Real sign) { return real(word(a) ^ word(sign)); }
  GRADUS_LANE Real min(Real a, Real b) { return select(less(a, b), a, b); }
  GRADUS_LANE Real max(Real a, Real b) { return select(less(b, a), a, b); }

  GRADUS_LANE Mask less(Real a, Real b) { return a < b; }
  GRADUS_LANE Mask less_equal(Real a, Real b) { return a <= b; }
  GRADUS_LANE Mask both(Mask a, Mask b) { return a & b; }
  GRADUS_LANE Mask either(Mask a, Mask b) { return a | b; }
  GRADUS_LANE Real select(Mask m, Real yes, Real no) {
    const Word w = reinterpret_cast<Word>(m);
    return real((w & word(yes)) | (~w & word(no)));
  }
  GRADUS_LANE std::uint32_t bits(Mask m) { return (m[0] != 0 ? 1U : 0U) | (m[1] != 0 ? 2U : 0U); }
  GRADUS_LANE Mask from_bits(std::uint32_t b) {
    return Mask{(b & 1) != 0 ? -1 : 0, (b & 2) != 0 ? -1 : 0};
  }

  template <int n>
  GRADUS_LANE Real shift_left(Real a) {
    return real(word(a) << n);
  }
  template <int n>
  GRADUS_LANE Real shift_right(Real a) {
    return real(word(a) >> n);
  }
  GRADUS_LANE Real add_bits(Real a, Real b) { return real(word(a) + word(b)); }
  GRADUS_LANE Real sub_bits(Real a, Real b) { return real(word(a) - word(b)); }
  GRADUS_LANE Real and_lanes(Real a, Real b) { return real(word(a) & word(b)); }
  GRADUS_LANE Real and_bits(Real a, std::uint64_t b) { return real(word(a) & b); }
  GRADUS_LANE Real or_bits(Real a, std::uint64_t b) { return real(word(a) | b); }
  GRADUS_LANE Real all_bits(std::uint64_t b) { return real(Word{b, b}); }

 private:
  using Memory [[gnu::vector_size(16), gnu::may_alias]] = double;
  GRADUS_LANE Word word(Real a) { return reinterpret_cast<Word>(a); }
  GRADUS_LANE Real real(Word a) { return reinterpret_cast<Real>(a); }
};

using BaselineVector = NearestVector<BaselineOperations>;

}  // namespace
}  // namespace gradus
