// expect-error: IntervalComparison
#include "gradus/number/interval.hpp"

int main() {
  const gradus::Interval a = gradus::Interval::hull(1, 3);
  const gradus::Interval b = 2;
#ifdef GRADUS_CONTROL
  if (certainly(a < b)) return 1;
#else
  if (a < b) return 1;
#endif
  return 0;
}
