// Boxes per second on the suite's items that need many boxes: the certifier and, with the same
// items, one branch and bound over other arithmetics. And the time to a verdict on every problem.

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "benchmarks/certify/suite.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/judge/judge.hpp"

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

/// Processor time of this process and of the programs that it ran.
double seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used;
    getrusage(who, &used);
    for (const timeval& t : {used.ru_utime, used.ru_stime}) {
      sum += static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    }
  }
  return sum;
}

/// All engines in order, as the program asks them.
void judge_problem(benchmark::State& state, const SuiteProblem& problem) {
  for (auto _ : state) {
    const double start = seconds();
    const Finding found = judge(problem.statement, Budget{});
    state.SetIterationTime(seconds() - start);
    const Grade grade = found.grade;
    const bool right = problem.holds ? grade == Grade::proved || grade == Grade::certified
                                     : grade == Grade::refuted;
    if (!right) return state.SkipWithError("a wrong verdict, or none");
    if (found.recheck != "ok" && found.recheck != "not needed") {
      return state.SkipWithError("the re-check disagrees");
    }
  }
}

/// The certifier alone: what a tool does that is asked about a box and nothing else.
void certify_problem(benchmark::State& state, const SuiteProblem& problem) {
  for (auto _ : state) {
    const double start = seconds();
    const auto evidence = certify(problem.statement, Budget{});
    state.SetIterationTime(seconds() - start);
    const bool decided = evidence && (problem.holds ? std::holds_alternative<Paving>(*evidence)
                                                    : std::holds_alternative<Witness>(*evidence));
    if (!decided) return state.SkipWithError("not decided");
  }
}

/// One search in six variables that ends at its budget of so many million boxes, by the clock:
/// Cauchy's inequality but for a little, which is nearly an equality where two vectors are
/// parallel.
void search_with_threads(benchmark::State& state) {
  Statement s;
  Term inner = 0, xs = 0, ys = 0;
  for (const char* i : {"1", "2", "3"}) {
    const Term x = Term::symbol(std::string("x") + i), y = Term::symbol(std::string("y") + i);
    s.domain.variables.push_back(in(x, -1, 2));
    s.domain.variables.push_back(in(y, -1, 2));
    xs = xs + square(x);
    ys = ys + square(y);
    inner = inner + x * y;
  }
  s.conclusion = square(inner) <= xs * ys + Rational(1, 1000);
  Budget budget;
  // The search by doubles alone takes a tenth of the budget.
  budget.boxes = 10'000'000 * static_cast<std::uint64_t>(state.range(1));
  budget.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) {
    const auto evidence = certify_apart(s, budget);
    const Open* open = evidence ? std::get_if<Open>(&*evidence) : nullptr;
    if (open == nullptr) return state.SkipWithError("decided");
    state.SetLabel(open->why);
  }
}

void add(const std::string& tool, const SuiteProblem& problem, Reference run) {
  benchmark::RegisterBenchmark(("reference/" + tool + "/" + problem.name).c_str(), reference_item,
                               problem.statement, run)
      ->Unit(benchmark::kMillisecond);
}

void add_all(const std::filesystem::path& path) {
  benchmark::RegisterBenchmark("threads", search_with_threads)
      ->ArgsProduct({{1, 2}, {5, 20}})
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
  for (const SuiteProblem& problem : read_suite(path)) {
    const std::string name = problem.name + (problem.holds ? "" : "/false");
    const auto add_timed = [&](const char* what, auto run) {
      benchmark::RegisterBenchmark((what + name).c_str(), run, problem)
          ->Unit(benchmark::kMillisecond)
          ->UseManualTime();
    };
    add_timed("judge/", judge_problem);
    add_timed("certifier/", certify_problem);
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
