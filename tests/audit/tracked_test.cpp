// The bound of Tracked holds for float and double arithmetic in whatever form a formula is
// computed.

#include "gradus/audit/tracked.hpp"

#include "support/property.hpp"

namespace gradus {
namespace {

template <class F>
inline constexpr int bits = std::is_same_v<F, float> ? 24 : 53;

/// A random member of the type, of either sign, not too large and not too small.
template <class F>
F draw() {
  const auto digits = *rc::gen::inRange<int>(-(1 << 23), 1 << 23);
  const auto exponent = *rc::gen::inRange<int>(-30, 8);
  return std::ldexp(static_cast<F>(digits), exponent);
}

template <class F>
F draw_factor() {
  return static_cast<F>(1) - static_cast<F>(*rc::gen::inRange<int>(1, 1000)) / 2000;
}

template <class F, int Bits = bits<F>>
void expect_within(F computed, const Tracked<Bits>& bound) {
  if (!std::isfinite(bound.error)) return;
  RC_ASSERT(std::abs(static_cast<long double>(computed) - bound.value) <=
            static_cast<long double>(bound.error) * (1 + 1e-9L));
}

template <class F>
void check_sums_in_any_order() {
  using T = Tracked<bits<F>>;
  test::for_all(300, [] {
    const F a = draw<F>(), b = draw<F>(), c = draw<F>(), d = draw<F>();
    const T bound = T(a) + T(b) - T(c) + T(d);
    expect_within<F>(((a + b) - c) + d, bound);
    expect_within<F>((a + d) + (b - c), bound);
    expect_within<F>((a - c) + (d + b), bound);
    expect_within<F>(static_cast<F>(static_cast<double>(a) + b - c + d), bound);
  });
}
TEST(Tracked, covers_sums_in_any_order) {
  check_sums_in_any_order<float>();
  check_sums_in_any_order<double>();
}

template <class F>
void check_averages() {
  using T = Tracked<bits<F>>;
  test::for_all(100, [] {
    const F beta = draw_factor<F>(), take = 1 - beta;  // exact
    F written = 0, fused = 0, moved = 0;
    T bound(0);
    for (int k = 0; k < 40; ++k) {
      const F g = draw<F>();
      written = beta * written + take * g;
      fused = std::fma(beta, fused, take * g);
      moved = moved + take * (g - moved);
      bound = T(beta) * bound + T(take) * T(g);
      expect_within<F>(written, bound);
      expect_within<F>(fused, bound);
      expect_within<F>(moved, bound);
    }
  });
}
TEST(Tracked, covers_averages_written_fused_and_moved) {
  check_averages<float>();
  check_averages<double>();
}

template <class F>
void check_quotients() {
  using T = Tracked<bits<F>>;
  test::for_all(300, [] {
    const F m = draw<F>(), v = std::abs(draw<F>()), c1 = draw_factor<F>(), c2 = draw_factor<F>();
    const F eps = static_cast<F>(1e-3), lr = static_cast<F>(0.05), w = draw<F>();
    const T bound = T(w) - T(lr) * (T(m) / T(c1) / (sqrt(T(v) / T(c2)) + T(eps)));
    expect_within<F>(w - lr * (m / c1) / (std::sqrt(v / c2) + eps), bound);
    expect_within<F>(w - lr / c1 * m / (std::sqrt(v) / std::sqrt(c2) + eps), bound);
    expect_within<F>(w - lr * m / (c1 * (std::sqrt(v * (1 / c2)) + eps)), bound);
  });
}
TEST(Tracked, covers_equivalent_forms_of_a_quotient) {
  check_quotients<float>();
  check_quotients<double>();
}

TEST(Tracked, bounds_are_not_idle) {
  // Far outside what rounding does, and not wider than a few units where nothing cancels.
  using T = Tracked<24>;
  const T sum = T(1) + T(0x1p-30);
  EXPECT_LT(sum.error, 3 * 0x1p-24);
  EXPECT_GT(sum.error, 0x1p-24);
  const T difference = T(1) - T(0x1.fffffep-1);
  EXPECT_GT(difference.error, 0.5 * static_cast<double>(difference.value));
}

TEST(Tracked, says_nothing_where_a_divisor_or_a_radicand_may_be_zero) {
  using T = Tracked<24>;
  const T small = (T(1) + T(0x1p-26)) - T(1);
  EXPECT_TRUE(std::isinf((T(1) / small).error));
  EXPECT_TRUE(std::isinf(sqrt(T(0x1p-30) + T(1) - T(1)).error));
}

TEST(Tracked, nan_means_that_every_implementation_has_it) {
  using T = Tracked<24>;
  EXPECT_TRUE(std::isnan((T(0) / T(0)).value));
  EXPECT_TRUE(std::isnan(sqrt(T(-1)).value));
  const T perhaps = (T(1) + T(0x1p-26)) - T(1);
  EXPECT_FALSE(std::isnan((T(0) / (perhaps - perhaps)).value));
}

TEST(Tracked, exact_zeros_stay_exact) {
  using T = Tracked<24>;
  const T nothing = T(0.9) * T(0) + T(0.1) * T(0);
  EXPECT_EQ(nothing.error, 0);
  EXPECT_EQ((T(0.05) * nothing / (sqrt(nothing) + T(1e-8))).error, 0);
}

}  // namespace
}  // namespace gradus
