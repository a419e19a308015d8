// expect-error: deleted
#include "gradus/number/interval.hpp"

int main() {
#ifdef GRADUS_CONTROL
  const gradus::Interval tenth = gradus::Interval::parse("0.1");
#else
  const gradus::Interval tenth = 0.1;
#endif
  return tenth.is_bounded() ? 0 : 1;
}
