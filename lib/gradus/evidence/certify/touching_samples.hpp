#pragma once

#include <functional>
#include <span>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Signs of a formula at a few points of a domain of reals, in rounded arithmetic: guesses, which
/// only spare attempts that would be vain.
class SampledSigns {
 public:
  SampledSigns(const Domain& d, Term t);

  /// Whether no point that `where` picks by its coordinates, in the order of the variables, has the
  /// sign.
  using Where = std::function<bool(std::span<const double>)>;
  bool avoid(int sign, const Where& where) const;
  bool avoid(int sign) const;

 private:
  struct Point {
    std::vector<double> at;
    int sign;
  };
  std::vector<Point> points_;
};

}  // namespace gradus
