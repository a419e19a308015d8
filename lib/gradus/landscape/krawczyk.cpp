#include "gradus/landscape/krawczyk.hpp"

namespace gradus {

RationalMatrix rounded_middle(IntervalMatrix& m) {
  RationalMatrix result(m.size(), std::vector<Rational>(m.size()));
  for (std::size_t i = 0; i < m.size(); ++i) {
    for (std::size_t j = 0; j < m.size(); ++j) {
      result[i][j] = j < i ? result[j][i] : Rational::from_double(m[i][j].midpoint().to_double());
      m[i][j] = Interval::hull(m[i][j], Interval(result[i][j]));
    }
  }
  return result;
}

std::optional<RationalMatrix> rounded_inverse(const RationalMatrix& m) {
  RationalMatrix inverse(m.size(), std::vector<Rational>(m.size()));
  for (std::size_t j = 0; j < m.size(); ++j) {
    std::vector<Rational> unit(m.size());
    unit[j] = 1;
    const auto column = solve_exactly(m, unit);
    if (!column) return std::nullopt;
    for (std::size_t i = 0; i < m.size(); ++i) {
      inverse[i][j] = Rational::from_double((*column)[i].to_double());
    }
  }
  return inverse;
}

Krawczyk krawczyk(const IntervalBox& box, const IntervalBox& middle, const IntervalBox& gradient,
                  const IntervalMatrix& hessian, const RationalMatrix& y) {
  Krawczyk result;
  result.contracts = true;
  for (std::size_t i = 0; i < box.size(); ++i) {
    Interval sum = middle[i], row(0);
    for (std::size_t l = 0; l < box.size(); ++l) sum -= Interval(y[i][l]) * gradient[l];
    for (std::size_t j = 0; j < box.size(); ++j) {
      Interval entry(i == j ? 1 : 0);
      for (std::size_t l = 0; l < box.size(); ++l) entry -= Interval(y[i][l]) * hessian[l][j];
      row += abs(entry);
      sum += entry * (box[j] - middle[j]);
    }
    result.contracts = result.contracts && certainly(row < Interval(1));
    result.image.push_back(sum);
  }
  return result;
}

}  // namespace gradus
