#include "gradus/landscape/network_family.hpp"

#include <gtest/gtest.h>

namespace gradus::test {
namespace {

NetworkPoint point(unsigned index, unsigned copies, const Rational& loss) {
  return {{}, {}, index, copies, Interval(loss)};
}

TEST(NetworkFamily, is_the_same_for_the_same_seed) {
  const auto draw = [](std::uint64_t seed) {
    return random_family(HiddenLayer::Activation::tanh, 1, 3, Rational(1, 10), 3, seed);
  };
  const NetworkFamily a = draw(5), b = draw(5), c = draw(6);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(description(a.networks[i]), description(b.networks[i]));
    EXPECT_TRUE(a.found[i].complete);
    EXPECT_EQ(count_by_index(a.found[i]), count_by_index(b.found[i]));
  }
  EXPECT_NE(description(a.networks[0]) + description(a.networks[1]),
            description(c.networks[0]) + description(c.networks[1]));
}

TEST(NetworkFamily, compares_losses_of_minima_and_saddles) {
  const NetworkPoints good{{point(0, 2, 1), point(1, 1, 2)}, 0, true};
  EXPECT_EQ(count_by_index(good), (std::array<unsigned, 3>{2, 1, 0}));
  EXPECT_FALSE(has_bad_minimum(good) || has_saddle_below_minimum(good));
  EXPECT_TRUE(has_saddles_above_best(good));

  const NetworkPoints bad{
      {point(0, 2, 1), point(1, 1, 2), point(0, 1, 3), point(2, 4, 5)}, 0, true};
  EXPECT_EQ(count_by_index(bad), (std::array<unsigned, 3>{3, 1, 4}));
  EXPECT_TRUE(has_bad_minimum(bad) && has_saddle_below_minimum(bad) && has_saddles_above_best(bad));
  EXPECT_TRUE(spread_of_minima(bad).contains(Rational(2)));

  const NetworkPoints low{{point(1, 1, 1), point(0, 1, 1)}, 0, true};
  EXPECT_FALSE(has_saddles_above_best(low));
}

}  // namespace
}  // namespace gradus::test
