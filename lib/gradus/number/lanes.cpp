#include "gradus/number/lanes.hpp"

#include <stdexcept>
#include <string>

#include "gradus/number/lane_levels.hpp"

namespace gradus {

namespace {

/// Null where the processor or the build lacks the level.
const LaneKernels* find(LaneLevel level) {
  switch (level) {
    case LaneLevel::baseline:
      return baseline_lane_kernels();
#if defined(__x86_64__)
    case LaneLevel::avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? avx2_lane_kernels()
                                                                             : nullptr;
    case LaneLevel::avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("avx512vl")
                 ? avx512_lane_kernels()
                 : nullptr;
#endif
    default:
      return nullptr;
  }
}

}  // namespace

bool has_lane_level(LaneLevel level) { return find(level) != nullptr; }

LaneLevel best_lane_level() {
  for (const LaneLevel level : {LaneLevel::avx512, LaneLevel::avx2}) {
    if (has_lane_level(level)) return level;
  }
  return LaneLevel::baseline;
}

const LaneKernels& lane_kernels(LaneLevel level) {
  const LaneKernels* kernels = find(level);
  if (kernels == nullptr) {
    throw std::invalid_argument(std::string("the lane level ") + name(level) +
                                " was asked for, but this processor or build has up to " +
                                name(best_lane_level()));
  }
  return *kernels;
}

const char* name(LaneLevel level) {
  switch (level) {
    case LaneLevel::baseline:
      return "baseline";
    case LaneLevel::avx2:
      return "avx2";
    case LaneLevel::avx512:
      return "avx512";
  }
  return "unknown";
}

}  // namespace gradus
