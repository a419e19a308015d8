// Boxes per second on the suite's items that need many boxes: the certifier and, with the same
// items, one branch and bound over other arithmetics.

#include <benchmark/benchmark.h>

#include "benchmarks/certify/suite.hpp"
#include "gradus/evidence/certify.hpp"

namespace gradus {
namespace {

constexpr long most_boxes = 1'000'000;

using Reference = ReferenceResult (*)(const ReferenceProblem&, long);

void report(benchmark::State& state, std::size_t boxes) {
  state.counters["boxes"] = static_cast<double>(boxes);
  state.counters["boxes/s"] =
      benchmark::Counter(static_cast<double>(boxes), benchmark::Counter::kIsIterationInvariantRate);
}

void certify_item(benchmark::State& state, const Statement& s) {
  std::size_t boxes = 0;
  for (auto _ : state) {
    const auto evidence = certify(s, Budget{});
    const Paving* paving = evidence ? std::get_if<Paving>(&*evidence) : nullptr;
    if (paving == nullptr) return state.SkipWithError("not certified");
    boxes = paving->boxes;
  }
  report(state, boxes);
}

void reference_item(benchmark::State& state, const Statement& s, Reference run) {
  const ReferenceProblem problem = reference_problem(s);
  ReferenceResult result{};
  for (auto _ : state) result = run(problem, most_boxes);
  if (result.verdict != ReferenceVerdict::certified) return state.SkipWithError("not certified");
  report(state, static_cast<std::size_t>(result.boxes));
}

void add(const std::string& tool, const SuiteProblem& problem, Reference run) {
  benchmark::RegisterBenchmark(("reference/" + tool + "/" + problem.name).c_str(), reference_item,
                               problem.statement, run)
      ->Unit(benchmark::kMillisecond);
}

void add_all(const std::filesystem::path& path) {
  for (const SuiteProblem& problem : read_suite(path)) {
    if (!problem.holds || !problem.many_boxes) continue;
    benchmark::RegisterBenchmark(("certify/" + problem.name).c_str(), certify_item,
                                 problem.statement)
        ->Unit(benchmark::kMillisecond);
    add("double", problem, reference_double);
    add("mpfi", problem, reference_mpfi);
    add("boost-mpfi", problem, reference_boost_mpfi);
#ifdef GRADUS_HAVE_ARB
    add("arb", problem, reference_arb);
#endif
  }
}

}  // namespace
}  // namespace gradus

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  gradus::add_all(argc > 1 ? argv[1] : GRADUS_SUITE);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
