#include "gradus/landscape/critical_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

long with_index(const CriticalSearch& found, unsigned index) {
  return std::ranges::count(found.points, index, &LocatedPoint::index);
}

TEST(CriticalSearch, finds_the_nine_points_of_himmelblaus_function) {
  const Term f = square(square(x) + y - Term(11)) + square(x + square(y) - Term(7));
  const CriticalSearch found = critical_points_in_box(f, {in(x, -5, 5), in(y, -5, 5)});
  EXPECT_TRUE(found.complete);
  EXPECT_EQ(found.points.size(), 9u);
  EXPECT_EQ(with_index(found, 0), 4);
  EXPECT_EQ(with_index(found, 1), 4);
  EXPECT_EQ(with_index(found, 2), 1);
  const auto at_3_2 = std::ranges::find_if(found.points, [](const LocatedPoint& p) {
    return p.box[0].contains(Rational(3)) && p.box[1].contains(Rational(2));
  });
  ASSERT_NE(at_3_2, found.points.end());
  EXPECT_TRUE(at_3_2->value.contains(Rational(0)));
}

TEST(CriticalSearch, finds_the_roots_that_a_derivative_is_made_of) {
  for_all(15, [] {
    // f' = (x - a)(x - b)(x - c) for distinct numbers.
    const Rational a(*rc::gen::inRange(-30, -12), 10), b(*rc::gen::inRange(-9, 8), 10),
        c(*rc::gen::inRange(11, 30), 10);
    const Term e1(a + b + c), e2(a * b + b * c + c * a), e3(a * b * c);
    const Term f =
        pow(x, 4) / Term(4) - e1 * pow(x, 3) / Term(3) + e2 * square(x) / Term(2) - e3 * x;
    const CriticalSearch found =
        critical_points_in_box(f, {in(x, Rational(-7, 2), Rational(7, 2))});
    RC_ASSERT(found.complete && found.points.size() == 3);
    RC_ASSERT(found.points[0].box[0].contains(a) && found.points[0].index == 0);
    RC_ASSERT(found.points[1].box[0].contains(b) && found.points[1].index == 1);
    RC_ASSERT(found.points[2].box[0].contains(c) && found.points[2].index == 0);
  });
}

TEST(CriticalSearch, says_so_where_it_cannot_be_complete) {
  EXPECT_FALSE(critical_points_in_box(pow(x, 3), {in(x, -1, 1)}, 2'000).complete);
  EXPECT_FALSE(critical_points_in_box(square(x), {in(x, 0, 1)}, 2'000).complete);
  EXPECT_FALSE(critical_points_in_box(square(x + y), {in(x, -1, 1), in(y, -1, 1)}, 500).complete);
  const CriticalSearch none = critical_points_in_box(exp(x), {in(x, -1, 1)});
  EXPECT_TRUE(none.complete && none.points.empty());
  EXPECT_THROW(critical_points_in_box(x, {real(x)}), std::invalid_argument);
}

TEST(CriticalSearch, leaves_out_what_is_not_in_the_region) {
  const Term f = square(square(x) + y - Term(11)) + square(x + square(y) - Term(7));
  const CriticalSearch found = critical_points_in_box(
      {f, {derivative(f, x), derivative(f, y)}, {in(x, -5, 5), in(y, -5, 5)}, {x - y, y}});
  EXPECT_TRUE(found.complete);
  ASSERT_EQ(found.points.size(), 2u);
  EXPECT_TRUE(found.points[0].box[0].contains(Rational(3)));
  EXPECT_EQ(found.points[1].index, 1u);
  for (const LocatedPoint& p : found.points) {
    EXPECT_TRUE(p.alone[0].contains(p.box[0]) && p.alone[1].contains(p.box[1]));
  }
}

}  // namespace
}  // namespace gradus::test
