// One operation on intervals: the lane kernels at each level, MPFI (Interval), and the function of
// the C library at a single double. Time is per lane: compare `items_per_second`.

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "gradus/number/interval.hpp"
#include "gradus/number/lanes.hpp"

namespace gradus {
namespace {

/// Intervals within [from, to].
LaneBlock spread(double from, double to) {
  LaneBlock block;
  for (int i = 0; i < LaneBlock::lanes; ++i) {
    const double step = (to - from) / LaneBlock::lanes;
    block.low[i] = from + step * i;
    block.high[i] = from + step * (i + 0.7);
  }
  return block;
}

struct UnaryCase {
  const char* name;
  LaneKernels::Unary LaneKernels::*kernel;
  Interval (*interval)(const Interval&);
  double (*scalar)(double);
  double from;
  double to;
};

constexpr std::array unary_cases = {
    UnaryCase{"square", &LaneKernels::square, square, nullptr, -3, 5},
    UnaryCase{"sqrt", &LaneKernels::sqrt, sqrt, std::sqrt, 0.1, 5},
    UnaryCase{"reciprocal", &LaneKernels::reciprocal, nullptr, nullptr, 0.1, 5},
    UnaryCase{"exp", &LaneKernels::exp, exp, std::exp, -4, 5},
    UnaryCase{"log", &LaneKernels::log, log, std::log, 0.1, 5},
    UnaryCase{"expm1", &LaneKernels::expm1, expm1, std::expm1, -4, 5},
    UnaryCase{"log1p", &LaneKernels::log1p, log1p, std::log1p, -0.9, 5},
    UnaryCase{"sin", &LaneKernels::sin, sin, std::sin, -4, 5},
    UnaryCase{"cos", &LaneKernels::cos, cos, std::cos, -4, 5},
    UnaryCase{"sinh", &LaneKernels::sinh, sinh, std::sinh, -4, 5},
    UnaryCase{"cosh", &LaneKernels::cosh, cosh, std::cosh, -4, 5},
    UnaryCase{"tanh", &LaneKernels::tanh, tanh, std::tanh, -4, 5},
    UnaryCase{"atan", &LaneKernels::atan, atan, std::atan, -4, 5},
    UnaryCase{"tanh_slope", &LaneKernels::tanh_slope, nullptr, nullptr, -1, 1},
    UnaryCase{"atan_slope", &LaneKernels::atan_slope, nullptr, nullptr, -4, 5},
};

struct BinaryCase {
  const char* name;
  LaneKernels::Binary LaneKernels::*kernel;
  Interval (*interval)(const Interval&, const Interval&);
};

constexpr std::array binary_cases = {
    BinaryCase{"add", &LaneKernels::add,
               [](const Interval& a, const Interval& b) { return a + b; }},
    BinaryCase{"multiply", &LaneKernels::multiply,
               [](const Interval& a, const Interval& b) { return a * b; }},
    BinaryCase{"divide", &LaneKernels::divide,
               [](const Interval& a, const Interval& b) { return a / b; }},
    BinaryCase{"multiply_add", &LaneKernels::multiply_add,
               [](const Interval& a, const Interval& b) { return a + a * b; }},
};

void count_lanes(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * LaneBlock::lanes);
}

Interval enclosing(const LaneBlock& block, int lane) {
  return Interval::hull(Interval::from_double(block.low[lane]),
                        Interval::from_double(block.high[lane]));
}

std::vector<Interval> intervals(const LaneBlock& block) {
  std::vector<Interval> result;
  for (int i = 0; i < LaneBlock::lanes; ++i) result.push_back(enclosing(block, i));
  return result;
}

void add_unary(const UnaryCase& c) {
  const std::string prefix = std::string(c.name) + "/";
  const LaneBlock in = spread(c.from, c.to);
  for (const LaneLevel level : {LaneLevel::baseline, LaneLevel::avx2, LaneLevel::avx512}) {
    if (!has_lane_level(level)) continue;
    benchmark::RegisterBenchmark((prefix + name(level)).c_str(), [=](benchmark::State& state) {
      const auto kernel = lane_kernels(level).*c.kernel;
      const LaneScope scope;
      LaneBlock out;
      for (auto _ : state) benchmark::DoNotOptimize(kernel(out, in, 4));
      count_lanes(state);
    });
  }
  if (c.interval != nullptr) {
    benchmark::RegisterBenchmark((prefix + "mpfi").c_str(), [=](benchmark::State& state) {
      const std::vector<Interval> all = intervals(in);
      for (auto _ : state) {
        for (const Interval& x : all) benchmark::DoNotOptimize(c.interval(x));
      }
      count_lanes(state);
    });
  }
  if (c.scalar != nullptr) {
    benchmark::RegisterBenchmark((prefix + "libm").c_str(), [=](benchmark::State& state) {
      for (auto _ : state) {
        for (const double x : in.low) benchmark::DoNotOptimize(c.scalar(x));
      }
      count_lanes(state);
    });
  }
}

void add_binary(const BinaryCase& c) {
  const std::string prefix = std::string(c.name) + "/";
  const LaneBlock a = spread(-3, 5);
  const LaneBlock b = spread(0.5, 2);
  for (const LaneLevel level : {LaneLevel::baseline, LaneLevel::avx2, LaneLevel::avx512}) {
    if (!has_lane_level(level)) continue;
    benchmark::RegisterBenchmark((prefix + name(level)).c_str(), [=](benchmark::State& state) {
      const auto kernel = lane_kernels(level).*c.kernel;
      const LaneScope scope;
      LaneBlock out = a;
      for (auto _ : state) benchmark::DoNotOptimize(kernel(out, a, b, 4));
      count_lanes(state);
    });
  }
  benchmark::RegisterBenchmark((prefix + "mpfi").c_str(), [=](benchmark::State& state) {
    const std::vector<Interval> x = intervals(a);
    const std::vector<Interval> y = intervals(b);
    for (auto _ : state) {
      for (std::size_t i = 0; i < x.size(); ++i) benchmark::DoNotOptimize(c.interval(x[i], y[i]));
    }
    count_lanes(state);
  });
}

const bool registered = [] {
  for (const UnaryCase& c : unary_cases) add_unary(c);
  for (const BinaryCase& c : binary_cases) add_binary(c);
  return true;
}();

}  // namespace
}  // namespace gradus
