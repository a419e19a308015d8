#include "gradus/evidence/refute/point_lanes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <optional>

#include "gradus/algebra/compare.hpp"
#include "gradus/number/certainty.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

constexpr Relation kRelations[] = {Relation::less,    Relation::less_equal,
                                   Relation::greater, Relation::greater_equal,
                                   Relation::equal,   Relation::not_equal};

PointLanes lanes_of(Term left, Term right) {
  const Term sides[] = {left, right}, inputs[] = {x, y};
  return PointLanes(Tape(sides, inputs));
}

std::optional<bool> decided(const PointLanes& lanes, Relation r) {
  if (lanes.shows(0, r)) return true;
  if (lanes.shows(0, negation({x, r, y}).relation)) return false;
  return {};
}

TEST(PointLanes, agree_with_exact_arithmetic_and_decide_what_is_apart) {
  PointLanes lanes = lanes_of(x * x + y / Term(3), x * y - x);
  test::for_all(500, [&](const Rational& a, const Rational& b) {
    const Rational point[] = {a, b};
    lanes.go_to(point);
    const Rational left = a * a + b / 3, right = a * b - a;
    for (const Relation r : kRelations) {
      const auto found = decided(lanes, r);
      if (found) RC_ASSERT(*found == compare(left, r, right));
      if (abs(left - right) > Rational(1, 1000)) RC_ASSERT(found.has_value());
    }
  });
}

TEST(PointLanes, decide_equality_only_of_what_is_exact) {
  PointLanes thirds = lanes_of(x / Term(3) * Term(3), x);
  const Rational one[] = {1, 0};
  thirds.go_to(one);
  EXPECT_EQ(decided(thirds, Relation::equal), std::nullopt);
  EXPECT_EQ(decided(thirds, Relation::less), std::nullopt);
  PointLanes halves = lanes_of(x / Term(2) * Term(2), x);
  halves.go_to(one);
  EXPECT_EQ(decided(halves, Relation::equal), true);
  EXPECT_EQ(decided(halves, Relation::less), false);
}

TEST(PointLanes, say_nothing_where_a_side_is_undefined_or_leaves_the_doubles) {
  PointLanes lanes = lanes_of(log(x), Term(1) / y);
  const auto is_open = [&](const Rational& a, const Rational& b) {
    const Rational point[] = {a, b};
    lanes.go_to(point);
    for (const Relation r : kRelations) {
      if (decided(lanes, r)) return false;
    }
    return true;
  };
  EXPECT_TRUE(is_open(0, 1));
  EXPECT_TRUE(is_open(-1, 1));
  EXPECT_TRUE(is_open(1, 0));
  EXPECT_FALSE(is_open(2, 1));
  EXPECT_TRUE(is_open(pow(Rational(2), 2000), 1));
  EXPECT_FALSE(is_open(2, 1));
}

}  // namespace
}  // namespace gradus
