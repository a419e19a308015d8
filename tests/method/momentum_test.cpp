#include "gradus/method/momentum.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/unroll.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

std::vector<Unfolding> unfoldings(const std::vector<Recursion>& rules) {
  std::vector<Unfolding> result;
  for (const Recursion& r : rules) result.push_back({r.name, r.index, r.start, r.next, r.from});
  return result;
}

TEST(Momentum, velocity_and_its_closed_form_are_the_loop_of_the_algorithm) {
  const Term alpha = Term::symbol("alpha"), eps = Term::symbol("eps"), i = Term::natural("i");
  const Sequence g("g"), v("v");
  const auto gradient = [&](Term k) { return g(k); };
  const auto rule = unfoldings({velocity(v, alpha, eps, gradient)});
  test::for_all(100, [&] {
    const test::Vector gradients = test::vector_of(9);
    Valuation<Rational> values;
    values.scalars = {{"alpha", test::small()}, {"eps", test::small()}};
    values.element = [&](const std::string&, long k) {
      return gradients.at(static_cast<std::size_t>(k - 1));
    };
    const Rational keep = values.scalars.at("alpha"), rate = values.scalars.at("eps");
    Rational here = 0;
    for (long t = 0; t <= 9; ++t) {
      if (t > 0) here = keep * here - rate * gradients[static_cast<std::size_t>(t - 1)];
      RC_ASSERT(evaluate<Rational>(unroll(v(Term(t)), rule), values) == here);
      RC_ASSERT(evaluate<Rational>(velocity_closed(alpha, eps, Term(t), i, gradient), values) ==
                here);
    }
  });
}

TEST(Momentum, the_heavy_ball_remembers_where_it_was) {
  const Term rate = Term::symbol("rate"), keep = Term::symbol("keep"),
             curvature = Term::symbol("a"), start = Term::symbol("w0");
  const Sequence w("w"), previous("p");
  const auto rules = unfoldings(
      heavy_ball(w, previous, start, rate, keep, [&](Term k) { return curvature * w(k); }));
  test::for_all(100, [&] {
    Valuation<Rational> values;
    values.scalars = {{"rate", test::small()},
                      {"keep", test::small()},
                      {"a", test::small()},
                      {"w0", test::small()}};
    const auto& at = values.scalars;
    Rational here = at.at("w0"), before = here;
    for (long t = 0; t <= 6; ++t) {
      RC_ASSERT(evaluate<Rational>(unroll(w(Term(t)), rules), values) == here);
      RC_ASSERT(evaluate<Rational>(unroll(previous(Term(t)), rules), values) == before);
      const Rational next =
          here - at.at("rate") * at.at("a") * here + at.at("keep") * (here - before);
      before = here;
      here = next;
    }
  });
}

}  // namespace
}  // namespace gradus
