#include "gradus/audit/identify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/settle.hpp"
#include "gradus/audit/shapes.hpp"

namespace gradus {
namespace {

constexpr std::size_t few_updates = 24, many_updates = 120, most_coordinates = 10;
/// Fits that a good one beats by this factor are given up.
constexpr double hopeless = 1e3;
constexpr std::size_t most_recurrences = 8, most_variants = 40;

/// How far a rule explains the steps.
struct Attempt {
  RuleSpec rule;
  std::vector<FittedHyper> fitted;
  Conformance conformance;

  bool conforms() const { return conformance.conforms; }
  std::uint64_t prefix() const {
    return conformance.departure ? conformance.departure->step : ~std::uint64_t{0};
  }
};

void sort_by_misfit(std::vector<Fit>& fits) {
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.misfit < b.misfit; });
}

/// Cuts the list, which is in order, where the misfit is hopeless beside the first.
void cut(std::vector<Fit>& fits, std::size_t most) {
  const double limit = fits.empty() ? 0 : std::max(fits.front().misfit, 1.0) * hopeless;
  const auto end = std::find_if(fits.begin(), fits.end(),
                                [&](const Fit& fit) { return fit.misfit > limit; });
  fits.erase(end, fits.end());
  if (fits.size() > most) fits.resize(most);
}

std::vector<Fit> fit_recurrences(const FitData& data) {
  std::vector<Fit> fits;
  for (const Shape& shape : recurrences()) {
    Fit best;
    for (std::size_t start = 0; start < shape.starts.size(); ++start) {
      Fit fit = shape.fit(start);
      project_rate(fit, data);
      improve(fit, data, 8);
      if (start == 0 || fit.misfit < best.misfit) best = std::move(fit);
    }
    fits.push_back(std::move(best));
  }
  sort_by_misfit(fits);
  if (std::getenv("AUDIT_DEBUG")) for (auto& f : fits) std::fprintf(stderr, "core %.3g %s %zu\n", f.misfit, to_string(f.rule).c_str(), f.free.size());
  cut(fits, most_recurrences);
  return fits;
}

std::vector<Fit> fit_variants(const std::vector<Fit>& recurrences, const FitData& few,
                              const FitData& many) {
  std::vector<Fit> fits;
  for (const Fit& recurrence : recurrences) {
    for (Fit& fit : variants(recurrence)) {
      improve(fit, few, 6);
      fits.push_back(std::move(fit));
    }
  }
  sort_by_misfit(fits);
  cut(fits, most_variants);
  for (Fit& fit : fits) {
    Fit longer = fit;
    improve(longer, many, 6);
    // Where the rule is left on the way, only the beginning says what it was.
    if (longer.misfit < std::max(fit.misfit, 1.0) * 30) fit = std::move(longer);
  }
  sort_by_misfit(fits);
  return fits;
}

void try_rule(std::vector<Attempt>& attempts, const TraceHead& head,
              std::span<const TraceStep> steps, Settled settled) {
  for (const Attempt& known : attempts) {
    if (known.rule == settled.rule) return;
  }
  Conformance conformance = check(settled.rule, head, steps, 1e6);
  attempts.push_back({std::move(settled.rule), std::move(settled.fitted), std::move(conformance)});
}

}  // namespace

Identification identify(const TraceHead& head, std::span<const TraceStep> steps) {
  Identification result;
  result.updates = steps.size() - 1;
  const FitData few(head, steps, few_updates, most_coordinates);
  const FitData many(head, steps, many_updates, most_coordinates);
  std::vector<Attempt> attempts;
  for (const Fit& fit : fit_variants(fit_recurrences(few), few, many)) {
    try_rule(attempts, head, steps, settle(fit, many));
    if (std::getenv("AUDIT_DEBUG")) std::fprintf(stderr, "var %.3g -> %.3g %s\n", fit.misfit, attempts.back().conformance.worst.normalised(), to_string(attempts.back().rule).c_str());
  }
  const std::vector<Attempt> direct = attempts;
  for (const Attempt& attempt : direct) {
    if (!attempt.conforms()) continue;
    for (const RuleSpec& rule : restatements(attempt.rule)) {
      try_rule(attempts, head, steps, {rule, attempt.fitted});
    }
  }
  std::stable_sort(attempts.begin(), attempts.end(), [](const Attempt& a, const Attempt& b) {
    if (a.prefix() != b.prefix()) return a.prefix() > b.prefix();
    if (!a.conforms()) {
      return a.conformance.worst.normalised() < b.conformance.worst.normalised();
    }
    return complexity(a.rule) < complexity(b.rule);
  });
  const Attempt& best = attempts.front();
  result.best = {best.rule, best.conformance.worst.normalised()};
  result.conforms = best.conforms();
  result.fitted = best.fitted;
  for (const Attempt& other : attempts) {
    if (&other == &best) continue;
    const Candidate candidate{other.rule, other.conformance.worst.normalised()};
    if (other.conforms()) {
      result.equivalent.push_back(candidate);
    } else if (!result.runner_up || candidate.normalised < result.runner_up->normalised) {
      result.runner_up = candidate;
    }
  }
  return result;
}

}  // namespace gradus
