#include "gradus/number/rational.hpp"

int main() {
  const gradus::Rational sum = gradus::Rational(1, 3) + gradus::Rational(1, 6);
  return sum == gradus::Rational(1, 2) ? 0 : 1;
}
