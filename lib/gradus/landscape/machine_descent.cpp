#include "gradus/landscape/machine_descent.hpp"

#include <algorithm>
#include <cmath>

namespace gradus {

Trial::Outcome check_halving_in_doubles(int steps, int lowest) {
  Trial::Outcome outcome;
  outcome.cases = {static_cast<std::uint64_t>(steps), true, "", "binary64, run as it is"};
  double w = 1;
  for (int t = 1; t <= steps; ++t) {
    w = w - 0.5 * w;
    if (w == std::ldexp(1.0, -std::min(t, lowest))) continue;
    outcome.violation = "t = " + std::to_string(t) + ": log2 w = " + std::to_string(std::log2(w));
    break;
  }
  return outcome;
}

}  // namespace gradus
