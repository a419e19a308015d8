#include "gradus/audit/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gradus {
namespace {

std::vector<const char*> usual(const RuleSpec& rule, Hyper h) {
  switch (h) {
    case Hyper::eps:
      if (rule.family == Family::adadelta) return {"1e-6", "1e-7", "1e-8", "0.001"};
      return {"1e-8", "1e-7", "1e-10", "1e-6", "1e-5", "0.0001", "0.001"};
    case Hyper::momentum:
    case Hyper::dampening:
    case Hyper::weight_decay:
    case Hyper::lr_decay:
    case Hyper::init:
      return {"0"};
    case Hyper::momentum_decay:
      return {"0.004", "0"};
    case Hyper::beta1:
      return {"0.9"};
    case Hyper::beta2:
      return {"0.999", "0.99"};
    case Hyper::rho:
      return {"0.9", "0.99", "0.95"};
    case Hyper::nu:
      return {"0.7"};
    case Hyper::lr:
    case Hyper::threshold:
      break;
  }
  return {};
}

bool may_be_zero(Hyper h) {
  return h == Hyper::momentum || h == Hyper::dampening || h == Hyper::weight_decay ||
         h == Hyper::lr_decay || h == Hyper::init || h == Hyper::beta1;
}

constexpr double negligible = 1e-9;

FittedHyper settle(const RuleSpec& rule, Hyper h, double value, double deviation, double unit) {
  // Rounding a number to the type of the trace moves it by a unit; factors near 1 are the nearer
  // to it the more that matters.
  const bool is_factor = !may_be_zero(h) && h != Hyper::lr && h != Hyper::eps;
  const double reach = 6 * deviation + 8 * unit * (is_factor ? 1 : std::abs(value));
  FittedHyper fitted{h, {}, value - reach, value + reach, reach < 0.1 * std::abs(value)};
  const bool is_positive = h == Hyper::eps || h == Hyper::lr;
  if (is_positive || may_be_zero(h)) fitted.low = std::max(fitted.low, 0.0);
  const bool is_idle = h != Hyper::beta1 || fitted.high < 0.01;
  if (may_be_zero(h) && is_idle && fitted.low <= 0) {
    fitted.determined = true;  // nothing but 0 is needed
    return fitted;
  }
  if (!fitted.determined) {
    for (const Rational& candidate : usual_values(rule, h)) {
      const double x = candidate.to_double();
      if (fitted.low <= x && x <= fitted.high) {
        fitted.value = candidate;
        return fitted;
      }
    }
  }
  const bool below_one =
      h == Hyper::momentum || h == Hyper::rho || h == Hyper::beta1 || h == Hyper::beta2;
  if (below_one) fitted.high = std::min(fitted.high, 1 - std::max((1 - value) / 2, 8 * unit));
  fitted.low = std::min(fitted.low, fitted.high);
  const double near = std::clamp(value, fitted.low, fitted.high);
  if (std::isfinite(reach)) {
    fitted.value = shortest_decimal(fitted.low, near, fitted.high);
  } else {
    fitted.value = Rational::from_double(value);
  }
  return fitted;
}

}  // namespace

Rational shortest_decimal(double low, double near, double high) {
  for (int digits = 0; digits < 17; ++digits) {
    const std::string text = fmt::format("{:.{}e}", near, digits);
    const double rounded = std::stod(text);
    if (low <= rounded && rounded <= high) return Rational::parse(text);
  }
  return Rational::from_double(near);
}

Settled settle(Fit fit, const FitData& data) {
  Settled result;
  const double unit = std::ldexp(1.0, -significand_bits(data.type));
  while (!fit.free.empty()) {
    const auto relative = [&](std::size_t j) {
      return fit.deviation[j] / std::max(std::abs(fit.value[j]), 1e-12);
    };
    std::size_t best = 0;
    for (std::size_t j = 1; j < fit.free.size(); ++j) {
      if (relative(j) < relative(best)) best = j;
    }
    const auto at = static_cast<std::ptrdiff_t>(best);
    const Hyper h = fit.free[best];
    result.fitted.push_back(settle(fit.rule, h, fit.value[best], fit.deviation[best], unit));
    fit.rule[h] = result.fitted.back().value;
    fit.free.erase(fit.free.begin() + at);
    fit.value.erase(fit.value.begin() + at);
    fit.deviation.erase(fit.deviation.begin() + at);
    improve(fit, data, 2, Precision::full);
  }
  result.rule = simplified(std::move(fit.rule));
  std::sort(result.fitted.begin(), result.fitted.end(),
            [](const FittedHyper& a, const FittedHyper& b) { return a.hyper < b.hyper; });
  return result;
}

std::vector<Rational> usual_values(const RuleSpec& rule, Hyper h) {
  std::vector<Rational> values;
  for (const char* text : usual(rule, h)) values.push_back(Rational::parse(text));
  return values;
}

RuleSpec rounded(RuleSpec rule, const std::vector<FittedHyper>& fitted, double tolerance) {
  for (const FittedHyper& f : fitted) {
    const double value = rule[f.hyper].to_double();
    if (may_be_zero(f.hyper) && std::abs(value) < negligible) rule[f.hyper] = 0;
    const bool near_one = f.hyper == Hyper::momentum || f.hyper == Hyper::rho ||
                          f.hyper == Hyper::beta1 || f.hyper == Hyper::beta2;
    const double reach = tolerance * std::abs(near_one ? std::min(value, 1 - value) : value);
    if (!rule[f.hyper].is_zero() && reach > 0) {
      rule[f.hyper] = shortest_decimal(value - reach, value, value + reach);
    }
  }
  return simplified(std::move(rule));
}

RuleSpec simplified(RuleSpec rule) {
  if (rule[Hyper::weight_decay].is_zero()) rule.decay = Decay::none;
  const bool has_momentum = rule.family == Family::sgd || rule.family == Family::rmsprop;
  if (has_momentum && rule[Hyper::momentum].is_zero()) {
    rule.nesterov = Nesterov::no;
    rule.lr_in_velocity = rule.first_from_zero = false;
    rule[Hyper::dampening] = 0;
  }
  return rule;
}

}  // namespace gradus
