#include "gradus/method/adagrad.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/unroll.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

/// The member of a recursion at t.
Term member(const Recursion& r, long t) {
  return unroll(Sequence(r.name)(Term(t)), {{r.name, r.index, r.start, r.next, r.from}});
}

TEST(Adagrad, its_accumulators_are_the_loops_of_the_algorithms) {
  const Term rho = Term::symbol("rho"), start = Term::symbol("s");
  const Sequence g("g");
  test::for_all(100, [&] {
    const test::Vector gradients = test::vector_of(7);
    Valuation<Rational> values;
    values.scalars = {{"rho", test::small()}, {"s", test::small()}};
    values.element = [&](const std::string&, long k) {
      return gradients.at(static_cast<std::size_t>(k - 1));
    };
    Rational total, average = values.scalars.at("s");
    for (long t = 0; t <= 7; ++t) {
      if (t > 0) {
        const Rational& now = gradients[static_cast<std::size_t>(t - 1)];
        total += now * now;
        average += (Rational(1) - values.scalars.at("rho")) * (now * now - average);
      }
      RC_ASSERT(evaluate<Rational>(member(sum_of_squares("r", g), t), values) == total);
      RC_ASSERT(evaluate<Rational>(member(average_of_squares("r", rho, g, start), t), values) ==
                average);
    }
  });
}

TEST(Adagrad, its_step_divides_the_gradient_by_delta_plus_the_root) {
  Valuation<Rational> none;
  EXPECT_EQ(evaluate<Rational>(scaled_step(Term(3), Term(1), Term(4), Term(5)), none), Rational(5));
  EXPECT_EQ(evaluate<Rational>(squared_step(3, 4, 5), none), Rational(225, 4));
}

}  // namespace
}  // namespace gradus
