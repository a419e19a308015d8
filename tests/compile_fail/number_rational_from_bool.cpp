// expect-error: bool
#include "gradus/number/rational.hpp"

int main() {
#ifdef GRADUS_CONTROL
  const gradus::Rational one = 1;
#else
  const gradus::Rational one = true;
#endif
  return one.sign();
}
