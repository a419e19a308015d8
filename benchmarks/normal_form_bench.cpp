#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "gradus/algebra/normal_form.hpp"

namespace {

using gradus::normal_form;
using gradus::pow;
using gradus::Term;

/// sum of (1 - b) b^j for j < t, written out, minus 1 - b^t.
Term geometric(int t) {
  const Term b = Term::symbol("b");
  Term sum = 0;
  for (int j = 0; j < t; ++j) sum = sum + (1 - b) * pow(b, j);
  return sum - (1 - pow(b, t));
}

/// The weights of an average with forgetting: 200 identities.
void BM_WeightsOfTheAverage(benchmark::State& state) {
  std::vector<Term> formulas;
  for (int t = 1; t <= 200; ++t) formulas.push_back(geometric(t));
  for (auto _ : state) {
    for (Term formula : formulas) {
      if (!normal_form(formula).numerator.is_zero()) state.SkipWithError("not an identity");
    }
  }
}
BENCHMARK(BM_WeightsOfTheAverage)->Unit(benchmark::kMillisecond);

/// x_{k+1} = x_k - a g_k + b (x_k - x_{k-1}), unrolled, minus its closed form.
Term heavy_ball(int steps) {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), start = Term::symbol("x0");
  std::vector<Term> g;
  for (int k = 0; k < steps; ++k) g.push_back(Term::symbol("g" + std::to_string(k)));
  Term before = start, x = start;
  for (int k = 0; k < steps; ++k) {
    const Term next = x - a * g[static_cast<std::size_t>(k)] + b * (x - before);
    before = x;
    x = next;
  }
  Term closed = start;
  for (int k = 0; k < steps; ++k) {
    for (int j = 0; j < steps - k; ++j) {
      closed = closed - a * g[static_cast<std::size_t>(k)] * pow(b, j);
    }
  }
  return x - closed;
}

/// 63 unknowns at 60 steps.
void BM_HeavyBallUnrolled(benchmark::State& state) {
  const Term formula = heavy_ball(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    if (!normal_form(formula).numerator.is_zero()) state.SkipWithError("not an identity");
  }
}
BENCHMARK(BM_HeavyBallUnrolled)->Arg(20)->Arg(60)->Unit(benchmark::kMillisecond);

/// One step of a rate proof: a small rational identity, as the prover asks for thousands of times.
void BM_SmallFraction(benchmark::State& state) {
  const Term x = Term::symbol("x"), y = Term::symbol("y"), n = Term::natural("n");
  const Term formula = (1 - pow(y, n + 1)) / (1 - y) - (1 - pow(y, n)) / (1 - y) - pow(y, n) +
                       x * x / (x + y) - x + x * y / (x + y);
  for (auto _ : state) {
    if (!normal_form(formula).numerator.is_zero()) state.SkipWithError("not an identity");
  }
}
BENCHMARK(BM_SmallFraction)->Unit(benchmark::kMicrosecond);

}  // namespace
