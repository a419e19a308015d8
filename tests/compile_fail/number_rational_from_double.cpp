// expect-error: deleted
#include "gradus/number/rational.hpp"

int main() {
#ifdef GRADUS_CONTROL
  const gradus::Rational tenth = gradus::Rational::parse("0.1");
#else
  const gradus::Rational tenth = 0.1;
#endif
  return tenth.sign();
}
