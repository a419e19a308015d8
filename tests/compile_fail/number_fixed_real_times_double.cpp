// expect-error: operand
#include "gradus/number/fixed_real.hpp"

int main() {
  const gradus::FixedReal<50> x = 2;
#ifdef GRADUS_CONTROL
  return (x * gradus::Rational(1, 10)).is_finite() ? 0 : 1;
#else
  return (x * 0.1).is_finite() ? 0 : 1;
#endif
}
