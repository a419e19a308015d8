#include "number/lane_oracle.hpp"

#include <algorithm>
#include <cmath>

#include "number/lane_runs.hpp"

namespace gradus::test {

namespace {

using In = std::span<const Ends>;
using Function = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

Wide at(Function f, double x, mpfr_rnd_t rounding) {
  Wide value(x);
  f(value.get(), value.get(), rounding);
  return value;
}

Hull nowhere() {
  Hull hull;
  hull.defined = false;
  return hull;
}

Hull exact(double low, double high) { return {Wide(low), Wide(high), true}; }

Ends magnitudes(Ends a) {
  const double low = a.low <= 0 && a.high >= 0 ? 0 : std::min(std::fabs(a.low), std::fabs(a.high));
  return {low, std::max(std::fabs(a.low), std::fabs(a.high))};
}

template <Function f>
Hull increasing(In in) {
  return {at(f, in[0].low, MPFR_RNDD), at(f, in[0].high, MPFR_RNDU), true};
}

template <Function f>
Hull even(In in) {
  const Ends m = magnitudes(in[0]);
  return {at(f, m.low, MPFR_RNDD), at(f, m.high, MPFR_RNDU), true};
}

template <Function f>
Hull on_positive(In in) {
  if (in[0].low <= 0) return nowhere();
  return increasing<f>(in);
}

Hull log_above_minus_one(In in) {
  if (in[0].low <= -1) return nowhere();
  return increasing<mpfr_log1p>(in);
}

Hull square_root(In in) {
  if (in[0].low < 0) return nowhere();
  return increasing<mpfr_sqrt>(in);
}

/// floor((x - offset pi / 2) / (2 pi)). No double up to 2^20 but 0 is within 2^-61 of a multiple of
/// pi / 2, so that 200 bits tell.
double turns_before(double x, int offset) {
  mpfr_t y, pi;
  mpfr_inits2(200, y, pi, nullptr);
  mpfr_const_pi(pi, MPFR_RNDN);
  mpfr_mul_2si(pi, pi, -1, MPFR_RNDN);
  mpfr_mul_si(y, pi, -offset, MPFR_RNDN);
  mpfr_add_d(y, y, x, MPFR_RNDN);
  mpfr_div(y, y, pi, MPFR_RNDN);
  mpfr_mul_2si(y, y, -2, MPFR_RNDN);
  mpfr_floor(y, y);
  const double turns = mpfr_get_d(y, MPFR_RNDN);
  mpfr_clears(y, pi, nullptr);
  return turns;
}

/// sin or cos, with maxima at (4 n + maximum) pi / 2. Only for cos a maximum is a double: 0.
Hull wave(Function f, Ends a, int maximum) {
  const double limit = 0x1p20;
  if (a.low < -limit || a.high > limit) return nowhere();
  Hull hull;
  const auto has = [&](int quadrant) {
    return (quadrant == 0 && a.low <= 0 && a.high >= 0) ||
           turns_before(a.low, quadrant) != turns_before(a.high, quadrant);
  };
  mpfr_min(hull.low.get(), at(f, a.low, MPFR_RNDD).get(), at(f, a.high, MPFR_RNDD).get(),
           MPFR_RNDD);
  mpfr_max(hull.high.get(), at(f, a.low, MPFR_RNDU).get(), at(f, a.high, MPFR_RNDU).get(),
           MPFR_RNDU);
  if (has(maximum)) hull.high = Wide(1);
  if (has(maximum - 2)) hull.low = Wide(-1);
  return hull;
}

using Operator = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

/// Over all pairs of ends, for operations whose extremes lie there.
template <class Value>
Hull over_corners(Ends a, Ends b, Value value) {
  Hull hull;
  bool first = true;
  for (const double x : {a.low, a.high}) {
    for (const double y : {b.low, b.high}) {
      const Wide down = value(x, y, MPFR_RNDD);
      const Wide up = value(x, y, MPFR_RNDU);
      if (first || mpfr_less_p(down.get(), hull.low.get())) hull.low = down;
      if (first || mpfr_greater_p(up.get(), hull.high.get())) hull.high = up;
      first = false;
    }
  }
  return hull;
}

template <Operator f>
Hull corners(In in) {
  return over_corners(in[0], in[1], [](double x, double y, mpfr_rnd_t r) {
    Wide value;
    f(value.get(), Wide(x).get(), Wide(y).get(), r);
    return value;
  });
}

Hull quotient(In in) {
  if (in[1].low <= 0 && in[1].high >= 0) return nowhere();
  return corners<mpfr_div>(in);
}

/// in[2] + sign in[0] in[1].
template <int sign>
Hull product_sum(In in) {
  const auto with = [&](double start) {
    return over_corners(in[0], in[1], [&](double x, double y, mpfr_rnd_t r) {
      Wide value;
      mpfr_fma(value.get(), Wide(sign * x).get(), Wide(y).get(), Wide(start).get(), r);
      return value;
    });
  };
  return {with(in[2].low).low, with(in[2].high).high, true};
}

Hull power(Ends a, long n) {
  if (n == 0) return exact(1, 1);
  if (n < 0 && a.low <= 0 && a.high >= 0) return nowhere();
  const Ends on = n % 2 == 0 ? magnitudes(a) : a;
  const auto value = [n](double x, mpfr_rnd_t r) {
    Wide y(x);
    mpfr_pow_si(y.get(), y.get(), n, r);
    return y;
  };
  return n > 0 ? Hull{value(on.low, MPFR_RNDD), value(on.high, MPFR_RNDU), true}
               : Hull{value(on.high, MPFR_RNDD), value(on.low, MPFR_RNDU), true};
}

Hull tanh_slope(In in) {
  const Ends m = magnitudes(in[0]);
  if (m.high > 1) return nowhere();
  const auto value = [](double x, mpfr_rnd_t r) {
    Wide y(-x);
    const Wide one(1);
    mpfr_fma(y.get(), y.get(), Wide(x).get(), one.get(), r);
    return y;
  };
  return {value(m.high, MPFR_RNDD), value(m.low, MPFR_RNDU), true};
}

Hull atan_slope(In in) {
  const Ends m = magnitudes(in[0]);
  const auto value = [](double x, mpfr_rnd_t r) {
    Wide y(x);
    const Wide one(1);
    mpfr_fma(y.get(), y.get(), y.get(), one.get(), r == MPFR_RNDD ? MPFR_RNDU : MPFR_RNDD);
    mpfr_ui_div(y.get(), 1, y.get(), r);
    return y;
  };
  return {value(m.high, MPFR_RNDD), value(m.low, MPFR_RNDU), true};
}

Hull minimum_slope(In in) {
  return exact(in[0].high < in[1].low ? 1 : 0, in[1].high < in[0].low ? 0 : 1);
}

Hull intersection(In in) {
  const double low = std::max(in[0].low, in[1].low);
  const double high = std::min(in[0].high, in[1].high);
  if (low > high) return nowhere();
  return exact(low, high);
}

/// What of in[0] has a magnitude that occurs in in[1].
Hull magnitude_intersection(In in) {
  const Ends m = magnitudes(in[1]);
  Hull hull = nowhere();
  for (const Ends part : {Ends{-m.high, -m.low}, m}) {
    const double low = std::max(in[0].low, part.low);
    const double high = std::min(in[0].high, part.high);
    if (low > high) continue;
    hull = hull.defined ? exact(hull.low.down(), high) : exact(low, high);
  }
  return hull;
}

template <long n>
LaneOperation power_of() {
  const double size = std::fabs(static_cast<double>(n));
  return {"power " + std::to_string(n),
          1,
          run_power<n>,
          [](In in) { return power(in[0], n); },
          std::exp2(std::min(1000 / std::max(size, 1.0), 20.0)),
          4 * size,
          4 * size,
          0x1p-900};
}

}  // namespace

const std::vector<LaneOperation>& lane_operations() {
  using K = LaneKernels;
  static constexpr double unbounded = HUGE_VAL;  // a product and then a sum may cancel
  static const std::vector<LaneOperation> all = {
      {"negate", 1, run_unary<&K::negate>, [](In in) { return exact(-in[0].high, -in[0].low); }},
      {"abs", 1, run_unary<&K::abs>, even<mpfr_abs>},
      {"square", 1, run_unary<&K::square>, even<mpfr_sqr>, 4, 2, 3},
      {"reciprocal", 1, run_unary<&K::reciprocal>, [](In in) { return power(in[0], -1); }, 4, 2, 3},
      {"sqrt", 1, run_unary<&K::sqrt>, square_root, 4, 1, 2},
      {"exp", 1, run_unary<&K::exp>, increasing<mpfr_exp>, 700, 4, 5, 0x1p-1009},
      {"log", 1, run_unary<&K::log>, on_positive<mpfr_log>, 4, 4, 5},
      {"expm1", 1, run_unary<&K::expm1>, increasing<mpfr_expm1>, 700, 8, 9},
      {"log1p", 1, run_unary<&K::log1p>, log_above_minus_one, 4, 5, 6},
      {"sin", 1, run_unary<&K::sin>, [](In in) { return wave(mpfr_sin, in[0], 1); }, 0x1p20, 6, 9},
      {"cos", 1, run_unary<&K::cos>, [](In in) { return wave(mpfr_cos, in[0], 0); }, 0x1p20, 6, 9},
      {"sinh", 1, run_unary<&K::sinh>, increasing<mpfr_sinh>, 690, 10, 11},
      {"cosh", 1, run_unary<&K::cosh>, even<mpfr_cosh>, 690, 6, 7},
      {"tanh", 1, run_unary<&K::tanh>, increasing<mpfr_tanh>, 20, 9, 10},
      {"atan", 1, run_unary<&K::atan>, increasing<mpfr_atan>, 8, 7, 8},
      {"add", 2, run_binary<&K::add>, corners<mpfr_add>, 4, 1, 2},
      {"subtract", 2, run_binary<&K::subtract>, corners<mpfr_sub>, 4, 1, 2},
      {"multiply", 2, run_binary<&K::multiply>, corners<mpfr_mul>, 4, 2, 3},
      {"divide", 2, run_binary<&K::divide>, quotient, 4, 2, 3},
      {"minimum", 2, run_binary<&K::minimum>, corners<mpfr_min>, 4},
      {"maximum", 2, run_binary<&K::maximum>, corners<mpfr_max>, 4},
      {"multiply_add", 3, run_ternary<&K::multiply_add>, product_sum<1>, 4, 2, unbounded},
      {"multiply_subtract", 3, run_ternary<&K::multiply_subtract>, product_sum<-1>, 4, 2,
       unbounded},
      {"meet", 2, run_meet<&K::meet>, intersection, 4},
      {"meet_magnitude", 2, run_meet<&K::meet_magnitude>, magnitude_intersection, 4},
      {"add_constant", 2, run_constant<&K::add_constant>, corners<mpfr_add>, 4, 1, 2},
      {"multiply_constant", 2, run_constant<&K::multiply_constant>, corners<mpfr_mul>, 4, 2, 3},
      power_of<-5>(),
      power_of<-2>(),
      power_of<0>(),
      power_of<1>(),
      power_of<2>(),
      power_of<3>(),
      power_of<10>(),
      power_of<77>(),
      {"abs_slope", 1, run_unary<&K::abs_slope>,
       [](In in) { return exact(in[0].low > 0 ? 1 : -1, in[0].high < 0 ? -1 : 1); }, 1},
      {"tanh_slope", 1, run_unary<&K::tanh_slope>, tanh_slope, 1, 5, 6},
      {"atan_slope", 1, run_unary<&K::atan_slope>, atan_slope, 4, 6, 7, 0x1p-900},
      {"minimum_slope", 2, run_binary<&K::minimum_slope>, minimum_slope, 1},
  };
  return all;
}

}  // namespace gradus::test
