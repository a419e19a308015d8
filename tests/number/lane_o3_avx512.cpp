// The same kernels, compiled with -O3.
#define avx512_lane_kernels optimised_avx512_lane_kernels
#include "gradus/number/lane_avx512.cpp"
