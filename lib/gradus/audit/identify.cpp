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

constexpr std::size_t few_updates = 16, many_updates = 100, most_coordinates = 10;
/// Fits that a good one beats by this factor are given up.
constexpr double hopeless = 1e3;
constexpr std::size_t most_recurrences = 6, most_variants = 16;

/// How far a rule explains the steps.
struct Attempt {
  RuleSpec rule;
  std::vector<FittedHyper> fitted;
  Conformance conformance;

  double normalised() const { return conformance.worst.normalised(); }
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
  const auto end =
      std::find_if(fits.begin(), fits.end(), [&](const Fit& fit) { return fit.misfit > limit; });
  fits.erase(end, fits.end());
  if (fits.size() > most) fits.resize(most);
}

class Search {
 public:
  Search(const TraceHead& head, std::span<const TraceStep> steps) : head_(head), steps_(steps) {}

  void run() {
    const FitData few(head_, steps_, few_updates, most_coordinates);
    const FitData many(head_, steps_, many_updates, most_coordinates);
    const std::vector<Fit> found = fit_recurrences(few);
    const std::vector<Fit> plain = fit_variants(found, few, many);
    try_all(plain, many);
    if (!any_conforms()) {
      std::vector<Fit> decaying;
      for (const Fit& fit : plain) {
        for (Fit& other : decays(fit)) decaying.push_back(std::move(other));
      }
      try_all(refined(std::move(decaying), few, many), many);
    }
    restate();
    sort();
  }

  const std::vector<Attempt>& attempts() const { return attempts_; }

 private:
  static std::vector<Fit> fit_recurrences(const FitData& data) {
    std::vector<Fit> fits;
    for (const Shape& shape : recurrences()) {
      Fit best;
      for (std::size_t start = 0; start < shape.starts.size(); ++start) {
        Fit fit = shape.fit(start);
        project_rate(fit, data);
        improve(fit, data, 8, Precision::quick);
        if (start == 0 || fit.misfit < best.misfit) best = std::move(fit);
      }
      fits.push_back(std::move(best));
    }
    sort_by_misfit(fits);
    if (std::getenv("AUDIT_DEBUG"))
      for (auto& f : fits)
        std::fprintf(stderr, "core %.3g %s %zu\n", f.misfit, to_string(f.rule).c_str(),
                     f.free.size());
    const std::size_t numbers = data.entries.size();
    cut(fits, numbers < 40 ? fits.size() : most_recurrences);
    return fits;
  }

  static std::vector<Fit> fit_variants(const std::vector<Fit>& found, const FitData& few,
                                       const FitData& many) {
    std::vector<Fit> fits;
    for (const Fit& recurrence : found) {
      for (Fit& fit : variants(recurrence)) fits.push_back(std::move(fit));
    }
    return refined(std::move(fits), few, many);
  }

  /// Improved on the first updates, and the good ones on more.
  static std::vector<Fit> refined(std::vector<Fit> fits, const FitData& few, const FitData& many) {
    for (Fit& fit : fits) improve(fit, few, 6, Precision::quick);
    sort_by_misfit(fits);
    cut(fits, most_variants);
    for (Fit& fit : fits) {
      Fit longer = fit;
      improve(longer, many, 6, Precision::full);
      // Where the rule is left on the way, only the beginning says what it was.
      if (longer.misfit < std::max(fit.misfit, 1.0) * 30) fit = std::move(longer);
    }
    sort_by_misfit(fits);
    return fits;
  }

  void try_all(const std::vector<Fit>& fits, const FitData& data) {
    for (const Fit& fit : fits) {
      Settled settled = settle(fit, data);
      try_rule(std::move(settled.rule), std::move(settled.fitted));
      if (std::getenv("AUDIT_DEBUG"))
        std::fprintf(stderr, "var %.3g -> %.3g %s\n", fit.misfit,
                     attempts_.back().conformance.worst.normalised(),
                     to_string(attempts_.back().rule).c_str());
    }
  }

  Conformance test(const RuleSpec& rule, double enough) const {
    return check(rule, head_, steps_, Styles::first, enough);
  }

  bool is_known(const RuleSpec& rule) const {
    return std::any_of(attempts_.begin(), attempts_.end(),
                       [&](const Attempt& known) { return known.rule == rule; });
  }

  void try_rule(RuleSpec rule, std::vector<FittedHyper> fitted) {
    if (is_known(rule)) return;
    Attempt attempt{std::move(rule), std::move(fitted), {}};
    attempt.conformance = test(attempt.rule, 1e6);
    if (attempt.normalised() < 1e5) polish(attempt);
    if (!is_known(attempt.rule)) attempts_.push_back(std::move(attempt));
  }

  /// Tries rounder numbers and more usual ones: the bound decides whether they will do.
  void polish(Attempt& attempt) const {
    const auto take = [&](RuleSpec rule) {
      if (rule == attempt.rule) return attempt.conformance.conforms;
      Conformance conformance = test(rule, 1);
      if (!conformance.conforms) return false;
      attempt.rule = std::move(rule);
      attempt.conformance = std::move(conformance);
      return true;
    };
    for (const double tolerance : {3e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10}) {
      if (take(rounded(attempt.rule, attempt.fitted, tolerance))) break;
    }
    if (!attempt.conformance.conforms) return;
    for (const Rational& value : usual_values(attempt.rule, Hyper::eps)) {
      RuleSpec rule = attempt.rule;
      if (rule[Hyper::eps].is_zero()) break;
      rule[Hyper::eps] = value;
      if (take(std::move(rule))) break;
    }
  }

  bool any_conforms() const {
    return std::any_of(attempts_.begin(), attempts_.end(),
                       [](const Attempt& a) { return a.conformance.conforms; });
  }

  void restate() {
    const std::vector<Attempt> direct = attempts_;
    for (const Attempt& attempt : direct) {
      if (!attempt.conformance.conforms) continue;
      for (RuleSpec& rule : restatements(attempt.rule)) try_rule(std::move(rule), attempt.fitted);
    }
  }

  void sort() {
    std::stable_sort(attempts_.begin(), attempts_.end(), [&](const Attempt& a, const Attempt& b) {
      const bool vague_a = is_vague(a), vague_b = is_vague(b);
      if (vague_a != vague_b) return vague_b;
      if (a.prefix() != b.prefix()) return a.prefix() > b.prefix();
      if (!a.conformance.conforms) return a.normalised() < b.normalised();
      const int more = complexity(a.rule) - complexity(b.rule);
      return more != 0 ? more < 0 : rarity(a.rule) < rarity(b.rule);
    });
  }

  /// A rule whose bounds say nothing explains nothing.
  bool is_vague(const Attempt& a) const {
    return 4 * a.conformance.unjudged > a.conformance.updates * head_.dimension;
  }

  const TraceHead& head_;
  std::span<const TraceStep> steps_;
  std::vector<Attempt> attempts_;
};

}  // namespace

Identification identify(const TraceHead& head, std::span<const TraceStep> steps) {
  Search search(head, steps);
  search.run();
  const std::vector<Attempt>& attempts = search.attempts();
  Identification result;
  result.updates = steps.size() - 1;
  const Attempt& best = attempts.front();
  result.best = {best.rule, best.normalised()};
  result.conforms = best.conformance.conforms;
  result.fitted = best.fitted;
  for (const Attempt& other : attempts) {
    if (&other == &best) continue;
    const Candidate candidate{other.rule, other.normalised()};
    if (other.conformance.conforms) {
      result.equivalent.push_back(candidate);
    } else if (!result.runner_up || candidate.normalised < result.runner_up->normalised) {
      result.runner_up = candidate;
    }
  }
  return result;
}

}  // namespace gradus
