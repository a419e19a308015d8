// Unknowns in which a difference is affine: gone at once, in no way but towards what is least.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
           x = Term::symbol("x"), y = Term::symbol("y"), z = Term::symbol("z");
const Variable v = in(x, -1, 1), w = in(y, -1, 1);

Variable around_zero(Term t, int size) { return in(t, -size, size); }

TEST(Affine, curvatures_in_a_box_are_at_most_what_rows_add_up_to) {
  const Term form = a * square(x) + 2 * b * x * y + c * square(y), norm = square(x) + square(y);
  const std::vector<Variable> all{v, w, around_zero(a, 1), around_zero(b, 2), around_zero(c, 1)};
  EXPECT_TRUE(is_certified(about(form <= 3 * norm, all)));
  EXPECT_FALSE(is_certified(about(form <= Rational(29, 10) * norm, all)));
  EXPECT_FALSE(is_certified(about(form < 3 * norm, all)));
  EXPECT_FALSE(is_certified(about(form <= 3 * norm, {v, w, around_zero(a, 1), around_zero(b, 2),
                                                     in(c, -1, Rational(11, 10))})));
}

TEST(Affine, only_ranges_of_their_own_count) {
  const Term form = a * x + b * y + c * x * y;
  const std::vector<Variable> all{v, w, around_zero(a, 1), around_zero(b, 1), around_zero(c, 1)};
  EXPECT_EQ(reductions_of_affine(about(form <= 3, all)).size(), 1U);
  EXPECT_TRUE(reductions_of_affine(about(form <= 3, all, {a <= b})).empty());
  EXPECT_TRUE(reductions_of_affine(about(form <= 3, {v, w, real(a), real(b), real(c)})).empty());
  EXPECT_TRUE(reductions_of_affine(about(square(a) + square(b) + square(c) <= 3, all)).empty());
  // A side without a value somewhere keeps its unknowns.
  EXPECT_TRUE(reductions_of_affine(about(form * x / x <= 3, all)).empty());
}

TEST(Affine, what_is_left_is_met_at_ends) {
  const std::vector<Rational> some{-2, -1, Rational(1, 2), 1, 3, 0};
  const auto any = [&] { return *rc::gen::elementOf(some); };
  const auto any_but_zero = [&] { return Term(some[*rc::gen::inRange<std::size_t>(0, 5)]); };
  test::for_all(30, [&] {
    const auto range = [&](Term t) {
      const Rational p = any(), q = any();
      return in(t, min(p, q), max(p, q));
    };
    const std::vector<Variable> all{v, w, range(a), range(b), range(c)};
    const Term n = any_but_zero() * a * x + any_but_zero() * b * x * y +
                   any_but_zero() * c * square(y) + Term(any()) * a + Term(any()) * c * y +
                   Term(any()) * x;
    for (const Reduction& r : reductions_of_affine(about(n >= 0, all))) {
      Valuation<Rational> at;
      at.scalars["x"] = any();
      at.scalars["y"] = any();
      const Rational left = evaluate(r.parts.at(0).statement.conclusion.left, at);
      std::optional<Rational> least;
      for (int corner = 0; corner < 8; ++corner) {
        for (std::size_t k = 0; k < 3; ++k) {
          const Variable& u = all[k + 2];
          at.scalars[u.symbol.name()] = ((corner >> k) & 1) != 0 ? *u.upper : *u.lower;
        }
        const Rational value = evaluate(n, at);
        least = least ? min(*least, value) : value;
      }
      // Signs of slopes that are known on the domain are used on it alone.
      const bool inside = abs(at.scalars["x"]) <= 1 && abs(at.scalars["y"]) <= 1;
      if (inside) RC_ASSERT(left == *least);
    }
  });
}

}  // namespace
}  // namespace gradus
