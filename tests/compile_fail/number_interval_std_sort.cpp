// expect-error: IntervalComparison
#include <algorithm>
#include <vector>

#include "gradus/number/interval.hpp"

int main() {
  std::vector<gradus::Interval> values = {3, 1, 2};
#ifdef GRADUS_CONTROL
  std::sort(values.begin(), values.end(),
            [](const auto& a, const auto& b) { return a.lower_double() < b.lower_double(); });
#else
  std::sort(values.begin(), values.end());
#endif
  return values.front().is_bounded() ? 0 : 1;
}
