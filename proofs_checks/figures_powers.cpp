// Figures on products of layers and powers of a matrix.

#include "gradus/spectrum/gaussian_layers.hpp"
#include "gradus/spectrum/matrix_growth.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

double decimal(const Interval& value) { return value.midpoint().to_double(); }

Figure powers_figure() {
  const Rational nine(9, 10), half(1, 2);
  const auto series = [](std::string title, const RationalMatrix& w) {
    Series result{Series::Style::line, std::move(title), {}};
    const std::vector<Interval> norms = norms_of_powers(w, 80);
    for (std::size_t n = 0; n < norms.size(); ++n) {
      result.points.push_back({static_cast<double>(n), decimal(norms[n])});
    }
    return result;
  };
  return {"Powers of three matrices with spectral radius 9/10",
          "power n (layers)",
          "|W^n|, largest singular value",
          false,
          true,
          {series("normal: diag(9/10, 1/2)", {{nine, 0}, {0, half}}),
           series("non-normal: [[9/10, 2], [0, 1/2]]", {{nine, 2}, {0, half}}),
           series("one eigenvector: [[9/10, 1], [0, 9/10]]", {{nine, 1}, {0, nine}})}};
}

Figure exponents_figure(const Budget& budget) {
  Series linear{Series::Style::line, "linear, variance 1/d", {}};
  Series rectified{Series::Style::line, "ReLU, variance 2/d", {}};
  Series simulated{Series::Style::intervals, "simulated, 10^4 layers", {}};
  const auto add = [](Series& series, unsigned d, const ConfidenceInterval& c) {
    const double low = c.lower.to_double(), high = c.upper.to_double();
    series.points.push_back({static_cast<double>(d), (low + high) / 2, low, high});
  };
  for (unsigned d = 2; d <= 100; ++d) {
    linear.points.push_back(
        {static_cast<double>(d), decimal(exponent(linear_growth(d), Rational(1, d)))});
    rectified.points.push_back(
        {static_cast<double>(d), decimal(exponent(rectified_growth(d), Rational(2, d)))});
  }
  for (const unsigned d : {2, 3, 5, 8, 12, 20, 35}) {
    constexpr unsigned long depth = 10'000;
    add(simulated, d,
        at_variance(simulate_linear(d, 1, depth, budget.seed, budget.failure), Rational(1, d)));
    add(simulated, d,
        at_variance(simulate_rectified(d, depth, budget.seed, budget.failure), Rational(2, d)));
  }
  return {"Layers that keep the mean square let typical signals vanish",
          "width d (units)",
          "exponent (nats a layer)",
          true,
          false,
          {linear, rectified, simulated}};
}

}  // namespace

std::vector<FigureSpec> powers_figures() {
  return {{"layers/powers", "n against |W^n| for normal and non-normal W",
           [](const Budget&) { return powers_figure(); }},
          {"layers/exponents", "width against the exponent of typical signals", exponents_figure}};
}

}  // namespace gradus
