#include "gradus/landscape/linear_network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "support/property.hpp"

namespace gradus::test {
namespace {

Rational half_sum_of_squares(const std::vector<Rational>& values) {
  Rational sum = 0;
  for (const Rational& value : values) sum += value * value / 2;
  return sum;
}

LinearNetwork any_two_layers() {
  const auto width = [] { return *rc::gen::inRange(1U, 4U); };
  LinearNetwork network{2, width(), width(), width(), {}};
  const auto count = std::min(network.inputs, network.outputs);
  const auto sizes = *rc::gen::unique<std::vector<int>>(count, rc::gen::inRange(1, 20));
  for (const int size : sizes) network.modes.emplace_back(size, 4);
  return network;
}

TEST(LinearNetwork, of_two_layers_has_an_orbit_for_each_choice_of_modes_it_has_units_for) {
  for_all(15, [] {
    const LinearNetwork network = any_two_layers();
    const std::vector<LinearStratum> found = strata(network);
    std::size_t choices = 0;
    for (unsigned bits = 0; bits < 1U << network.modes.size(); ++bits) {
      std::vector<Rational> left;
      for (std::size_t i = 0; i < network.modes.size(); ++i) {
        if ((bits >> i & 1U) == 0) left.push_back(network.modes[i]);
      }
      if (network.modes.size() - left.size() > network.hidden) continue;
      ++choices;
      RC_ASSERT(std::ranges::count(found, half_sum_of_squares(left), &LinearStratum::loss) >= 1);
    }
    RC_ASSERT(found.size() == choices);
  });
}

TEST(LinearNetwork, of_two_layers_has_its_directions_down_by_counting) {
  // One for each pair of a free unit and a mode left out, and one for each pair of a mode left out
  // and a smaller one that is fitted.
  for_all(15, [] {
    const LinearNetwork network = any_two_layers();
    for (const LinearStratum& p : strata(network)) {
      unsigned fitted = 0, swaps = 0;
      for (std::size_t i = 0; i < p.zero.size(); ++i) {
        if (p.zero[i][0]) continue;
        ++fitted;
        for (std::size_t j = 0; j < p.zero.size(); ++j) {
          swaps += p.zero[j][0] && network.modes[j] > network.modes[i] ? 1 : 0;
        }
      }
      const auto left = static_cast<unsigned>(p.zero.size()) - fitted;
      RC_ASSERT(p.inertia.negative == (network.hidden - fitted) * left + swaps);
      RC_ASSERT(p.is_global == (p.inertia.negative == 0));
      RC_ASSERT(p.is_global || p.has_way_down);
    }
  });
}

TEST(LinearNetwork, of_three_layers_has_a_saddle_that_the_hessian_does_not_see) {
  const std::vector<LinearStratum> found = strata({3, 2, 2, 2, {3, 1}});
  EXPECT_EQ(found.size(), 25u);
  const auto origin = std::ranges::find(found, Rational(5), &LinearStratum::loss);
  ASSERT_NE(origin, found.end());
  EXPECT_TRUE(std::ranges::any_of(found, [](const LinearStratum& p) {
    return p.inertia == Inertia{0, 12, 0} && p.dimension == 0 && p.has_way_down;
  }));
  EXPECT_EQ(std::ranges::count(found, true, &LinearStratum::is_global), 1);
}

TEST(LinearNetwork, says_what_it_is_and_refuses_other_shapes) {
  const LinearNetwork network{2, 2, 1, 2, {3, Rational(1, 2)}};
  EXPECT_EQ(description(network), "2-1-2; 3, 1/2");
  EXPECT_EQ(description(strata(network)[0]), "fitted; 0 in W1 W2");
  EXPECT_THROW(strata({4, 2, 2, 2, {1, 2}}), std::invalid_argument);
  EXPECT_THROW(strata({2, 2, 2, 2, {1}}), std::invalid_argument);
  EXPECT_THROW(strata({3, 2, 1, 2, {1, 2}}), std::invalid_argument);
}

}  // namespace
}  // namespace gradus::test
