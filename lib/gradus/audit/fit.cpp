#include "gradus/audit/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gradus/audit/normal_equations.hpp"
#include "gradus/audit/rule_clock.hpp"

namespace gradus {
namespace {

using Values = std::array<double, hyper_count>;

constexpr double undefined = 1e300;

std::size_t index(Hyper h) { return static_cast<std::size_t>(h); }

Values values_of(const Fit& fit) {
  Values values = doubles_of(fit.rule);
  for (std::size_t j = 0; j < fit.free.size(); ++j) values[index(fit.free[j])] = fit.value[j];
  if (fit.free_rate) values[index(Hyper::lr)] = 1;
  return values;
}

/// The rule on the data, in numbers of type N.
template <class N>
class Run {
 public:
  Run(const Fit& fit, const FitData& data)
      : rule_(fit.rule),
        data_(data),
        free_rate_(fit.free_rate),
        decoupled_(is_decoupled(fit.rule.decay)),
        stale_(data.coordinates.size(), false) {
    for (const std::size_t s : rule_.deviation.stale_moment_coordinates) {
      const auto found = std::find(data.coordinates.begin(), data.coordinates.end(), s);
      if (found != data.coordinates.end()) stale_[index_of(found)] = true;
    }
  }

  /// (found - rule)/noise of all entries that can be used; false where the rule is not defined.
  bool residuals(const Values& values, std::vector<N>& into) {
    into.clear();
    return run(values, [&](const FitData::Entry& e, N d) {
      into.push_back((static_cast<N>(e.change) - d) / static_cast<N>(e.noise));
    });
  }

  /// Calls `visit(entry, change by the rule)`.
  template <class Visit>
  bool run(const Values& values, Visit visit) {
    RuleClock<N> clock(rule_, values, {}, data_.type);
    std::vector<Kept<N>> kept(data_.coordinates.size(), fresh(rule_, clock.numbers()));
    std::vector<N> changes(kept.size());
    rates_.clear();
    for (std::size_t t = 0; t < data_.updates; ++t) {
      StepNumbers<N> step = clock.next();
      if (free_rate_) set_rate(clock.numbers(), step, kept, t);
      step_all(clock.numbers(), step, kept, t, changes);
      for (std::size_t i = 0; i < kept.size(); ++i) {
        const FitData::Entry& e = data_.at(t, i);
        if (!e.usable()) continue;
        if (!std::isfinite(changes[i])) return false;
        visit(e, changes[i]);
      }
    }
    return true;
  }

  std::vector<Rate> rates_;  ///< of the last run, where every update has its own

 private:
  template <class Iterator>
  std::size_t index_of(Iterator found) const {
    return static_cast<std::size_t>(found - data_.coordinates.begin());
  }

  void step_all(const RuleNumbers<N>& numbers, const StepNumbers<N>& step,
                std::vector<Kept<N>>& kept, std::size_t t, std::vector<N>& changes) const {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const FitData::Entry& e = data_.at(t, i);
      const N theta = static_cast<N>(e.theta);
      N d = change(rule_, numbers, step, kept[i], theta, static_cast<N>(e.gradient),
                   static_cast<bool>(stale_[i]));
      if (decoupled_) d -= decayed(rule_, numbers, step, theta);
      changes[i] = d;
    }
  }

  /// The changes are affine in the rate of the update: found from two trials.
  void set_rate(const RuleNumbers<N>& numbers, StepNumbers<N>& step,
                const std::vector<Kept<N>>& kept, std::size_t t) {
    std::vector<N> at_zero(kept.size()), at_one(kept.size());
    std::vector<Kept<N>> trial = kept;
    step.rate = 0;
    step_all(numbers, step, trial, t, at_zero);
    trial = kept;
    step.rate = 1;
    step_all(numbers, step, trial, t, at_one);
    N product = 0, square = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const FitData::Entry& e = data_.at(t, i);
      if (!e.usable()) continue;
      const N noise = static_cast<N>(e.noise), slope = (at_one[i] - at_zero[i]) / noise;
      product += slope * ((static_cast<N>(e.change) - at_zero[i]) / noise);
      square += slope * slope;
    }
    step.rate = square > 0 ? product / square : 0;
    rates_.push_back(
        {static_cast<double>(step.rate), square > 0 ? 1 / std::sqrt(static_cast<double>(square))
                                                    : std::numeric_limits<double>::infinity()});
  }

  const RuleSpec& rule_;
  const FitData& data_;
  bool free_rate_, decoupled_;
  std::vector<bool> stale_;
};

template <class N>
double root_mean_square(const std::vector<N>& r) {
  N sum = 0;
  for (const N x : r) sum += x * x;
  return r.empty() ? undefined : static_cast<double>(std::sqrt(sum / static_cast<N>(r.size())));
}

/// What a number changes by where nothing is known of it.
double scale_of(Hyper h, double value) {
  switch (h) {
    case Hyper::lr:
      return std::abs(value);
    case Hyper::eps:
      return std::max(std::abs(value), 1e-8);
    case Hyper::weight_decay:
    case Hyper::lr_decay:
    case Hyper::momentum_decay:
      return std::max(std::abs(value), 1e-3);
    default:
      return std::max(std::abs(value), 0.1);
  }
}

/// Keeps a number where it means something: a proposal beyond that goes part of the way.
double within(Hyper h, double before, double proposed) {
  switch (h) {
    case Hyper::lr:
      return proposed > 0 ? proposed : before / 4;
    case Hyper::momentum:
    case Hyper::rho:
    case Hyper::beta1:
    case Hyper::beta2:
      if (proposed >= 1) return 1 - (1 - before) / 4;
      return std::max(proposed, 0.0);
    case Hyper::init:
    case Hyper::lr_decay:
      return std::max(proposed, 0.0);
    case Hyper::eps:
      return proposed >= 0 ? proposed : before / 8;
    default:
      return proposed;
  }
}

template <class N>
class Improver {
 public:
  Improver(Fit& fit, const FitData& data) : fit_(fit), run_(fit, data), values_(values_of(fit)) {}

  void improve(int rounds) {
    fit_.deviation.assign(fit_.free.size(), std::numeric_limits<double>::infinity());
    if (!run_.residuals(values_, here_)) {
      fit_.misfit = undefined;
      return;
    }
    fit_.misfit = root_mean_square(here_);
    bool known = false;
    for (int round = 0; round < rounds && !fit_.free.empty(); ++round) {
      if (!derivatives()) break;
      const NormalEquations normal(rows_, here_);
      set_deviations(normal);
      known = true;
      const double before = fit_.misfit;
      if (!step(normal) || fit_.misfit > before * (1 - enough)) break;
      known = false;
    }
    for (std::size_t j = 0; j < fit_.free.size(); ++j) fit_.value[j] = value(j);
    if (!known && derivatives()) set_deviations(NormalEquations(rows_, here_));
  }

 private:
  /// Adadelta's first steps know only lr sqrt(eps): a straight valley where both are logarithms.
  bool is_log(std::size_t j) const {
    const Hyper h = fit_.free[j];
    return fit_.rule.family == Family::adadelta && (h == Hyper::lr || h == Hyper::eps);
  }

  double& value(std::size_t j) { return values_[index(fit_.free[j])]; }

  /// One step that lessens the misfit; false where none is found.
  bool step(const NormalEquations& normal) {
    for (int attempt = 0; attempt < 4; ++attempt) {
      const std::vector<long double> step = normal.solve(damping_);
      Values tried = values_;
      for (std::size_t j = 0; j < step.size(); ++j) {
        double& x = tried[index(fit_.free[j])];
        const double proposed =
            is_log(j) ? x * std::exp(std::clamp(static_cast<double>(step[j]), -3.0, 3.0))
                      : static_cast<double>(x + step[j]);
        x = within(fit_.free[j], x, proposed);
      }
      if (run_.residuals(tried, there_)) {
        const double misfit = root_mean_square(there_);
        if (misfit < fit_.misfit) {
          values_ = tried;
          fit_.misfit = misfit;
          std::swap(here_, there_);
          damping_ = std::max(damping_ / 100, 1e-15L);
          return true;
        }
      }
      damping_ = std::max(damping_ * 100, 1e-6L);
    }
    return false;
  }

  /// The derivatives of all residuals by differences; false where the rule is not defined.
  bool derivatives() {
    rows_.assign(fit_.free.size(), {});
    for (std::size_t j = 0; j < fit_.free.size(); ++j) {
      const double before = value(j);
      const double scale = (is_quick ? 1e-5 : 1e-6) * scale_of(fit_.free[j], before);
      value(j) = before - scale < 0 && before >= 0 ? before + scale : before - scale;
      N step = static_cast<N>(value(j)) - static_cast<N>(before);
      if (is_log(j)) step = std::log(static_cast<N>(value(j)) / static_cast<N>(before));
      const bool defined = run_.residuals(values_, there_);
      value(j) = before;
      if (!defined) return false;
      rows_[j].resize(here_.size());
      for (std::size_t k = 0; k < here_.size(); ++k) rows_[j][k] = (there_[k] - here_[k]) / step;
    }
    return true;
  }

  void set_deviations(const NormalEquations& normal) {
    const std::vector<long double> unit = normal.deviations();
    for (std::size_t j = 0; j < unit.size(); ++j) {
      const double scale = is_log(j) ? value(j) : 1;
      fit_.deviation[j] = static_cast<double>(unit[j]) * std::max(fit_.misfit, 1.0) * scale;
    }
  }

  Fit& fit_;
  Run<N> run_;
  Values values_;
  std::vector<N> here_, there_;
  std::vector<std::vector<N>> rows_;
  // In full precision narrow valleys are followed to their end.
  static constexpr bool is_quick = std::is_same_v<N, double>;
  static constexpr double enough = is_quick ? 1e-2 : 1e-3;
  long double damping_ = is_quick ? 1e-6L : 1e-12L;
};

}  // namespace

void project_rate(Fit& fit, const FitData& data) {
  const auto rate = std::find(fit.free.begin(), fit.free.end(), Hyper::lr);
  if (rate == fit.free.end()) return;
  double& value = fit.value[static_cast<std::size_t>(rate - fit.free.begin())];
  double product = 0, square = 0;
  const bool defined =
      Run<double>(fit, data).run(values_of(fit), [&](const FitData::Entry& e, double d) {
        const double scaled = d / static_cast<double>(e.noise);
        product += static_cast<double>(e.change / e.noise) * scaled;
        square += scaled * scaled;
      });
  const double factor = product / square;
  if (defined && factor > 0 && std::isfinite(factor)) value *= factor;
}

void improve(Fit& fit, const FitData& data, int rounds, Precision precision) {
  fit.updates = data.updates;
  if (precision == Precision::quick) {
    Improver<double>(fit, data).improve(rounds);
  } else {
    Improver<long double>(fit, data).improve(rounds);
  }
}

std::vector<Rate> rates(const Fit& fit, const FitData& data) {
  Run<long double> run(fit, data);
  run.run(values_of(fit), [](const FitData::Entry&, long double) {});
  return run.rates_;
}

}  // namespace gradus
