#include "gradus/audit/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "gradus/audit/rule_clock.hpp"

namespace gradus {
namespace {

using Values = std::array<double, hyper_count>;
using Residuals = std::vector<long double>;

constexpr double undefined = 1e300;

/// Coordinates spread over the sizes that gradients have.
std::vector<std::size_t> choose(std::span<const TraceStep> steps, std::size_t dimension,
                                std::size_t most, const std::vector<std::size_t>& without) {
  std::vector<std::pair<double, std::size_t>> sizes;
  for (std::size_t i = 0; i < dimension; ++i) {
    if (std::find(without.begin(), without.end(), i) != without.end()) continue;
    double size = 0;
    for (const TraceStep& step : steps) size = std::max(size, std::abs(step.gradient[i].low));
    sizes.emplace_back(size, i);
  }
  if (sizes.size() > most) {
    std::sort(sizes.begin(), sizes.end());
    for (std::size_t j = 0; j < most; ++j) {
      sizes[j] = sizes[most > 1 ? j * (sizes.size() - 1) / (most - 1) : sizes.size() - 1];
    }
    sizes.resize(most);
  }
  std::vector<std::size_t> chosen;
  for (const auto& [size, i] : sizes) chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

long double middle(const Recorded& x) {
  return (static_cast<long double>(x.low) + static_cast<long double>(x.high)) / 2;
}

std::size_t index(Hyper h) { return static_cast<std::size_t>(h); }

Values values_of(const Fit& fit) {
  Values values = doubles_of(fit.rule);
  for (std::size_t j = 0; j < fit.free.size(); ++j) values[index(fit.free[j])] = fit.value[j];
  return values;
}

/// Calls `visit(entry, i, change by the rule)` for all entries that can be used; false where the
/// rule is not defined.
template <class Visit>
bool run(const RuleSpec& rule, const FitData& data, const Values& values, Visit visit) {
  RuleClock<long double> clock(rule, values, {}, data.type);
  const auto& numbers = clock.numbers();
  std::vector<Kept<long double>> kept(data.coordinates.size(), fresh(rule, numbers));
  const bool decoupled = is_decoupled(rule.decay);
  const auto& stale = rule.deviation.stale_moment_coordinates;
  for (std::size_t t = 0; t < data.updates; ++t) {
    const StepNumbers<long double> step = clock.next();
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const FitData::Entry& e = data.at(t, i);
      const bool is_stale =
          !stale.empty() &&
          std::find(stale.begin(), stale.end(), data.coordinates[i]) != stale.end();
      long double d = change(rule, numbers, step, kept[i], e.theta, e.gradient, is_stale);
      if (!std::isfinite(e.noise)) continue;
      if (decoupled) d -= decayed(rule, numbers, step, e.theta);
      if (!std::isfinite(d)) return false;
      visit(e, i, d);
    }
  }
  return true;
}

/// False where the rule is not defined.
bool residuals(const RuleSpec& rule, const FitData& data, const Values& values, Residuals& into) {
  into.clear();
  return run(rule, data, values, [&](const FitData::Entry& e, std::size_t, long double d) {
    into.push_back((e.change - d) / e.noise);
  });
}

double root_mean_square(const Residuals& r) {
  long double sum = 0;
  for (const long double x : r) sum += x * x;
  return r.empty() ? undefined
                   : static_cast<double>(std::sqrt(sum / static_cast<long double>(r.size())));
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

/// Keeps a number where it means something: a proposal that goes beyond goes halfway there.
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

using Matrix = std::vector<std::vector<long double>>;

/// The inverse of a symmetric positive matrix with unit diagonal; pivots below `least` count as
/// `least`.
Matrix inverse(Matrix a, long double least) {
  const std::size_t n = a.size();
  Matrix inv(n, std::vector<long double>(n, 0));
  for (std::size_t i = 0; i < n; ++i) inv[i][i] = 1;
  for (std::size_t c = 0; c < n; ++c) {
    const long double pivot = std::max(a[c][c], least);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == c) continue;
      const long double factor = a[r][c] / pivot;
      for (std::size_t j = 0; j < n; ++j) {
        a[r][j] -= factor * a[c][j];
        inv[r][j] -= factor * inv[c][j];
      }
    }
    for (std::size_t j = 0; j < n; ++j) {
      a[c][j] /= pivot;
      inv[c][j] /= pivot;
    }
  }
  return inv;
}

/// The derivatives of all residuals, one row a free number; false where the rule is not defined.
bool derivatives(const Fit& fit, const FitData& data, Values values, const Residuals& here,
                 Matrix& rows) {
  rows.assign(fit.free.size(), {});
  Residuals there;
  for (std::size_t j = 0; j < fit.free.size(); ++j) {
    double& value = values[index(fit.free[j])];
    const double before = value;
    value -= 1e-6 * scale_of(fit.free[j], before);
    if (value < 0 && before >= 0) value = before + 1e-6 * scale_of(fit.free[j], before);
    if (!residuals(fit.rule, data, values, there)) return false;
    const long double step = static_cast<long double>(value) - before;
    value = before;
    rows[j].resize(here.size());
    for (std::size_t k = 0; k < here.size(); ++k) rows[j][k] = (there[k] - here[k]) / step;
  }
  return true;
}

long double dot(const Residuals& a, const Residuals& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0L);
}

/// The normal equations, scaled to unit diagonal.
struct Normal {
  Matrix matrix;
  std::vector<long double> right, scale;  // scale 0: the data says nothing of the number

  Normal(const Matrix& rows, const Residuals& r) {
    const std::size_t n = rows.size();
    matrix.assign(n, std::vector<long double>(n, 0));
    right.resize(n);
    scale.resize(n);
    for (std::size_t i = 0; i < n; ++i) scale[i] = std::sqrt(dot(rows[i], rows[i]));
    for (std::size_t i = 0; i < n; ++i) {
      const long double own = scale[i] > 0 ? scale[i] : 1;
      right[i] = -dot(rows[i], r) / own;
      for (std::size_t j = 0; j < n; ++j) {
        const long double other = scale[j] > 0 ? scale[j] : 1;
        matrix[i][j] = i == j ? 1 : dot(rows[i], rows[j]) / own / other;
      }
    }
  }

  std::vector<long double> solve(long double damping) const {
    Matrix damped = matrix;
    for (std::size_t i = 0; i < damped.size(); ++i) damped[i][i] += damping;
    const Matrix inv = inverse(std::move(damped), 1e-18L);
    std::vector<long double> step(right.size(), 0);
    for (std::size_t i = 0; i < right.size(); ++i) {
      if (scale[i] > 0) step[i] = dot(inv[i], right) / scale[i];
    }
    return step;
  }
};

}  // namespace

FitData::FitData(const TraceHead& head, std::span<const TraceStep> steps, std::size_t most_updates,
                 std::size_t most_coordinates, const std::vector<std::size_t>& without)
    : type(head.type),
      updates(steps.empty() ? 0 : std::min(most_updates, steps.size() - 1)),
      coordinates(choose(steps.first(std::min(steps.size(), updates + 1)), head.dimension,
                         most_coordinates, without)) {
  const double unit = std::ldexp(1.0, -significand_bits(type));
  entries.reserve(updates * coordinates.size());
  for (std::size_t t = 0; t < updates; ++t) {
    for (const std::size_t i : coordinates) {
      const Recorded &now = steps[t].theta[i], &next = steps[t + 1].theta[i];
      Entry e{middle(now), middle(steps[t].gradient[i]), middle(next) - middle(now), 0};
      const double reading = (now.high - now.low) + (next.high - next.low);
      e.noise = unit * std::max(std::abs(now.low), std::abs(next.low)) + reading +
                unit * unit * std::abs(static_cast<double>(e.change)) + 1e-40;
      if (!std::isfinite(e.change) || !std::isfinite(e.gradient)) {
        e.noise = std::numeric_limits<long double>::infinity();
      }
      entries.push_back(e);
    }
  }
}

double misfit(const Fit& fit, const FitData& data) {
  Residuals r;
  return residuals(fit.rule, data, values_of(fit), r) ? root_mean_square(r) : undefined;
}

std::vector<double> misfits(const Fit& fit, const FitData& data) {
  std::vector<Residuals> r(data.coordinates.size());
  run(fit.rule, data, values_of(fit), [&](const FitData::Entry& e, std::size_t i, long double d) {
    r[i].push_back((e.change - d) / e.noise);
  });
  std::vector<double> result;
  for (const Residuals& own : r) result.push_back(own.empty() ? 0 : root_mean_square(own));
  return result;
}

void project_rate(Fit& fit, const FitData& data) {
  const auto rate = std::find(fit.free.begin(), fit.free.end(), Hyper::lr);
  if (rate == fit.free.end()) return;
  double& value = fit.value[static_cast<std::size_t>(rate - fit.free.begin())];
  long double product = 0, square = 0;
  const bool defined =
      run(fit.rule, data, values_of(fit), [&](const FitData::Entry& e, std::size_t, long double d) {
        product += e.change / e.noise * (d / e.noise);
        square += d / e.noise * (d / e.noise);
      });
  const double factor = static_cast<double>(product / square);
  if (defined && factor > 0 && std::isfinite(factor)) value *= factor;
}

void improve(Fit& fit, const FitData& data, int rounds) {
  Residuals here, there;
  fit.deviation.assign(fit.free.size(), std::numeric_limits<double>::infinity());
  Values values = values_of(fit);
  if (!residuals(fit.rule, data, values, here)) {
    fit.misfit = undefined;
    return;
  }
  fit.misfit = root_mean_square(here);
  Matrix rows;
  long double damping = 1e-6L;
  for (int round = 0; round < rounds && !fit.free.empty(); ++round) {
    if (!derivatives(fit, data, values, here, rows)) break;
    const Normal normal(rows, here);
    bool better = false;
    const double before = fit.misfit;
    for (int attempt = 0; attempt < 5 && !better; ++attempt) {
      const std::vector<long double> step = normal.solve(damping);
      Values tried = values;
      for (std::size_t j = 0; j < step.size(); ++j) {
        double& value = tried[index(fit.free[j])];
        value = within(fit.free[j], value, static_cast<double>(value + step[j]));
      }
      if (!residuals(fit.rule, data, tried, there)) {
        damping = std::max(damping * 30, 1e-8L);
        continue;
      }
      const double now = root_mean_square(there);
      better = now < fit.misfit;
      if (better) {
        values = tried;
        fit.misfit = now;
        std::swap(here, there);
        damping = std::max(damping / 30, 1e-15L);
      } else {
        damping = std::max(damping * 30, 1e-8L);
      }
    }
    if (!better || fit.misfit > before * (1 - 1e-3)) break;
  }
  for (std::size_t j = 0; j < fit.free.size(); ++j) fit.value[j] = values[index(fit.free[j])];
  if (!derivatives(fit, data, values, here, rows)) return;
  const Normal normal(rows, here);
  const Matrix inv = inverse(normal.matrix, 1e-17L);
  for (std::size_t j = 0; j < fit.free.size(); ++j) {
    if (normal.scale[j] > 0) {
      fit.deviation[j] = static_cast<double>(std::sqrt(std::max(inv[j][j], 1.0L)) /
                                             normal.scale[j] * std::max(fit.misfit, 1.0));
    }
  }
}

}  // namespace gradus
