// expect-error: deleted
#include "gradus/number/interval.hpp"

int main() {
  const gradus::Interval x = gradus::Interval::hull(1, 2);
#ifdef GRADUS_CONTROL
  return pow(x, gradus::Rational(1, 2)).is_bounded() ? 0 : 1;
#else
  return pow(x, 0.5).is_bounded() ? 0 : 1;  // would otherwise be truncated to the power 0
#endif
}
