// expect-error: deleted
#include "gradus/number/interval.hpp"

int main() {
  const gradus::Interval x = gradus::Interval::hull(1, 2);
#ifdef GRADUS_CONTROL
  return (x * gradus::Rational(1, 10)).is_bounded() ? 0 : 1;
#else
  return (x * 0.1).is_bounded() ? 0 : 1;
#endif
}
