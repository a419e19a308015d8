#pragma once

#include <vector>

namespace gradus {

/// The normal equations of linear least squares, scaled to unit diagonal.
class NormalEquations {
 public:
  using Vector = std::vector<long double>;

  /// `rows` are the derivatives of the residuals `r`, one row an unknown.
  template <class N>
  NormalEquations(const std::vector<std::vector<N>>& rows, const std::vector<N>& r);

  /// The step that lessens the residuals; 0 for unknowns that they do not depend on.
  Vector solve(long double damping) const;
  /// The standard deviation of each unknown for residuals of deviation 1; infinite where they do
  /// not depend on it.
  Vector deviations() const;

 private:
  std::vector<Vector> matrix_;
  Vector right_, scale_;
};

extern template NormalEquations::NormalEquations(const std::vector<std::vector<double>>&,
                                                 const std::vector<double>&);
extern template NormalEquations::NormalEquations(const std::vector<std::vector<long double>>&,
                                                 const std::vector<long double>&);

}  // namespace gradus
