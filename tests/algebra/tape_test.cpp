#include "gradus/algebra/tape.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <thread>

#include "algebra/term_gen.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const std::vector<Term>& inputs() {
  static const std::vector<Term> terms = {x(), y(), n()};
  return terms;
}

Tape compile(const std::vector<Term>& outputs, const std::vector<Term>& in = inputs()) {
  return {outputs, in};
}

template <class T>
std::vector<T> values_of_inputs(const Values& values) {
  return {convert<T>(values.x), convert<T>(values.y), T(values.n)};
}

template <class T>
T run(const Tape& tape, const std::vector<T>& in) {
  return tape.run<T>(in).front();
}

template <class T>
Tape::Jet<T> jet(Term t, const std::vector<T>& in) {
  return compile({t}).run_with_gradient<T>(in).front();
}

std::optional<Rational> exact_run(Term t, const Values& values) {
  try {
    return run(compile({t}), values_of_inputs<Rational>(values));
  } catch (const std::domain_error&) {
    return std::nullopt;
  } catch (const std::length_error&) {
    return std::nullopt;
  }
}

TEST(TapeTest, SharedPartsAreComputedOnce) {
  const Term a = x() + y();
  const Tape tape = compile({a * a, exp(a), a});
  EXPECT_EQ(tape.steps().size(), 3U + 3U);
  EXPECT_EQ(tape.outputs().size(), 3U);
  EXPECT_EQ(tape.input_count(), 3U);
  Term t = x();
  for (int k = 0; k < 200; ++k) t = t * t - t;
  EXPECT_EQ(compile({t}).steps().size(), 3U + 400U);
}

TEST(TapeTest, IntegerExponentsNeedNoSlot) {
  const Tape tape = compile({pow(x(), 3) + pow(x(), -2)});
  EXPECT_EQ(tape.steps().size(), 3U + 3U);
  EXPECT_TRUE(tape.constants().empty());
  EXPECT_EQ(tape.steps()[3].exponent, 3);
  EXPECT_EQ(compile({pow(x(), Rational(1, 2))}).constants().size(), 1U);
  EXPECT_EQ(compile({pow(x(), 0)}).constants().size(), 1U);
  EXPECT_EQ(compile({pow(x(), Term(pow(Rational(10), 30)))}).constants().size(), 1U);
}

TEST(TapeTest, OtherNodesMayBeInputs) {
  const Term product = Term::inner({{}, "u"}, {{}, "v"});
  const Term member = Term::element("g", n());
  const Tape tape = compile({product * member + square(product)}, {product, member});
  EXPECT_EQ(run<Rational>(tape, {3, 5}), 24);
}

TEST(TapeTest, WhatDoesNotCompileIsRefused) {
  for (Term t : {Term::symbol("z"), Term::element("g", 1), Term::inner({{}, "u"}, {{}, "v"}),
                 sum(i(), 1, 2, x()), least(i(), 1, 2, x()), expect(x())}) {
    EXPECT_THROW(compile({1 + t}), std::invalid_argument) << text(t);
  }
  EXPECT_THROW(compile({x()}, {x(), x()}), std::invalid_argument);
  const Tape tape = compile({x()});
  const std::vector<double> two = {1, 2};
  EXPECT_THROW(tape.run<double>(two), std::invalid_argument);
  EXPECT_THROW(tape.run_with_gradient<double>(two), std::invalid_argument);
}

TEST(TapeTest, RunsInAnyThread) {
  const Tape tape = compile({square(x()) + sqrt(y())});
  double value = 0;
  double slope = 0;
  std::thread([&] {
    const std::vector<double> in = {3, 4, 0};
    value = tape.run<double>(in).front();
    slope = tape.run_with_gradient<double>(in).front().gradient[1];
  }).join();
  EXPECT_EQ(value, 11);
  EXPECT_EQ(slope, 0.25);
}

TEST(TapeTest, VeryDeepFormulasAreNoTrouble) {
  Term t = x();
  for (int k = 0; k < 100'000; ++k) t = k % 2 == 0 ? t + y() : -t;
  const Tape tape = compile({t});
  EXPECT_EQ(run<double>(tape, {2, 1, 0}), 2);
  Term right = x();
  for (int k = 0; k < 100'000; ++k) right = y() + right;
  EXPECT_EQ(run<double>(compile({right}), {2, 1, 0}), 100'002);
}

TEST(TapeTest, ExactValuesAreThoseOfEvaluate) {
  int compared = 0;
  for_all(1500, [&] {
    const Term t = *any_term(straight_formulas());
    const Values values = *any_values();
    const auto expected = exact_value(t, valuation<Rational>(values));
    RC_ASSERT(exact_run(t, values) == expected);
    if (expected) ++compared;
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TapeTest, RoundedValuesAndEnclosuresAreThoseOfEvaluate) {
  for_all(1000, [] {
    const Term t = *any_term(straight_formulas());
    const Values values = *any_values();
    const double machine = evaluate(t, valuation<double>(values));
    const double taped = run(compile({t}), values_of_inputs<double>(values));
    RC_ASSERT(taped == machine || (std::isnan(taped) && std::isnan(machine)));
    const Interval enclosure = evaluate(t, valuation<Interval>(values));
    const Interval taped_enclosure = run(compile({t}), values_of_inputs<Interval>(values));
    RC_ASSERT(taped_enclosure.definedness() == enclosure.definedness());
    RC_ASSERT(taped_enclosure.contains(enclosure) && enclosure.contains(taped_enclosure));
    using Real50 = FixedReal<50>;
    const Real50 real = evaluate(t, valuation<Real50>(values));
    const Real50 taped_real = run(compile({t}), values_of_inputs<Real50>(values));
    RC_ASSERT(taped_real == real || (taped_real != taped_real && real != real));
  });
}

TEST(TapeTest, KnowsWhichExponentsAreIntegers) {
  const std::vector<Interval> box = {Interval::hull(-2, -1), 0, Interval::hull(2, 3)};
  const Interval image = run(compile({pow(x(), n() - 1)}), box);
  EXPECT_TRUE(image.is_defined());
  EXPECT_TRUE(image.contains(Interval::hull(-2, 4)));
  EXPECT_FALSE(run(compile({pow(x(), n() / 2)}), box).is_defined());
}

TEST(TapeGradientTest, IsExactForRationalFunctions) {
  Palette palette = rational_functions();
  palette.exponents = {0, 1, 2, 3, -1, -2};  // by a natural exponent the gradient is irrational
  int compared = 0;
  for_all(1500, [&] {
    const Term t = *any_term(palette);
    const Values values = *any_values();
    const auto at = valuation<Rational>(values);
    if (!exact_value(t, at)) return;
    const auto result = jet(t, values_of_inputs<Rational>(values));
    RC_ASSERT(result.value == evaluate(t, at));
    for (std::size_t k : {0U, 1U}) {
      const auto expected = exact_value(derivative(t, inputs()[k]), at);
      if (!expected) continue;
      RC_ASSERT(result.gradient[k] == *expected);
      ++compared;
    }
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TapeGradientTest, AgreesWithTheDerivativeOfSmoothFunctions) {
  int compared = 0;
  for_all(2000, [&] {
    const Term t = *any_term(smooth_functions());
    const Values values = *any_values();
    const auto result = jet(t, values_of_inputs<Interval>(values));
    if (!result.value.is_defined()) return;
    for (std::size_t k : {0U, 1U}) {
      const Interval expected = evaluate(derivative(t, inputs()[k]), valuation<Interval>(values));
      if (!expected.is_defined() || !result.gradient[k].is_defined()) continue;
      RC_ASSERT(possibly(result.gradient[k] == expected));
      if (expected.is_bounded() && !expected.contains_zero()) ++compared;
    }
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TapeGradientTest, AgreesWithFiniteDifferences) {
  int compared = 0;
  for_all(2000, [&] {
    Palette palette = smooth_functions();
    palette.depth = 3;
    const Term t = *any_term(palette);
    const Values values = *any_values();
    const Tape tape = compile({t});
    std::vector<double> in = values_of_inputs<double>(values);
    const auto result = tape.run_with_gradient<double>(in).front();
    for (std::size_t k : {0U, 1U}) {
      const auto slope = [&](double h) {
        std::vector<double> moved = in;
        moved[k] += h;
        const double high = run(tape, moved);
        moved[k] -= 2 * h;
        return (high - run(tape, moved)) / (2 * h);
      };
      const double coarse = slope(1e-3);
      const double fine = slope(5e-4);
      const double finer = slope(2.5e-4);
      const double better = (4 * finer - fine) / 3;
      // Only where the differences themselves have settled.
      if (!(std::fabs(fine - coarse) < 1e-4 * std::fabs(fine))) continue;
      if (!(std::fabs(finer - fine) < 1e-4 * std::fabs(fine))) continue;
      if (!(std::fabs(result.value) < 1e4 * std::fabs(fine))) continue;
      RC_ASSERT(std::fabs(result.gradient[k] - better) < 1e-3 * std::fabs(better));
      ++compared;
    }
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TapeGradientTest, OverABoxContainsTheGradientAtItsPoints) {
  int compared = 0;
  for_all(2000, [&] {
    const Term t = *any_term(straight_formulas());
    const Values values = *any_values();
    const auto point = values_of_inputs<Interval>(values);
    auto box = point;
    for (std::size_t k : {0U, 1U}) {
      box[k] = Interval::hull(point[k], point[k] + Interval(*rational_in(-1, 1)));
    }
    const auto inside = jet(t, point);
    const auto around = jet(t, box);
    for (std::size_t k : {0U, 1U}) {
      if (!around.value.is_defined() || !around.gradient[k].is_defined()) continue;
      RC_ASSERT(inside.gradient[k].is_defined());
      RC_ASSERT(possibly(around.gradient[k] == inside.gradient[k]));
      if (inside.gradient[k].is_bounded()) ++compared;
    }
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TapeGradientTest, OverABoxContainsTheSlopesAcrossKinks) {
  Palette palette = polynomials();
  palette.unary.push_back(Op::abs);
  palette.binary = {Op::add, Op::subtract, Op::multiply, Op::minimum, Op::maximum};
  int kinks = 0;
  for_all(2000, [&] {
    const Term t = *any_term(palette);
    const Values values = *any_values();
    const Rational step = *rational_in(Rational(1, 24), 1);
    auto in = values_of_inputs<Interval>(values);
    in[0] = Interval::hull(values.x, values.x + step);
    const auto around = jet(t, in).gradient[0];
    Values moved = values;
    moved.x += step;
    const auto slope = (exact_run(t, moved).value() - exact_run(t, values).value()) / step;
    RC_ASSERT(around.contains(slope));
    bool has_kink = false;
    for_each_node(t, [&](Term node) {
      has_kink =
          has_kink || node.op() == Op::abs || node.op() == Op::minimum || node.op() == Op::maximum;
    });
    if (has_kink) ++kinks;
  });
  EXPECT_GT(kinks, enough(100));
}

TEST(TapeGradientTest, KinksHaveTheClarkeDerivative) {
  const std::vector<Interval> zero = {0, 0, 0};
  EXPECT_TRUE(jet(abs(x()), zero).gradient[0].contains(Interval::hull(-1, 1)));
  EXPECT_TRUE(jet(max(x(), 3 * x()), zero).gradient[0].contains(Interval::hull(1, 3)));
  EXPECT_TRUE(jet(min(x(), y()), zero).gradient[0].contains(Interval::hull(0, 1)));
  EXPECT_TRUE(jet(min(x(), 1), zero).gradient[0].contains(Rational(1)));
  EXPECT_FALSE(jet(min(x(), 1), zero).gradient[0].contains_zero()) << "far from the kink";
  EXPECT_FALSE(jet(max(x(), 1), zero).gradient[0].contains(Rational(1)));

  const std::vector<Rational> exact_zero = {0, 0, 0};
  EXPECT_THROW(jet(abs(x()), exact_zero), std::domain_error);
  EXPECT_THROW(jet(min(x(), y()), exact_zero), std::domain_error);
  EXPECT_EQ(jet(min(x(), x()), exact_zero).gradient[0], 1) << "no kink";

  const std::vector<double> machine_zero = {0, 0, 0};
  EXPECT_EQ(jet(abs(x()), machine_zero).gradient[0], 0);
  EXPECT_EQ(jet(min(x(), 3 * x()), machine_zero).gradient[0], 1);
}

TEST(TapeGradientTest, OfPowersWithVariableExponents) {
  const std::vector<double> in = {2, 0, 3};
  EXPECT_NEAR(jet(pow(x(), n()), in).gradient[0], 12, 1e-12);
  EXPECT_NEAR(jet(pow(x(), n()), in).gradient[2], 8 * std::log(2.0), 1e-12);
  EXPECT_NEAR(jet(pow(x(), x()), in).gradient[0], 4 * (1 + std::log(2.0)), 1e-12);
  EXPECT_EQ(jet(pow(x(), 0), in).gradient[0], 0);
  const std::vector<Interval> negative = {-2, 0, 3};
  EXPECT_TRUE(jet(pow(x(), n()), negative).gradient[0].contains(Rational(12)));
  EXPECT_FALSE(jet(pow(x(), n()), negative).gradient[2].is_defined());
}

}  // namespace
}  // namespace gradus::test
