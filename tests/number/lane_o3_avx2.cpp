// The same kernels, compiled with -O3.
#define avx2_lane_kernels optimised_avx2_lane_kernels
#include "gradus/number/lane_avx2.cpp"
