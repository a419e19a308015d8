// Tables on products of layers and powers of a matrix.

#include <algorithm>

#include "gradus/evidence/cells.hpp"
#include "gradus/spectrum/gaussian_layers.hpp"
#include "gradus/spectrum/kreiss.hpp"
#include "gradus/spectrum/matrix_growth.hpp"
#include "gradus/spectrum/random_matrix.hpp"
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

Table norms_table() {
  const Rational nine(9, 10), half(1, 2);
  const std::vector<std::pair<std::string, RationalMatrix>> matrices{
      {"diag(9/10, 1/2)", {{nine, 0}, {0, half}}},
      {"[[9/10, 2], [0, 1/2]]", {{nine, 2}, {0, half}}},
      {"[[9/10, 1], [0, 9/10]]", {{nine, 1}, {0, nine}}}};
  Table t{"layers/powers",
          "The norm of W^n for three matrices with spectral radius 9/10",
          "The largest singular value. From the n below on |W^n| < 1, so that decay is certain; "
          "the norm "
          "has been at most the peak until then. Kreiss' constant K bounds the peak on both sides: "
          "K <= "
          "peak <= e d K.",
          {"n"},
          {"n"},
          {}};
  std::vector<std::vector<Interval>> norms;
  for (const auto& [name, w] : matrices) {
    t.columns.push_back(name);
    t.column_latex.push_back("");
    norms.push_back(norms_of_powers(w, 200));
  }
  for (const std::size_t n : {1, 2, 5, 9, 10, 20, 35, 50, 100, 200}) {
    std::vector<std::string> row{std::to_string(n)};
    for (const auto& of_one : norms) row.push_back(cell(of_one[n], digits));
    t.rows.push_back(std::move(row));
  }
  std::vector<std::string> certain{"decay certain from n ="}, peak{"peak"}, kreiss{"K"};
  for (const auto& [name, w] : matrices) {
    const Fate found = fate(w, 1'000);
    const KreissConstant k = kreiss_constant(w, Rational(1, 50));
    certain.push_back(std::to_string(found.certain_at));
    peak.push_back(cell(found.peak, digits));
    kreiss.push_back(interval_cell(k.lower, k.upper, 4));
  }
  t.rows.insert(t.rows.end(), {certain, peak, kreiss});
  return t;
}

Table circular_table(const Budget& budget) {
  Table t{
      "layers/circular-law",
      "How often powers of a random m x m matrix with N(0, sigma^2/m) entries vanish",
      "The circular law puts the spectral radius at sigma for large m; small matrices lie above "
      "it. Radii are enclosed, shares are exact binomial intervals at level 1 - 10^-6, 100 "
      "matrices a row, seed " +
          std::to_string(budget.seed) + ".",
      {"m", "median radius / sigma"},
      {"m", "\\rho / \\sigma"},
      {}};
  const std::vector<Rational> sigmas{Rational(7, 10), Rational(9, 10), 1, Rational(11, 10)};
  for (const Rational& sigma : sigmas) {
    t.columns.push_back("vanish, sigma = " + sigma.to_string());
    t.column_latex.push_back("\\sigma = " + sigma.to_string());
  }
  for (const std::size_t m : {2, 5, 10, 20, 40}) {
    std::vector<Interval> radii = gaussian_radii(m, 100, budget.seed);
    std::ranges::sort(radii, {}, &Interval::lower_double);
    std::vector<std::string> row{std::to_string(m), cell(radii[radii.size() / 2], 4)};
    for (const Rational& sigma : sigmas) {
      const Tally tally = count_vanishing(radii, sigma);
      const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, 1e-6);
      row.push_back(interval_cell(c.lower, c.upper, 3));
    }
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace

std::vector<TableSpec> powers_tables() {
  return {{"layers/exponents", "width against the exponent of typical signals, exact and simulated",
           exponents_table},
          {"layers/powers", "n against |W^n|, normal and non-normal, with the peak and its bound",
           [](const Budget&) { return norms_table(); }},
          {"layers/circular-law", "m and sigma against the share of matrices whose powers vanish",
           circular_table}};
}

}  // namespace gradus
