// expect-error: 'const double'
#include "gradus/number/rational.hpp"

int main() {
  const gradus::Rational third(1, 3);
#ifdef GRADUS_CONTROL
  const double rounded = third.to_double();
#else
  const double rounded = third;
#endif
  return rounded > 0 ? 0 : 1;
}
