// Tables on products of layers.

#include "gradus/evidence/cells.hpp"
#include "gradus/spectrum/gaussian_layers.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 10;
constexpr unsigned long depth = 10'000;

Table exponents_table(const Budget& budget) {
  Table t{
      "layers/exponents",
      "The exponent of typical signals in Gaussian layers of width d, and where it is 0",
      "A signal grows like exp(n exponent) in n layers. Variance 1/d keeps the mean square, 2/d "
      "(He) behind ReLU too; typical signals vanish at both. They are kept at the critical "
      "variance. Simulated: one product of " +
          std::to_string(depth) + " layers, an interval at level 1 - 10^-6, seed " +
          std::to_string(budget.seed) +
          ". ReLU: while the signal lives; a layer kills it with "
          "chance 2^-d.",
      {"d", "exponent at 1/d", "simulated", "d x critical variance", "ReLU, exponent at 2/d",
       "simulated with ReLU", "d x critical variance, ReLU", "death in a layer"},
      {"d", "\\lambda_1", "", "d \\sigma_c^2", "\\lambda_{\\mathrm{ReLU}}", "",
       "d \\sigma_c^2, \\mathrm{ReLU}", "2^{-d}"},
      {}};
  const auto simulated = [](const ConfidenceInterval& mean, const Rational& variance) {
    const ConfidenceInterval c = at_variance(mean, variance);
    return interval_cell(c.lower, c.upper, 4);
  };
  for (unsigned d : {2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 70, 100}) {
    const LogChi linear = linear_growth(d), rectified = rectified_growth(d);
    const Rational one(1, d), two(2, d);
    t.rows.push_back({std::to_string(d), cell(exponent(linear, one), digits),
                      simulated(simulate_linear(d, 1, depth, budget.seed, 1e-6), one),
                      cell(Interval(d) * critical_variance(linear), digits),
                      cell(exponent(rectified, two), digits),
                      simulated(simulate_rectified(d, depth, budget.seed, 1e-6), two),
                      cell(Interval(d) * critical_variance(rectified), digits),
                      cell(pow(Rational(1, 2), static_cast<long>(d)), digits)});
  }
  return t;
}

}  // namespace

std::vector<TableSpec> powers_tables() {
  return {{"layers/exponents", "width against the exponent of typical signals, exact and simulated",
           exponents_table}};
}

}  // namespace gradus
