#include "gradus/landscape/torus.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/torus_form.hpp"
#include "gradus/landscape/trigonometric.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

using Counts = std::array<unsigned, 4>;

Counts counts(const std::vector<TorusPoint>& points) {
  Counts result{};
  for (const TorusPoint& p : points) ++result[p.index];
  return result;
}

TorusFunction drawn_function(unsigned dimension, unsigned degree) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  return random_torus_function(dimension, degree, random);
}

TEST(Torus, a_sum_of_cosines_has_one_point_for_each_choice_of_signs) {
  const TorusFunction f{3, {{{1, 0, 0}, 1, 0}, {{0, 1, 0}, 2, 0}, {{0, 0, 1}, 3, 0}}};
  const auto found = critical_points(f);
  ASSERT_TRUE(found);
  EXPECT_EQ(counts(*found), (Counts{1, 3, 3, 1}));
}

TEST(Torus, in_one_variable_the_exact_search_finds_the_same) {
  for_all(60, [] {
    const TorusFunction f = drawn_function(1, *rc::gen::inRange(1U, 5U));
    TrigonometricPolynomial same;
    for (const TorusFunction::Wave& wave : f.waves) {
      same.cosine.emplace_back(wave.cosine);
      same.sine.emplace_back(wave.sine);
    }
    const auto exact = critical_points(same);
    const auto found = critical_points(f);
    if (!found) RC_DISCARD("degenerate, or nearly");
    RC_ASSERT(exact.has_value());
    unsigned minima = 0;
    for (const CriticalPoint& p : *exact) minima += p.is_minimum ? 1 : 0;
    RC_ASSERT(exact->size() == found->size());
    RC_ASSERT(counts(*found)[0] == minima);
  });
}

TEST(Torus, even_and_odd_indices_balance) {
  for_all(20, [] {
    const TorusFunction f = drawn_function(*rc::gen::inRange(2U, 4U), 1);
    const auto found = critical_points(f);
    if (!found) RC_DISCARD("degenerate, or nearly");
    const Counts c = counts(*found);
    RC_ASSERT(c[0] + c[2] == c[1] + c[3]);
    RC_ASSERT(c[0] >= 1 && c[f.dimension] >= 1);
  });
}

TEST(Torus, turning_it_over_turns_the_indices_round_and_shifts_change_nothing) {
  for_all(15, [] {
    TorusFunction f = drawn_function(2, *rc::gen::inRange(1U, 3U));
    const auto before = critical_points(f);
    if (!before) RC_DISCARD("degenerate, or nearly");
    const Counts c = counts(*before);
    for (TorusFunction::Wave& wave : f.waves) {
      wave.cosine = -wave.cosine;
      wave.sine = -wave.sine;
    }
    const auto turned = critical_points(f);
    RC_ASSERT(turned.has_value() && counts(*turned) == (Counts{c[2], c[1], c[0], 0}));
    // x_1 becomes x_1 + pi/2 k times: cos(k.x + k_1 pi/2).
    for (TorusFunction::Wave& wave : f.waves) {
      for (int turn = 0; turn < ((wave.k[0] % 4) + 4) % 4; ++turn) {
        const long cosine = wave.cosine;
        wave.cosine = wave.sine;
        wave.sine = -cosine;
      }
    }
    const auto shifted = critical_points(f);
    RC_ASSERT(shifted.has_value() && counts(*shifted) == counts(*turned));
  });
}

TEST(Torus, indices_of_a_sum_in_separate_variables_add_up) {
  for_all(15, [] {
    const TorusFunction f = drawn_function(1, 2), g = drawn_function(1, 2);
    TorusFunction sum{2, f.waves};
    for (TorusFunction::Wave wave : g.waves) {
      std::swap(wave.k[0], wave.k[1]);
      sum.waves.push_back(wave);
    }
    const auto first = critical_points(f), second = critical_points(g), both = critical_points(sum);
    if (!first || !second || !both) RC_DISCARD("degenerate, or nearly");
    const Counts a = counts(*first), b = counts(*second);
    RC_ASSERT(counts(*both) == (Counts{a[0] * b[0], a[0] * b[1] + a[1] * b[0], a[1] * b[1], 0}));
  });
}

TEST(Torus, each_point_found_has_a_small_gradient) {
  Random random(5);
  const TorusFunction f = random_torus_function(3, 1, random);
  const auto found = critical_points(f);
  ASSERT_TRUE(found);
  for (const TorusPoint& p : *found) {
    for (unsigned i = 0; i < 3; ++i) {
      double gradient = 0, slope = 0;
      for (const TorusFunction::Wave& wave : f.waves) {
        double phase = 0, length = 0;
        for (unsigned j = 0; j < 3; ++j) {
          phase +=
              wave.k[j] * 2 * std::numbers::pi * static_cast<double>(p.place[j]) / torus_places;
          length += std::abs(wave.k[j]);
        }
        const auto a = static_cast<double>(wave.cosine), b = static_cast<double>(wave.sine);
        gradient += wave.k[i] * (b * std::cos(phase) - a * std::sin(phase));
        slope += (std::abs(a) + std::abs(b)) * length * length;
      }
      EXPECT_LE(std::abs(gradient), slope * p.half_side);
    }
  }
}

TEST(Torus, degenerate_functions_are_not_counted) {
  EXPECT_FALSE(critical_points(TorusFunction{1, {{{1, 0, 0}, 0, 0}}}));
  EXPECT_FALSE(critical_points(TorusFunction{2, {{{1, 0, 0}, 1, 0}}}));
  // sin x + sin(2x)/2 has f' = f'' = 0 at pi.
  EXPECT_FALSE(critical_points(TorusFunction{1, {{{1, 0, 0}, 0, 2}, {{2, 0, 0}, 0, 1}}}));
}

TEST(Torus, what_is_no_function_is_rejected) {
  EXPECT_THROW(critical_points(TorusFunction{4, {}}), std::invalid_argument);
  EXPECT_THROW(critical_points(TorusFunction{1, {{{0, 0, 0}, 1, 0}}}), std::invalid_argument);
  EXPECT_THROW(critical_points(TorusFunction{1, {{{1, 1, 0}, 1, 0}}}), std::invalid_argument);
}

TEST(TorusCount, is_balanced_and_symmetric_between_minima_and_maxima) {
  const TorusCount c = count_torus_points(2, 1, 60, 4);
  EXPECT_EQ(c.unbalanced, 0u);
  EXPECT_LT(c.degenerate, 6u);
  EXPECT_EQ(c.by_index[0] + c.by_index[2], c.by_index[1]);
  EXPECT_NEAR(c.mean_share, 0.25, 1e-12);  // Euler's relation in two variables
}

TEST(TorusCount, has_fewer_extrema_than_other_points_in_three_variables) {
  const TorusCount c = count_torus_points(3, 1, 4, 4);
  EXPECT_EQ(c.unbalanced, 0u);
  EXPECT_LT(c.by_index[0], c.by_index[1]);
  EXPECT_LT(c.by_index[3], c.by_index[2]);
  EXPECT_LT(c.mean_share, c.most_share);
}

}  // namespace
}  // namespace gradus::test
