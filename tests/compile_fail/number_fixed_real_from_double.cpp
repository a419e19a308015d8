// expect-error: 'double' to
#include "gradus/number/fixed_real.hpp"

int main() {
#ifdef GRADUS_CONTROL
  const gradus::FixedReal<50> tenth = gradus::FixedReal<50>(gradus::Rational(1, 10));
#else
  const gradus::FixedReal<50> tenth = 0.1;
#endif
  return tenth.is_finite() ? 0 : 1;
}
