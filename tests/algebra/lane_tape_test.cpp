#include "gradus/algebra/lane_tape.hpp"

#include <gtest/gtest.h>

#include "algebra/term_gen.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

constexpr int kLanes = LaneBlock::pack;

const std::vector<Term>& inputs() {
  static const std::vector<Term> terms = {x(), y(), n()};
  return terms;
}

std::vector<LaneLevel> levels() {
  std::vector<LaneLevel> result;
  for (const LaneLevel level : {LaneLevel::baseline, LaneLevel::avx2, LaneLevel::avx512}) {
    if (has_lane_level(level)) result.push_back(level);
  }
  return result;
}

Interval at(const LaneBlock& block, int lane) {
  return Interval::hull(Interval::from_double(block.low[lane]),
                        Interval::from_double(block.high[lane]));
}

bool has(LaneMask lanes, int lane) { return (lanes >> lane & 1U) != 0; }

/// Boxes of doubles and, in each, exact points, the corners among them.
struct Boxes {
  std::vector<std::pair<double, double>> ends[kLanes];
  std::vector<std::vector<Rational>> points[kLanes];
};

Boxes any_boxes() {
  Boxes boxes;
  for (int lane = 0; lane < kLanes; ++lane) {
    const Values values = *any_values();
    const double scale = *rc::gen::element(0.0, 1e-9, 0.01, 0.3, 2.0);
    std::vector<std::vector<Rational>> choices;
    for (const Rational& from : {values.x, values.y, Rational(values.n)}) {
      const double low = from.to_double();
      const double high = low + scale * *rc::gen::inRange(0, 5);
      boxes.ends[lane].emplace_back(low, high);
      const Rational a = Rational::from_double(low), b = Rational::from_double(high);
      const Rational third = a + (b - a) * *rational_in(0, 1);
      choices.push_back({a, b, (a + b) / 2, third});
    }
    for (int k = 0; k < 3; ++k) {
      std::vector<Rational> point;
      for (std::size_t v = 0; v < choices.size(); ++v) {
        point.push_back(choices[v][*rc::gen::inRange<std::size_t>(0, 4)]);
      }
      boxes.points[lane].push_back(std::move(point));
    }
  }
  return boxes;
}

LaneTape::Work run(const LaneTape& tape, const Boxes& boxes) {
  LaneTape::Work work = tape.make_work();
  for (int lane = 0; lane < kLanes; ++lane) {
    for (std::size_t v = 0; v < inputs().size(); ++v) {
      work.values[v].low[lane] = boxes.ends[lane][v].first;
      work.values[v].high[lane] = boxes.ends[lane][v].second;
    }
  }
  tape.run(work, 1);
  return work;
}

std::vector<Interval> enclosed(const std::vector<Rational>& point) {
  return {point.begin(), point.end()};
}

/// By lane, at its points.
std::vector<std::vector<Interval>> at_points(const Tape& tape, const Boxes& boxes) {
  std::vector<std::vector<Interval>> values(kLanes);
  for (int lane = 0; lane < kLanes; ++lane) {
    for (const auto& point : boxes.points[lane]) {
      values[lane].push_back(tape.run<Interval>(enclosed(point)).front());
    }
  }
  return values;
}

Palette real_formulas() {
  Palette palette = straight_formulas();
  palette.exponents.push_back(-2);
  palette.exponents.push_back(5);
  palette.exponents.push_back(Rational(3, 2));
  return palette;
}

TEST(LaneTapeTest, EnclosesTheValuesAtPointsOfTheBoxes) {
  int compared = 0;
  for_all(10'000, [&] {
    const Term t = *any_term(real_formulas());
    const Tape tape(std::vector<Term>{t}, inputs());
    const Boxes boxes = any_boxes();
    const auto values = at_points(tape, boxes);
    for (const LaneLevel level : levels()) {
      const LaneScope scope;
      const LaneTape lanes(tape, lane_kernels(level));
      const LaneTape::Work work = run(lanes, boxes);
      for (int lane = 0; lane < kLanes; ++lane) {
        if (!has(lanes.defined(work, 0), lane)) continue;
        for (const Interval& value : values[lane]) {
          RC_ASSERT(value.is_defined());
          RC_ASSERT(possibly(at(lanes.value(work, 0), lane) == value));
          ++compared;
        }
      }
    }
  });
  EXPECT_GT(compared, enough(50'000));
}

TEST(LaneTapeTest, EnclosesTheGradientsAtPointsOfTheBoxes) {
  int compared = 0;
  for_all(1'500, [&] {
    const Term t = *any_term(real_formulas());
    const Tape tape(std::vector<Term>{t}, inputs());
    const Boxes boxes = any_boxes();
    for (const LaneLevel level : levels()) {
      const LaneScope scope;
      const LaneTape lanes(tape, lane_kernels(level));
      LaneTape::Work work = run(lanes, boxes);
      const LaneMask good = lanes.gradient(work, 0, 1);
      for (int lane = 0; lane < kLanes; ++lane) {
        if (!has(good, lane)) continue;
        for (const auto& point : boxes.points[lane]) {
          const auto jet = tape.run_with_gradient<Interval>(enclosed(point)).front();
          for (std::size_t v = 0; v < inputs().size(); ++v) {
            if (!jet.gradient[v].is_defined()) continue;  // by an exponent, at a base below 0
            RC_ASSERT(possibly(at(work.slopes[v], lane) == jet.gradient[v]));
            ++compared;
          }
        }
      }
    }
  });
  EXPECT_GT(compared, enough(10'000));
}

TEST(LaneTapeTest, ContractionKeepsEveryPointThatMeetsTheInequality) {
  int kept = 0, shrunk = 0;
  for_all(2'500, [&] {
    const Term t = *any_term(real_formulas());
    const Tape tape(std::vector<Term>{t}, inputs());
    const Boxes boxes = any_boxes();
    const auto values = at_points(tape, boxes);
    for (const LaneLevel level : levels()) {
      const LaneScope scope;
      const LaneTape lanes(tape, lane_kernels(level));
      LaneTape::Work work = run(lanes, boxes);
      const LaneMask empty = lanes.contract(work, 0, 1);
      for (int lane = 0; lane < kLanes; ++lane) {
        for (std::size_t k = 0; k < values[lane].size(); ++k) {
          if (!certainly(values[lane][k] >= Interval(0))) continue;
          RC_ASSERT(!has(empty, lane));
          for (std::size_t v = 0; v < inputs().size(); ++v) {
            RC_ASSERT(at(work.values[v], lane).contains(boxes.points[lane][k][v]));
          }
          ++kept;
        }
        const double width = boxes.ends[lane][0].second - boxes.ends[lane][0].first;
        const bool narrower = work.values[0].high[lane] - work.values[0].low[lane] < width;
        if (has(empty, lane) || narrower) ++shrunk;
      }
    }
  });
  EXPECT_GT(kept, enough(2'000));
  EXPECT_GT(shrunk, enough(500));
}

TEST(LaneTapeTest, PowersOfConstantsAndByConstantsAreSharp) {
  const LaneScope scope;
  const Tape tape(std::vector<Term>{pow(x(), Term(3) - 1), pow(Term(2), Term(3)) * x(), x() / 4},
                  inputs());
  const LaneTape lanes(tape, lane_kernels(best_lane_level()));
  LaneTape::Work work = lanes.make_work();
  for (std::size_t v = 0; v < 3; ++v) {
    for (int lane = 0; lane < kLanes; ++lane) {
      work.values[v].low[lane] = -1;
      work.values[v].high[lane] = 3;
    }
  }
  lanes.run(work, 1);
  const double expected[][2] = {{0, 9}, {-8, 24}, {-0.25, 0.75}};
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_TRUE(has(lanes.defined(work, k), 0));
    EXPECT_EQ(lanes.value(work, k).low[0], expected[k][0]);
    EXPECT_EQ(lanes.value(work, k).high[0], expected[k][1]);
  }
}

TEST(LaneTapeTest, UndefinedConstantsAreDefinedNowhere) {
  const LaneScope scope;
  const Tape tape(std::vector<Term>{x() + log(Term(-1)), x() + sqrt(Term(2))}, inputs());
  const LaneTape lanes(tape, lane_kernels(best_lane_level()));
  LaneTape::Work work = lanes.make_work();
  lanes.run(work, 1);
  EXPECT_EQ(lanes.defined(work, 0), 0U);
  EXPECT_NE(lanes.defined(work, 1), 0U);
}

}  // namespace
}  // namespace gradus::test
