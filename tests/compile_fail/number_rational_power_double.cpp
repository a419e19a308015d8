// expect-error: deleted
#include "gradus/number/rational.hpp"

int main() {
  const gradus::Rational half(1, 2);
#ifdef GRADUS_CONTROL
  return pow(half, 2).sign();
#else
  return pow(half, 2.5).sign();  // would otherwise be truncated to the power 2
#endif
}
