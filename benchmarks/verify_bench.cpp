// Checking each family of claims, mutants and re-checks included, one thread.

#include <benchmark/benchmark.h>

#include "gradus/evidence/judge/judge.hpp"
#include "proofs_checks/catalogue.hpp"

namespace gradus {
namespace {

void verify_family(benchmark::State& state, const char* topic) {
  std::vector<Claim> claims;
  for (Claim& c : catalogue()) {
    if (c.id.starts_with(topic)) claims.push_back(std::move(c));
  }
  for (auto _ : state) {
    for (const Claim& c : claims) benchmark::DoNotOptimize(judge(c, Budget{}).grade);
  }
  state.counters["claims"] = static_cast<double>(claims.size());
}

BENCHMARK_CAPTURE(verify_family, step_bound, "step-bound/")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verify_family, rate, "rate/")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verify_family, adam, "adam/")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verify_family, critical, "critical/")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verify_family, explode, "explode/")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gradus
