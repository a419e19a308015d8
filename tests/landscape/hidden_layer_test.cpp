#include "gradus/landscape/hidden_layer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/inertia.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

using enum HiddenLayer::Activation;

std::vector<Term> symbols(const std::string& name, unsigned count) {
  std::vector<Term> result;
  for (unsigned k = 1; k <= count; ++k) result.push_back(Term::symbol(name + std::to_string(k)));
  return result;
}

/// u, then v, and the derivatives of the loss by them.
struct Whole {
  explicit Whole(const HiddenLayer& network)
      : u(symbols("u", network.units)), v(symbols("v", network.units)), weights(u) {
    weights.insert(weights.end(), v.begin(), v.end());
    for (const Term w : weights) gradient.push_back(derivative(loss(network, u, v), w));
  }
  std::vector<Term> u, v, weights, gradient;
};

HiddenLayer any_network() {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  const auto units = *rc::gen::inRange(1U, 3U), data = *rc::gen::inRange(1U, 5U);
  return random_network(*rc::gen::element(tanh, softplus), units, data,
                        Rational(1, *rc::gen::inRange(2, 20)), random);
}

TEST(HiddenLayer, without_its_output_weights_has_the_same_loss_and_slopes) {
  for_all(40, [] {
    const HiddenLayer network = any_network();
    const Whole whole(network);
    const EliminatedOutput eliminated = eliminate_output(network, whole.u);
    std::vector<Interval> at;
    for (unsigned k = 0; k < network.units; ++k)
      at.push_back(Rational(*rc::gen::inRange(-20, 21), 8));
    const auto v = Tape(eliminated.v, whole.u).run<Interval>(at);
    const auto slopes = Tape(eliminated.gradient, whole.u).run<Interval>(at);
    const auto value = Tape(std::vector{eliminated.loss}, whole.u).run<Interval>(at);
    at.insert(at.end(), v.begin(), v.end());
    const auto full = Tape(whole.gradient, whole.weights).run<Interval>(at);
    const auto loss_there =
        Tape(std::vector{loss(network, whole.u, whole.v)}, whole.weights).run<Interval>(at);
    RC_ASSERT(intersect(value[0], loss_there[0]).has_value());
    for (unsigned k = 0; k < network.units; ++k) {
      RC_ASSERT(intersect(slopes[k], full[k]).has_value());
      RC_ASSERT(full[network.units + k].contains_zero());
      RC_ASSERT(full[network.units + k].width() < Rational(1, 1'000'000));
    }
  });
}

TEST(HiddenLayer, has_critical_points_where_all_slopes_vanish_with_their_index) {
  for_all(6, [] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const HiddenLayer network = random_network(
        *rc::gen::element(tanh, softplus), *rc::gen::inRange(1U, 3U), 2, Rational(1, 5), random);
    const Whole whole(network);
    const NetworkPoints found = critical_points(network);
    int sum = 0;
    for (const NetworkPoint& p : found.points) {
      std::vector<Interval> at = p.u;
      at.insert(at.end(), p.v.begin(), p.v.end());
      std::vector<std::vector<Rational>> hessian;
      for (const auto& jet : Tape(whole.gradient, whole.weights).run_with_gradient<Interval>(at)) {
        RC_ASSERT(jet.value.contains_zero());
        hessian.emplace_back();
        for (const Interval& entry : jet.gradient) hessian.back().push_back(entry.midpoint());
      }
      RC_ASSERT(inertia(hessian).negative == p.index);
      for (const Interval& u : p.u) RC_ASSERT(certainly(abs(u) < Interval(weight_bound(network))));
      sum += (p.index % 2 == 0 ? 1 : -1) * static_cast<int>(p.copies);
    }
    RC_ASSERT(!found.complete || sum == 1);  // Morse
  });
}

/// Plain descent in doubles, with no part of the search.
double descended_loss(const HiddenLayer& network, std::vector<double> w) {
  const std::size_t n = network.units;
  const bool is_tanh = network.activation == tanh;
  const double decay = network.decay.to_double();
  double value = 0;
  for (int step = 0; step < 60'000; ++step) {
    std::vector<double> slope(2 * n);
    value = 0;
    for (std::size_t k = 0; k < 2 * n; ++k) {
      slope[k] = decay * w[k];
      value += decay * w[k] * w[k] / 2;
    }
    for (const auto& [x, y] : network.data) {
      const double at = x.to_double();
      double residual = -y.to_double();
      std::vector<double> f(n), df(n);
      for (std::size_t k = 0; k < n; ++k) {
        const double z = w[k] * at;
        f[k] = is_tanh ? std::tanh(z) : std::log1p(std::exp(z));
        df[k] = is_tanh ? 1 - f[k] * f[k] : 1 / (1 + std::exp(-z));
        residual += w[n + k] * f[k];
      }
      value += residual * residual / 2;
      for (std::size_t k = 0; k < n; ++k) {
        slope[k] += residual * w[n + k] * df[k] * at;
        slope[n + k] += residual * f[k];
      }
    }
    for (std::size_t k = 0; k < 2 * n; ++k) w[k] -= 0.002 * slope[k];
  }
  return value;
}

TEST(HiddenLayer, descent_ends_at_one_of_the_minima) {
  for_all(4, [] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const HiddenLayer network = random_network(
        *rc::gen::element(tanh, softplus), *rc::gen::inRange(1U, 3U), 2, Rational(1, 5), random);
    const NetworkPoints found = critical_points(network);
    for (int run = 0; run < 2; ++run) {
      std::vector<double> start;
      for (unsigned k = 0; k < 2 * network.units; ++k) start.push_back(random.normal());
      const double reached = descended_loss(network, start);
      RC_ASSERT(std::ranges::any_of(found.points, [&](const NetworkPoint& p) {
        return p.index == 0 && std::abs(p.loss.midpoint().to_double() - reached) < 1e-3;
      }));
    }
  });
}

TEST(HiddenLayer, says_what_it_is_and_refuses_what_it_cannot_search) {
  EXPECT_EQ(description({tanh, 2, {{1, 3}, {4, -2}}, Rational(1, 50)}),
            "tanh, 2 units; (1, 3), (4, -2); decay 1/50");
  EXPECT_THROW(critical_points({tanh, 3, {{1, 3}}, 1}), std::invalid_argument);
  EXPECT_THROW(critical_points({tanh, 1, {}, 1}), std::invalid_argument);
  EXPECT_THROW(critical_points({tanh, 1, {{1, 3}}, 0}), std::invalid_argument);
}

TEST(HiddenLayer, of_tanh_has_its_origin_once_and_other_points_with_their_mirror_images) {
  const NetworkPoints found = critical_points({tanh, 1, {{1, 2}, {3, -1}}, Rational(1, 10)});
  ASSERT_TRUE(found.complete && !found.points.empty());
  EXPECT_EQ(found.points[0].copies, 1u);
  EXPECT_EQ(found.points[0].u[0].width(), Rational(0));
  for (std::size_t i = 1; i < found.points.size(); ++i) EXPECT_EQ(found.points[i].copies, 2u);
}

}  // namespace
}  // namespace gradus::test
