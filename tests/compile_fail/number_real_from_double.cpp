// expect-error: deleted
#include "gradus/number/real.hpp"

int main() {
#ifdef GRADUS_CONTROL
  const gradus::Real tenth = gradus::Real::from_double(0.1, 50);
#else
  const gradus::Real tenth = 0.1;
#endif
  return tenth.is_finite() ? 0 : 1;
}
