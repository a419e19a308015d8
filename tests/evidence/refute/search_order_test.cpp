#include "gradus/evidence/refute/search_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "gradus/statement/evidence.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {
namespace {

using Tuple = std::vector<Rational>;

Point as_point(const Tuple& values) {
  Point p;
  for (const Rational& value : values) p.scalars.emplace_back("x", value);
  return p;
}

std::vector<Tuple> enumerated(const std::vector<Axis>& axes, long shells, long given_largest = 1,
                              long given_product = 1) {
  Enumeration e(axes, static_cast<std::uint64_t>(given_largest),
                static_cast<std::uint64_t>(given_product));
  std::vector<Tuple> result;
  for (long shell = 1; shell <= shells; ++shell) {
    e.enter(static_cast<std::uint64_t>(shell));
    for (const std::uint64_t product : e.products()) {
      e.visit_all(product, [&](std::span<const Candidate* const> tuple) {
        Tuple values;
        for (const Candidate* c : tuple) values.push_back(c->value);
        result.push_back(values);
        return true;
      });
    }
  }
  return result;
}

/// In another way: all tuples of the grid, sorted.
std::vector<Tuple> sorted_grid(const std::vector<Axis>& axes, long shells) {
  std::vector<Tuple> grid{{}};
  for (const Axis& axis : axes) {
    std::vector<Tuple> next;
    for (const Tuple& tuple : grid) {
      for (long q = 1; q <= shells; ++q) {
        for (long p = -shells; p <= shells; ++p) {
          if (std::gcd(p, q) != 1) continue;
          const Rational value{Rational(p), Rational(q)};
          if (weight(value) > Rational(shells) || !axis.contains(value)) continue;
          next.push_back(tuple);
          next.back().push_back(value);
        }
      }
    }
    grid = std::move(next);
  }
  std::sort(grid.begin(), grid.end(),
            [](const Tuple& a, const Tuple& b) { return simpler(as_point(a), as_point(b)); });
  return grid;
}

Axis between(const Rational& low, const Rational& high) { return {low, high}; }

TEST(Enumeration, is_the_sorted_grid) {
  const Axis all, positive{Rational(0), {}, true}, natural{Rational(1), {}, false, false, true};
  const Axis narrow = between(Rational::parse("3/5"), Rational::parse("4/3"));
  EXPECT_EQ(enumerated({all}, 30), sorted_grid({all}, 30));
  EXPECT_EQ(enumerated({all, all}, 9), sorted_grid({all, all}, 9));
  EXPECT_EQ(enumerated({positive, all, natural}, 6), sorted_grid({positive, all, natural}, 6));
  EXPECT_EQ(enumerated({narrow, natural}, 16), sorted_grid({narrow, natural}, 16));
  EXPECT_EQ(enumerated({all, positive, all, positive}, 4),
            sorted_grid({all, positive, all, positive}, 4));
}

TEST(Enumeration, counts_what_is_given) {
  const Axis all;
  // With a given coordinate of weight 4 nothing stands in the shells below, and all lighter tuples
  // in the fourth.
  EXPECT_TRUE(enumerated({all, all}, 3, 4, 4).empty());
  std::vector<Tuple> expected = sorted_grid({all, all}, 4);
  std::stable_sort(expected.begin(), expected.end(), [](const Tuple& a, const Tuple& b) {
    return weight(a[0]) * weight(a[1]) < weight(b[0]) * weight(b[1]);
  });
  const std::vector<Tuple> found = enumerated({all, all}, 4, 4, 4);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_LE(weight(found[i - 1][0]) * weight(found[i - 1][1]),
              weight(found[i][0]) * weight(found[i][1]));
  }
  EXPECT_EQ(enumerated({}, 5, 3, 3), std::vector<Tuple>{Tuple{}});
}

TEST(Enumeration, stops_when_told) {
  Enumeration e({Axis{}, Axis{}}, 1, 1);
  e.enter(3);
  int visited = 0;
  EXPECT_FALSE(e.visit_all(e.products().back(), [&](auto) { return ++visited < 2; }));
  EXPECT_EQ(visited, 2);
}

TEST(Enumeration, many_coordinates_give_the_least_products_first) {
  Enumeration e(std::vector<Axis>(40), 1, 1);
  e.enter(30);
  ASSERT_FALSE(e.products().empty());
  EXPECT_EQ(e.products().front(), 30U);
  EXPECT_LT(e.products().size(), 5'000U);
  std::uint64_t count = 0;
  e.visit_all(60, [&](std::span<const Candidate* const>) {
    ++count;
    return true;
  });
  // 60 = 30 * 2 with all others 0: 40 * 39 places, values of weight 30 (29, 1/2*14.. as fractions)
  // times two signs of 1.
  std::uint64_t of_weight_30 = 0;
  for (long q = 1; q <= 30; ++q) {
    if (30 % q == 0 && std::gcd(30 / q - 1, q) == 1) of_weight_30 += 2;
  }
  EXPECT_EQ(count, 40U * 39U * of_weight_30 * 2U);
}

TEST(AxisTest, finds_its_only_and_its_simplest_value) {
  EXPECT_EQ(between(Rational(2), Rational(2)).only_value(), Rational(2));
  EXPECT_FALSE(between(Rational(2), Rational(3)).only_value());
  EXPECT_EQ((Axis{Rational(2), Rational(4), true, true, true}.only_value()), Rational(3));
  EXPECT_EQ(between(Rational::parse("3/10"), Rational::parse("9/10")).simplest(),
            Rational::parse("1/2"));
  EXPECT_EQ((Axis{Rational(0), {}, true}.simplest()), Rational(1));
  EXPECT_EQ((Axis{{}, Rational(-3)}.simplest()), Rational(-3));
  EXPECT_FALSE((Axis{Rational(1), Rational(0)}.simplest()));
}

}  // namespace
}  // namespace gradus
