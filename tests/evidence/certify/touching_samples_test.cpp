#include "gradus/evidence/certify/touching_samples.hpp"

#include <gtest/gtest.h>

#include "support/statements.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

Domain domain(std::vector<Variable> variables, std::vector<Comparison> hypotheses = {}) {
  return test::about(x == y, std::move(variables), std::move(hypotheses)).domain;
}

TEST(SampledSigns, see_the_signs_that_a_formula_takes) {
  const Domain square = domain({in(x, -1, 1), in(y, -1, 1)});
  EXPECT_FALSE(SampledSigns(square, x * y).avoid(1));
  EXPECT_FALSE(SampledSigns(square, x * y).avoid(-1));
  EXPECT_TRUE(SampledSigns(square, x * x + y * y).avoid(-1));
  EXPECT_FALSE(SampledSigns(square, x * x + y * y).avoid(1));
}

TEST(SampledSigns, look_where_they_are_told_to) {
  const SampledSigns signs(domain({in(x, -1, 3), in(y, 0, 1)}), x - Term(1));
  EXPECT_TRUE(signs.avoid(-1, [](auto at) { return at[0] > 1; }));
  EXPECT_FALSE(signs.avoid(1, [](auto at) { return at[0] > 1; }));
}

TEST(SampledSigns, keep_to_the_hypotheses_and_forgive_what_rounding_does) {
  const Domain above = domain({in(x, -1, 1), in(y, -1, 1)}, {x > y});
  EXPECT_TRUE(SampledSigns(above, x - y).avoid(-1));
  const Domain large = domain({in(x, 1, 1'000'000)});
  EXPECT_TRUE(SampledSigns(large, (x + Term(Rational(1, 3))) - x - Term(Rational(1, 3))).avoid(1));
}

TEST(SampledSigns, say_nothing_of_equations_nor_of_what_has_no_value) {
  const Domain tied = domain({in(x, 0, 1), in(y, 0, 1)}, {x + y == 1});
  EXPECT_TRUE(SampledSigns(tied, x).avoid(1));
  EXPECT_TRUE(SampledSigns(domain({in(x, 0, 1)}), Term::element("g", 0)).avoid(1));
  EXPECT_TRUE(SampledSigns(domain({in(x, -2, -1)}), log(x)).avoid(-1));
}

}  // namespace
}  // namespace gradus
