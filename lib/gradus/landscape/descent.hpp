#pragma once

#include <string>
#include <vector>

#include "gradus/landscape/functions.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {

template <unsigned D>
class FixedReal;

/// Gradient descent x - g(x)/L from a function's start, after `steps` steps, at 50 digits.
struct DescentRecord {
  unsigned steps = 0;
  Rational least_before;   ///< least |g_k|^2 over k < steps
  Rational lecture_bound;  ///< 2 L (f_0 - inf f) / steps, which it must not exceed
  Rational least;          ///< least |g_k|^2 over k <= steps
  Rational sharp_bound;    ///< 4 L (f_0 - inf f) / (3 steps + 2), which it must not exceed
};

struct DescentReport {
  std::string function;
  std::vector<DescentRecord> records;  ///< at the steps asked for
  bool violated = false;   ///< a bound was exceeded by more than one part in 10^40, at any step
  Rational largest_ratio;  ///< of `least` to the sharp bound, over all steps
  unsigned largest_ratio_at = 0;
};

/// Runs `steps` steps, checks both bounds after each (the lecture's from the first on), and reports
/// those of `at`, which ascend from 1 on. Rounded arithmetic: support, not proof.
DescentReport descend(const TestFunction<FixedReal<50>>& f, unsigned steps,
                      const std::vector<unsigned>& at);
/// All the test functions.
std::vector<DescentReport> descend_test_functions(unsigned steps, const std::vector<unsigned>& at);

}  // namespace gradus
