#include "gradus/audit/probes.hpp"

#include <algorithm>

namespace gradus {
namespace {

using Gradients = std::vector<std::vector<Rational>>;

/// One parameter, one tensor.
Probe single(std::string name, std::string purpose, const std::vector<Rational>& slopes) {
  Gradients gradients;
  for (const Rational& g : slopes) gradients.push_back({g});
  return {std::move(name), std::move(purpose), {1}, {Rational(1)}, std::move(gradients)};
}

}  // namespace

std::vector<Probe> probes() {
  const Rational half(1, 2), quarter(1, 4);
  return {
      single("constant", "One slope throughout, and an epsilon of its size: where epsilon stands.",
             {1, 1, 1, 1, 1, 1}),
      {"first-step",
       "One update of three slopes: what the first step does before moments tell.",
       {3},
       {Rational(1), Rational(-2), half},
       {{Rational(1), quarter, Rational(-3)}}},
      {"two-tensors",
       "Two tensors of one parameter each: whether a counter is advanced once a step or once a "
       "tensor.",
       {1, 1},
       {Rational(1), Rational(1)},
       {{Rational(1), -half}, {half, Rational(1)}, {Rational(1), quarter}, {quarter, Rational(1)}}},
      single("intermittent", "Slopes with zeros between them: what the moments keep.",
             {1, 0, 0, 2, 0, 0, 1}),
      single("zeros-then-ones", "No slope at first: corrections run on, and 0/0 shows.",
             {0, 0, 0, 1, 1, 1}),
      single("growing", "Slopes that grow and turn: momentum, stale gradients, swapped factors.",
             {half, -1, 2, -4, 8, -16}),
  };
}

ExactRun expected(const Probe& probe, const ProbeVariant& variant) {
  ExactRun run = exact_run(variant.rule, probe.start, probe.gradients);
  if (probe.tensors.size() == 1) return run;
  const ExactRun second = exact_run(variant.second_tensor, probe.start, probe.gradients);
  for (std::size_t t = 0; t < run.size(); ++t) {
    std::copy(second[t].begin() + static_cast<std::ptrdiff_t>(probe.tensors[0]), second[t].end(),
              run[t].begin() + static_cast<std::ptrdiff_t>(probe.tensors[0]));
  }
  return run;
}

std::vector<std::vector<std::size_t>> told_apart(const std::vector<ExactRun>& runs) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto same = std::ranges::find_if(
        groups, [&](const auto& group) { return !certainly_differ(runs[group[0]], runs[i]); });
    if (same == groups.end()) {
      groups.push_back({i});
    } else {
      same->push_back(i);
    }
  }
  return groups;
}

}  // namespace gradus
