#include "gradus/landscape/zero_filter.hpp"

#include <gtest/gtest.h>

#include "support/property.hpp"

namespace gradus::test {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");
using Finding = ZeroFilter::Finding;

TEST(ZeroFilter, never_loses_a_zero) {
  for_all(60, [] {
    // Zeros at (a, b) and (-a, b).
    const int a = *rc::gen::inRange(1, 20), b = *rc::gen::inRange(-20, 20);
    const std::vector<Term> field{square(x) - Term(a * a) + sin(y - Term(b)),
                                  (y - Term(b)) * (Term(2) + tanh(x))};
    ZeroFilter filter(field, {}, std::vector<Term>{x, y});
    std::vector<ZeroFilter::Box> boxes;
    for (std::size_t i = 0; i < ZeroFilter::most; ++i) {
      const double left = *rc::gen::inRange(0, 40), below = *rc::gen::inRange(0, 40),
                   side = *rc::gen::inRange(1, 30);
      boxes.push_back({{a - left / 8, a - left / 8 + side}, {b - below / 8, b - below / 8 + side}});
    }
    const std::vector<ZeroFilter::Box> before = boxes;
    const auto findings = filter.look(boxes);
    const auto has_zero = [&](const ZeroFilter::Box& box) {
      return box[0][0] <= a && a <= box[0][1] && box[1][0] <= b && b <= box[1][1];
    };
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (!has_zero(before[i])) continue;
      RC_ASSERT(findings[i] != Finding::none && has_zero(boxes[i]));
    }
  });
}

TEST(ZeroFilter, tells_boxes_without_a_zero_from_those_around_one) {
  const std::vector<Term> field{x - Term(1), y}, region{-y};
  ZeroFilter filter(field, region, std::vector<Term>{x, y});
  std::vector<ZeroFilter::Box> boxes{
      {{0.5, 2}, {-1, 1}}, {{2, 3}, {-1, 1}}, {{0.5, 2}, {0.25, 1}}, {{0, 4}, {1, 2}}};
  const auto findings = filter.look(boxes);
  EXPECT_EQ(findings[0], Finding::promising);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(findings[i], Finding::none) << i;
}

TEST(ZeroFilter, says_where_doubles_say_nothing) {
  const std::vector<Term> field{exp(x) - Term(2)};
  ZeroFilter filter(field, {}, std::vector<Term>{x});
  std::vector<ZeroFilter::Box> boxes{{{-1, 5000}}};
  EXPECT_EQ(filter.look(boxes)[0], Finding::unknown);
}

}  // namespace
}  // namespace gradus::test
