#include "gradus/method/noisy_descent.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/unroll.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

TEST(NoisyDescent, and_its_closed_form_are_the_loop) {
  const Term a = Term::symbol("a"), eta = Term::symbol("eta"), start = Term::symbol("w0"),
             i = Term::natural("i");
  const Sequence w("w"), xi("xi");
  const Recursion r = noisy_descent(w, start, a, eta, xi);
  const std::vector<Unfolding> rule{{r.name, r.index, r.start, r.next, r.from}};
  test::for_all(100, [&] {
    const test::Vector noise = test::vector_of(7);
    Valuation<Rational> values;
    values.scalars = {{"a", test::small()}, {"eta", test::small()}, {"w0", test::small()}};
    values.element = [&](const std::string&, long k) {
      return noise.at(static_cast<std::size_t>(k - 1));
    };
    const Rational curvature = values.scalars.at("a"), rate = values.scalars.at("eta");
    Rational here = values.scalars.at("w0");
    for (long t = 0; t <= 7; ++t) {
      if (t > 0) here -= rate * (curvature * here + noise[static_cast<std::size_t>(t - 1)]);
      RC_ASSERT(evaluate<Rational>(unroll(w(Term(t)), rule), values) == here);
      RC_ASSERT(evaluate<Rational>(noisy_descent_closed(start, a, eta, Term(t), i, xi), values) ==
                here);
    }
  });
}

TEST(NoisyDescent, the_stationary_variance_is_what_one_step_leaves_as_it_is) {
  test::for_all(100, [] {
    const Rational a = abs(test::small()) + Rational(1, 7), s = abs(test::small());
    const Rational eta = test::between(Rational(1, 100), Rational(19, 10)) / a;
    const Rational v =
        evaluate<Rational>(stationary_variance(Term(a), Term(eta), Term(s)), Valuation<Rational>{});
    const Rational keep = Rational(1) - eta * a;
    RC_ASSERT(keep * keep * v + eta * eta * s == v);
  });
}

}  // namespace
}  // namespace gradus
