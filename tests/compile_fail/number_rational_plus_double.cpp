// expect-error: deleted
#include "gradus/number/rational.hpp"

int main() {
  const gradus::Rational half(1, 2);
#ifdef GRADUS_CONTROL
  return (half + gradus::Rational::from_double(0.5)).sign();
#else
  return (half + 0.5).sign();
#endif
}
