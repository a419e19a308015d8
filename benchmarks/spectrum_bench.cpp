#include <benchmark/benchmark.h>

#include <Eigen/Eigenvalues>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/descent.hpp"
#include "gradus/landscape/moments.hpp"
#include "gradus/landscape/trigonometric.hpp"
#include "gradus/landscape/worst_case.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_closed_form.hpp"
#include "gradus/spectrum/goe_index.hpp"
#include "gradus/spectrum/matrix_power.hpp"
#include "gradus/spectrum/rare_definite.hpp"

namespace gradus {
namespace {

void goe_chance(benchmark::State& state) {
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(goe_positive_definite(d));
}
BENCHMARK(goe_chance)->Arg(3)->Arg(6)->Arg(10)->Unit(benchmark::kMicrosecond);

void goe_all_chances(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(goe_positive_definite_up_to(100));
}
BENCHMARK(goe_all_chances)->Unit(benchmark::kMillisecond);

void goe_closed_forms(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(goe_closed_forms_up_to(20));
}
BENCHMARK(goe_closed_forms)->Unit(benchmark::kMillisecond);

void goe_index_laws(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(goe_index_laws_up_to(40));
}
BENCHMARK(goe_index_laws)->Unit(benchmark::kMillisecond);

// Random matrices on one thread, three ways; to be compared by items_per_second.

/// All entries drawn, all eigenvalues computed.
void goe_dense_eigenvalues(benchmark::State& state) {
  const auto d = static_cast<Eigen::Index>(state.range(0));
  const double off_diagonal = std::sqrt(0.5);
  Random random(1);
  Eigen::MatrixXd lower(d, d);
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(d);
  for (auto _ : state) {
    for (Eigen::Index column = 0; column < d; ++column) {
      lower(column, column) = random.normal();
      for (Eigen::Index row = column + 1; row < d; ++row) {
        lower(row, column) = off_diagonal * random.normal();
      }
    }
    solver.compute(lower, Eigen::EigenvaluesOnly);
    benchmark::DoNotOptimize(solver.eigenvalues()(0) > 0);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(goe_dense_eigenvalues)->Arg(2)->Arg(4)->Arg(8)->Arg(16)->Arg(32);

/// Is it positive definite?
void goe_count(benchmark::State& state) {
  constexpr std::uint64_t samples = 1 << 20;
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(count_goe_positive_definite(d, samples, 1, 1));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples));
}
BENCHMARK(goe_count)->Arg(2)->Arg(4)->Arg(8)->Arg(16)->Arg(32);

/// Are half of the eigenvalues negative? Hardly a matrix is settled early.
void goe_count_of_half(benchmark::State& state) {
  constexpr std::uint64_t samples = 1 << 16;
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(count_goe_index(d, d / 2, samples, 1, 1));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples));
}
BENCHMARK(goe_count_of_half)->Arg(2)->Arg(4)->Arg(8)->Arg(16)->Arg(32);

void rare_definite(benchmark::State& state) {
  constexpr std::uint64_t samples = 10'000;
  const auto d = static_cast<unsigned>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(estimate_positive_definite(d, 1, samples, 1, 1, 1e-6));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples));
}
BENCHMARK(rare_definite)->Arg(5)->Arg(10)->Arg(20)->Unit(benchmark::kMillisecond);

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
