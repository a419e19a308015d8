#include <benchmark/benchmark.h>

#include "gradus/evidence/estimate.hpp"
#include "gradus/landscape/descent.hpp"
#include "gradus/landscape/moments.hpp"
#include "gradus/landscape/trigonometric.hpp"
#include "gradus/landscape/worst_case.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {
namespace {

void goe_chance(benchmark::State& state) {
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(goe_positive_definite(d));
}
BENCHMARK(goe_chance)->Arg(3)->Arg(6)->Arg(10)->Unit(benchmark::kMicrosecond);

/// 2 * 10^7 samples on one thread.
void goe_count(benchmark::State& state) {
  constexpr std::uint64_t samples = 20'000'000;
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(count_goe_positive_definite(d, samples, 1, 1));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples));
}
BENCHMARK(goe_count)->DenseRange(1, 6)->Unit(benchmark::kMillisecond);

void interval_of_a_chance(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(clopper_pearson(92, 20'000'000, 1e-6));
}
BENCHMARK(interval_of_a_chance)->Unit(benchmark::kMicrosecond);

void spectral_radius_of_a_jordan_block(benchmark::State& state) {
  const Rational eigenvalue(9, 10);
  const RationalMatrix w{{eigenvalue, 1}, {0, eigenvalue}};
  for (auto _ : state) benchmark::DoNotOptimize(spectral_radius(w, Rational(1, 1000)));
}
BENCHMARK(spectral_radius_of_a_jordan_block)->Unit(benchmark::kMillisecond);

void critical_points_of_100_polynomials(benchmark::State& state) {
  const auto degree = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(count_critical_points(degree, 100, 1));
}
BENCHMARK(critical_points_of_100_polynomials)->Arg(3)->Arg(6)->Unit(benchmark::kMillisecond);

void exact_worst_case_to_50_steps(benchmark::State& state) {
  for (auto _ : state) {
    for (unsigned steps = 1; steps <= 50; ++steps) {
      benchmark::DoNotOptimize(descend_exactly(worst_case_of_descent(steps), 0, 1, steps));
    }
  }
}
BENCHMARK(exact_worst_case_to_50_steps)->Unit(benchmark::kMillisecond);

void descent_of_all_functions(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(descend_test_functions(10'000, {1, 100, 10'000}));
}
BENCHMARK(descent_of_all_functions)->Unit(benchmark::kMillisecond);

/// 2 * 10^5 runs of 20 steps on one thread.
void first_moment(benchmark::State& state) {
  const GradientLaw law{static_cast<GradientLaw::Shape>(state.range(0)), 3, 1};
  for (auto _ : state) {
    benchmark::DoNotOptimize(sample_first_moment(law, Rational(9, 10), 20, 200'000, 1, 1));
  }
}
BENCHMARK(first_moment)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gradus
