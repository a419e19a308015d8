// expect-error: IntervalComparison
#include <algorithm>

#include "gradus/number/interval.hpp"

int main() {
  const gradus::Interval a = gradus::Interval::hull(1, 3);
  const gradus::Interval b = 2;
#ifdef GRADUS_CONTROL
  const gradus::Interval larger = max(a, b);
#else
  const gradus::Interval larger = std::max(a, b);
#endif
  return larger.is_bounded() ? 0 : 1;
}
