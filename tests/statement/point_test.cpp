#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "gradus/statement/evidence.hpp"

namespace gradus {
namespace {

Rational q(long p, long d = 1) { return Rational(Rational(p), Rational(d)); }

Point at(const std::vector<Rational>& values) {
  Point p;
  for (std::size_t i = 0; i < values.size(); ++i) {
    p.scalars.emplace_back("x" + std::to_string(i), values[i]);
  }
  return p;
}

TEST(PointText, names_every_part) {
  Point p;
  p.scalars = {{"eps", q(3, 2)}, {"t", q(4)}};
  p.vectors = {{"g", {q(1)}}};
  p.operators = {{"H", {{q(1), q(-1, 2)}, {q(-1, 2), q(2)}}}};
  p.sequences = {{"a", {q(0), q(1), q(2)}}, {"b", {q(7)}}, {"none", {}}};
  p.distributions = {{"r", {q(0), q(2)}, {q(1, 2), q(1, 2)}}, {"c", {q(5)}, {q(1)}}};
  EXPECT_EQ(text(p),
            "eps = 3/2, t = 4, g = (1), H = (1, -1/2; -1/2, 2), a[0..2] = 0, 1, 2, b[0] = 7, "
            "r is one of 0, 2 with chances 1/2, 1/2, c is always 5");
  EXPECT_EQ(text(Point{}), "");
}

TEST(PointCoordinates, come_in_order_and_symmetric_entries_once) {
  Point p;
  p.distributions = {{"r", {q(8), q(9)}, {q(1, 3), q(2, 3)}}};
  p.sequences = {{"a", {q(6), q(7)}}};
  p.operators = {{"H", {{q(3), q(4)}, {q(4), q(5)}}}};
  p.vectors = {{"g", {q(2)}}};
  p.scalars = {{"eps", q(1)}};
  const std::vector<Rational> expected{q(1), q(2), q(3), q(4),    q(5),   q(6),
                                       q(7), q(8), q(9), q(1, 3), q(2, 3)};
  EXPECT_EQ(coordinates(p), expected);
}

TEST(PointOrder, least_largest_height_then_sum_then_lexicographic) {
  // Each stands before all that follow it.
  const std::vector<Point> ascending{at({q(0), q(0)}),    at({q(0), q(1)}),    at({q(0), q(-1)}),
                                     at({q(1), q(0)}),    at({q(-1), q(0)}),   at({q(1), q(1)}),
                                     at({q(1), q(-1)}),   at({q(-1), q(1)}),   at({q(0), q(2)}),
                                     at({q(2), q(0)}),    at({q(-2), q(1)}),   at({q(2), q(2)}),
                                     at({q(0), q(1, 2)}), at({q(0), q(3)}),    at({q(0), q(-1, 2)}),
                                     at({q(0), q(4)}),    at({q(0), q(1, 3)}), at({q(0), q(5)})};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(simpler(ascending[i], ascending[j]), i < j)
          << text(ascending[i]) << " against " << text(ascending[j]);
    }
  }
}

TEST(PointOrder, fewer_coordinates_come_first_when_nothing_else_decides) {
  EXPECT_TRUE(simpler(at({q(1)}), at({q(1), q(0)})));
  EXPECT_FALSE(simpler(at({q(1), q(0)}), at({q(1)})));
}

RC_GTEST_PROP(PointOrder, is_a_strict_total_order, ()) {
  const auto points = *rc::gen::container<std::vector<std::vector<std::pair<int, int>>>>(
      3, rc::gen::container<std::vector<std::pair<int, int>>>(
             2, rc::gen::pair(rc::gen::inRange(-6, 7), rc::gen::inRange(1, 6))));
  std::vector<Point> p;
  for (const auto& values : points) {
    p.push_back(at({q(values[0].first, values[0].second), q(values[1].first, values[1].second)}));
  }
  for (const Point& a : p) {
    RC_ASSERT(!simpler(a, a));
    for (const Point& b : p) {
      RC_ASSERT(simpler(a, b) + simpler(b, a) == (coordinates(a) == coordinates(b) ? 0 : 1));
      for (const Point& c : p) RC_ASSERT(!(simpler(a, b) && simpler(b, c)) || simpler(a, c));
    }
  }
}

}  // namespace
}  // namespace gradus
