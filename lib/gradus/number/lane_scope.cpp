#include "gradus/number/lanes.hpp"

#if defined(__x86_64__)
#include <xmmintrin.h>
#elif !defined(__aarch64__)
#error "the lanes know the floating-point environment of x86-64 and AArch64 only"
#endif

namespace gradus {

namespace {

#if defined(__x86_64__)

constexpr std::uint64_t usual = 0x1f80;  // all exceptions masked, to nearest, no FTZ, no DAZ

std::uint64_t environment() { return _mm_getcsr(); }
void set_environment(std::uint64_t value) { _mm_setcsr(static_cast<unsigned>(value)); }

#else

constexpr std::uint64_t usual = 0;  // no traps, to nearest, no flushing, NaN propagates

std::uint64_t environment() {
  std::uint64_t value = 0;
  asm volatile("mrs %0, fpcr" : "=r"(value));
  return value;
}
void set_environment(std::uint64_t value) { asm volatile("msr fpcr, %0" : : "r"(value)); }

#endif

}  // namespace

LaneScope::LaneScope() : saved_(environment()) { set_environment(usual); }
LaneScope::~LaneScope() { set_environment(saved_); }

}  // namespace gradus
