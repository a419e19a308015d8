#include "gradus/audit/schedules.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "gradus/audit/settle.hpp"

namespace gradus {
namespace {

using Kind = Schedule::Kind;
using Rates = std::vector<Rate>;

struct Line {
  double offset = 0, slope = 0;
};

/// The line through a function of the rates that fits best; weighted, by the function's derivative.
Line line(const Rates& rates, const std::function<double(double)>& f,
          const std::function<double(double)>& derivative) {
  long double w = 0, wt = 0, wtt = 0, wy = 0, wty = 0;
  for (std::size_t t = 0; t < rates.size(); ++t) {
    const double r = rates[t].value, deviation = rates[t].deviation * std::abs(derivative(r));
    const long double weight = 1 / (static_cast<long double>(deviation) * deviation);
    if (!(r > 0) || !std::isfinite(weight)) continue;
    const long double y = f(r), time = static_cast<long double>(t);
    w += weight;
    wt += weight * time;
    wtt += weight * time * time;
    wy += weight * y;
    wty += weight * time * y;
  }
  const long double slope = (w * wty - wt * wy) / (w * wtt - wt * wt);
  return {static_cast<double>((wy - slope * wt) / w), static_cast<double>(slope)};
}

/// The weighted mean of the rates from `first` on.
double mean(const Rates& rates, std::size_t first, std::size_t count) {
  long double sum = 0, weights = 0;
  for (std::size_t t = first; t < std::min(rates.size(), first + count); ++t) {
    const long double weight =
        1 / (static_cast<long double>(rates[t].deviation) * rates[t].deviation);
    if (!std::isfinite(weight)) continue;
    sum += weight * rates[t].value;
    weights += weight;
  }
  return static_cast<double>(sum / weights);
}

/// Where the rate changes first, or 0.
std::size_t first_change(const Rates& rates) {
  for (std::size_t t = 1; t < rates.size(); ++t) {
    const double change = std::abs(rates[t].value - rates[t - 1].value);
    const double noise = rates[t].deviation + rates[t - 1].deviation;
    if (change > 1e-3 * std::abs(rates[t].value) && change > 20 * noise) return t;
  }
  return 0;
}

struct Guess {
  Kind kind;
  double lr, gamma;
  std::uint64_t every;
};

std::vector<Guess> guesses(const Rates& rates) {
  std::vector<Guess> list;
  const auto whole = [](double x) {
    return x > 0.5 && x < 1e15 ? static_cast<std::uint64_t>(std::llround(x)) : 0;
  };
  if (const std::size_t every = first_change(rates); every > 1) {
    const double before = mean(rates, 0, every), after = mean(rates, every, every);
    list.push_back({Kind::step, before, after / before, every});
  }
  const Line log = line(
      rates, [](double r) { return std::log(r); }, [](double r) { return 1 / r; });
  list.push_back({Kind::exponential, std::exp(log.offset), std::exp(log.slope), 0});
  const Line plain = line(
      rates, [](double r) { return r; }, [](double) { return 1.0; });
  list.push_back({Kind::linear, plain.offset, 1, whole(-plain.offset / plain.slope)});
  const Line root = line(
      rates, [](double r) { return std::sqrt(r); }, [](double r) { return 0.5 / std::sqrt(r); });
  list.push_back({Kind::quadratic, root.offset * root.offset, 1, whole(-root.offset / root.slope)});
  const Line inverse = line(
      rates, [](double r) { return 1 / r; }, [](double r) { return 1 / (r * r); });
  list.push_back({Kind::inverse_time, 1 / inverse.offset, inverse.slope / inverse.offset, 0});
  list.push_back({Kind::inverse_square, rates.empty() ? 0 : rates.front().value, 1, 0});
  return list;
}

Rational near(double value, double tolerance) {
  const double reach = tolerance * std::abs(value);
  return shortest_decimal(value - reach, value, value + reach);
}

}  // namespace

std::vector<RuleSpec> scheduled(const RuleSpec& rule, const std::vector<Rate>& rates) {
  std::vector<RuleSpec> list;
  for (const Guess& guess : guesses(rates)) {
    const bool needs_period =
        guess.kind == Kind::step || guess.kind == Kind::linear || guess.kind == Kind::quadratic;
    const bool makes_sense =
        std::isfinite(guess.lr) && guess.lr > 0 && std::isfinite(guess.gamma) && guess.gamma > 0 &&
        (guess.kind != Kind::exponential || std::abs(guess.gamma - 1) > 1e-6) &&
        (guess.kind != Kind::inverse_time || guess.gamma > 1e-6) &&
        (!needs_period || guess.every > 0);
    if (!makes_sense) continue;
    for (const double tolerance : {1e-2, 1e-3, 1e-4, 1e-6, 1e-9, 1e-15}) {
      RuleSpec other = rule;
      other[Hyper::lr] = near(guess.lr, tolerance);
      other.schedule = {guess.kind, guess.every, near(guess.gamma, tolerance)};
      if (list.empty() || other != list.back()) list.push_back(std::move(other));
    }
  }
  return list;
}

}  // namespace gradus
