// Random formulas on random boxes, by MPFI and by the lanes, against their exact values on a dense
// grid of points.

#include <gtest/gtest.h>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/lane_tape.hpp"
#include "number/lane_levels.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

constexpr int steps = 12;

/// What has rational values.
Palette formulas() {
  Palette p = polynomials();
  p.leaves = {x(), x(), y(), y(), 2, -1, Rational(1, 3)};
  p.exponents = {0, 2, 3, 4, -1, -2};
  p.unary.push_back(Op::abs);
  p.binary.insert(p.binary.end(), {Op::divide, Op::minimum, Op::maximum});
  return p;
}

struct Range {
  double low, high;

  Rational at(int step) const {
    const Rational a = Rational::from_double(low), b = Rational::from_double(high);
    return a + (b - a) * Rational(step, steps);
  }
  Interval all() const { return Interval::hull(at(0), at(steps)); }
};

Range any_range() {
  const double low = (*small_rational()).to_double();
  return {low, low + *rc::gen::element(0.0, 1e-9, 0.01, 0.3, 1.0, 2.0) * *rc::gen::inRange(1, 4)};
}

/// The exact value, or nothing where there is none.
std::optional<Rational> value(Term t, const Rational& x, const Rational& y) {
  return exact_value(t, valuation<Rational>(Values{x, y, 0}));
}

TEST(DenseSampling, no_value_lies_outside_an_enclosure) {
  long met = 0;
  for_all(100, [&] {
    const Term t = *rc::gen::resize(100, any_term(formulas()));
    const Range a = any_range(), b = any_range();
    Valuation<Interval> box;
    box.scalars = {{"x", a.all()}, {"y", b.all()}};
    const Interval image = evaluate(t, box);
    const Tape tape(std::vector<Term>{t}, std::vector<Term>{x(), y()});
    std::vector<std::pair<bool, Interval>> by_lanes;  // defined on the box, and what encloses it
    for (const LaneLevel level : lane_levels()) {
      const LaneScope scope;
      const LaneTape lanes(tape, lane_kernels(level));
      LaneTape::Work work = lanes.make_work();
      for (int lane = 0; lane < LaneBlock::pack; ++lane) {
        work.values[0].low[lane] = a.low;
        work.values[0].high[lane] = a.high;
        work.values[1].low[lane] = b.low;
        work.values[1].high[lane] = b.high;
      }
      lanes.run(work, 1);
      const LaneBlock& out = lanes.value(work, 0);
      const bool defined = (lanes.defined(work, 0) & 1U) != 0;
      by_lanes.emplace_back(defined, defined ? Interval::hull(Interval::from_double(out.low[0]),
                                                              Interval::from_double(out.high[0]))
                                             : Interval::whole());
    }
    for (int i = 0; i <= steps; ++i) {
      for (int j = 0; j <= steps; ++j) {
        const auto exact = value(t, a.at(i), b.at(j));
        if (exact) {
          RC_ASSERT(image.definedness() != Definedness::nowhere);
          RC_ASSERT(image.contains(*exact));
        } else {
          RC_ASSERT(!image.is_defined());
        }
        for (const auto& [defined, enclosure] : by_lanes) {
          RC_ASSERT(exact || !defined);
          if (exact) RC_ASSERT(enclosure.contains(*exact));
        }
        met += exact.has_value();
      }
    }
  });
  EXPECT_GE(met, enough(5'000));
}

}  // namespace
}  // namespace gradus::test
