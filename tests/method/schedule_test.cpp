#include "gradus/method/schedule.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/method/infinite_product.hpp"

namespace gradus {
namespace {

const Term t = Term::symbol("t");

Rational at(Term formula, const Rational& step) {
  Valuation<Rational> v;
  v.scalars = {{"t", step}};
  return evaluate<Rational>(formula, v);
}

TEST(Schedule, rates_of_the_first_steps) {
  const Term first(Rational(1, 10));
  const std::vector<Rational> hyperbolic{Rational(1, 10), Rational(1, 30), Rational(1, 50)},
      square{Rational(1, 10), Rational(1, 40), Rational(1, 90)},
      geometric{Rational(1, 10), Rational(1, 20), Rational(1, 40)};
  for (long step = 0; step < 3; ++step) {
    const auto k = static_cast<std::size_t>(step);
    EXPECT_EQ(at(hyperbolic_decay(first, Term(2), t), step), hyperbolic[k]);
    EXPECT_EQ(at(inverse_square_decay(first, t), step), square[k]);
    EXPECT_EQ(at(geometric_decay(first, Term(Rational(1, 2)), t), step), geometric[k]);
  }
}

TEST(Schedule, recursions_start_and_go_on_as_said) {
  const Sequence r("R"), s("S");
  const auto rate = [](Term k) { return Term(1) / (k + Term(2)); };
  const Recursion shrinking = residual(r, Term(3), rate), growing = accumulated(s, Term(5), rate);
  const Term k = shrinking.index;
  EXPECT_TRUE(same(shrinking.start, Term(1)));
  EXPECT_TRUE(same(shrinking.next, (Term(1) - Term(3) * (Term(1) / (k + Term(2)))) * r(k)));
  EXPECT_TRUE(same(growing.start, Term(5)));
  EXPECT_TRUE(same(growing.next, s(k) + Term(1) / (k + Term(2))));
}

TEST(InfiniteProduct, encloses_what_is_known_and_narrows) {
  // pi^2/6 and, for c = 1/4, 2/pi (Wallis); for c = 1 a factor is 0.
  const Rational low = Rational::parse("3.14159265358979"),
                 high = Rational::parse("3.1415926535898");
  Rational width = 1;
  for (const unsigned terms : {1U, 10U, 100U}) {
    const RationalInterval sum = sum_of_inverse_squares(terms);
    EXPECT_LT(sum.lower, high * high / Rational(6));
    EXPECT_GT(sum.upper, low * low / Rational(6));
    const RationalInterval wallis = product_of_inverse_squares(Rational(1, 4), terms);
    EXPECT_LT(wallis.lower, Rational(2) / low);
    EXPECT_GT(wallis.upper, Rational(2) / high);
    EXPECT_LT(wallis.upper - wallis.lower, width);
    width = wallis.upper - wallis.lower;
    EXPECT_EQ(product_of_inverse_squares(1, terms).upper, Rational(0));
  }
  EXPECT_THROW(sum_of_inverse_squares(0), std::invalid_argument);
  EXPECT_THROW(product_of_inverse_squares(2, 5), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
