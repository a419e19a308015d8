// The same kernels, compiled with -O3.
#define baseline_lane_kernels optimised_baseline_lane_kernels
#include "gradus/number/lane_baseline.cpp"
