#include "gradus/method/network.hpp"

#include <gtest/gtest.h>

#include <map>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/number/interval.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

/// s + s^2: exact, and its slope is not its value.
Activation polynomial() {
  return {"s + s^2", [](Term s) { return s + square(s); },
          [](Term s) { return Term(1) + Term(2) * s; }};
}

/// The loss by plain loops over numbers; weights by name.
Rational loss(const std::vector<unsigned>& sizes, const std::map<std::string, Rational>& values) {
  std::vector<Rational> layer;
  for (unsigned i = 1; i <= sizes[0]; ++i) layer.push_back(values.at("x1_" + std::to_string(i)));
  for (unsigned l = 1; l < sizes.size(); ++l) {
    std::vector<Rational> above;
    for (unsigned j = 1; j <= sizes[l]; ++j) {
      Rational net;
      for (unsigned i = 1; i <= layer.size(); ++i) {
        net += layer[i - 1] * values.at("w" + std::to_string(l - 1) + "_" + std::to_string(i) +
                                        "_" + std::to_string(j));
      }
      above.push_back(net + net * net);
    }
    layer = above;
  }
  Rational total;
  for (unsigned k = 1; k <= layer.size(); ++k) {
    const Rational error = values.at("t1_" + std::to_string(k)) - layer[k - 1];
    total += error * error / Rational(2);
  }
  return total;
}

/// Symmetric differences at h and h/2, extrapolated: exact for polynomials up to degree 4.
Rational slope(const std::vector<unsigned>& sizes, std::map<std::string, Rational> values,
               const std::string& weight) {
  const auto difference = [&](const Rational& h) {
    const Rational here = values[weight];
    values[weight] = here + h;
    const Rational up = loss(sizes, values);
    values[weight] = here - h;
    const Rational down = loss(sizes, values);
    values[weight] = here;
    return (up - down) / (Rational(2) * h);
  };
  const Rational first = difference(1), second = difference(Rational(1, 2));
  return (Rational(4) * second - first) / Rational(3);
}

TEST(Network, its_loss_and_the_changes_of_the_output_weights_agree_with_plain_loops) {
  test::for_all(60, [] {
    const std::vector<unsigned> sizes{test::drawn(1U, 4U), test::drawn(1U, 4U),
                                      test::drawn(1U, 4U)};
    const Network n{sizes, polynomial()};
    const Pattern p = symbolic_pattern(n, 1);
    Valuation<Rational> values;
    for (Term s : p.inputs) values.scalars[s.name()] = test::small();
    for (Term s : p.targets) values.scalars[s.name()] = test::small();
    const std::vector<WeightChange> changes = back_propagation(n, p);
    for (const WeightChange& c : changes) values.scalars[c.weight.name()] = test::small();
    RC_ASSERT(changes.size() == sizes[0] * sizes[1] + sizes[1] * sizes[2]);
    RC_ASSERT(evaluate<Rational>(squared_loss(n, p), values) == loss(sizes, values.scalars));
    for (const WeightChange& c : changes) {
      if (c.layer != 1) continue;  // the loss is of degree 4 in these
      RC_ASSERT(evaluate<Rational>(c.change, values) ==
                -slope(sizes, values.scalars, c.weight.name()));
    }
  });
}

TEST(Network, the_logistic_activation_is_the_quotient_of_exponentials) {
  Valuation<Interval> at;
  at.scalars = {{"s", Interval(Rational(3, 7))}};
  const Term s = Term::symbol("s"), quotient = Term(1) / (Term(1) + exp(-s));
  const Interval difference = evaluate<Interval>(logistic_activation().value(s) - quotient, at);
  EXPECT_LE(difference.lower(), Rational(0));
  EXPECT_GE(difference.upper(), Rational(0));
  EXPECT_LT(difference.upper() - difference.lower(), Rational::parse("1e-40"));
}

}  // namespace
}  // namespace gradus
