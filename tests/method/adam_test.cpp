#include "gradus/method/adam.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/unroll.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

/// Adam's first moment as Kingma and Ba write it, step by step.
TEST(MovingAverage, and_its_closed_form_are_the_loop_of_the_algorithm) {
  const Term beta = Term::symbol("beta"), i = Term::natural("i");
  const Sequence g("g"), v("v");
  const Recursion r = moving_average("v", beta, g);
  const std::vector<Unfolding> rule{{r.name, r.index, r.start, r.next, r.from}};
  test::for_all(100, [&] {
    const test::Vector gradients = test::vector_of(9);
    Valuation<Rational> values;
    values.scalars = {{"beta", test::small()}};
    values.element = [&](const std::string&, long k) {
      return gradients.at(static_cast<std::size_t>(k - 1));
    };
    const Rational& b = values.scalars.at("beta");
    Rational average = 0;
    for (long t = 0; t <= 9; ++t) {
      if (t > 0) average = b * average + (1 - b) * gradients[static_cast<std::size_t>(t - 1)];
      RC_ASSERT(evaluate<Rational>(unroll(v(Term(t)), rule), values) == average);
      RC_ASSERT(evaluate<Rational>(moving_average_closed(beta, Term(t), i, g(i)), values) ==
                average);
    }
  });
}

}  // namespace
}  // namespace gradus
