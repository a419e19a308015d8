// Figures on random symmetric matrices.

#include <algorithm>
#include <stdexcept>

#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_shift.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

double decimal(const Interval& value) { return value.midpoint().to_double(); }

Figure heuristics_figure() {
  constexpr unsigned largest = 25;
  const Interval ten = log(Interval(10)), two = log(Interval(2)) / ten,
                 three = log(Interval(3)) / ten;
  Series lecture{Series::Style::line, "3^-d (lecture)", {}}, coins = lecture, leading = lecture;
  coins.title = "2^-d (a coin a direction)";
  leading.title = "3^(-d^2/4)";
  Series exact{Series::Style::line_and_marks, "GOE, exact", {}}, shifted = exact;
  shifted.title = "GOE + shift (isotropic field)";
  const std::vector<Interval> chances = goe_positive_definite_up_to(largest),
                              of_field = shifted_goe_positive_definite_up_to(largest);
  for (unsigned n = 1; n <= largest; ++n) {
    const Interval d(n);
    const auto add = [n](Series& series, const Interval& value) {
      series.points.push_back({static_cast<double>(n), decimal(value)});
    };
    add(lecture, -d * three);
    add(coins, -d * two);
    add(leading, -square(d) / 4 * three);
    add(exact, log(chances[n - 1]) / ten);
    add(shifted, log(of_field[n - 1]) / ten);
  }
  return {"The chance that a random symmetric matrix is positive definite",
          "dimension d",
          "log10 of the chance",
          false,
          false,
          {coins, lecture, shifted, leading, exact}};
}

/// From the columns of the table random/index-law.
Figure index_law_figure(const Budget& budget) {
  const std::vector<TableSpec> tables = random_tables();
  const auto spec = std::ranges::find(tables, "random/index-law", &TableSpec::id);
  if (spec == tables.end()) throw std::logic_error("there is no table random/index-law");
  const Table table = spec->make(budget);
  Figure figure{"The law of the index: how many eigenvalues of a GOE matrix are negative",
                "number k of negative eigenvalues",
                "chance",
                false,
                false,
                {}};
  for (const std::string d : {"5", "10", "20", "40"}) {
    figure.series.push_back(
        series_of(table, "k", "lower", "d = " + d, Series::Style::line_and_marks, "d", d));
  }
  return figure;
}

}  // namespace

std::vector<FigureSpec> random_figures() {
  return {{"random/heuristics", "d against the logarithm of the chance of a minimum, by heuristic",
           [](const Budget&) { return heuristics_figure(); }},
          {"random/index-law", "k against the chance of k negative eigenvalues, for several d",
           index_law_figure}};
}

}  // namespace gradus
