#include "gradus/audit/taught.hpp"

namespace gradus {
namespace {

/// A rule of this family with nothing that the lectures do not have.
bool is_plain(const RuleSpec& rule, Family family, bool subtracted = false) {
  Deviation expected;
  expected.squares_subtracted = subtracted;
  return rule.family == family && rule.deviation == expected && rule.decay == Decay::none &&
         rule.amsgrad == AmsGrad::no && rule.schedule.kind == Schedule::Kind::constant;
}

bool is_velocity(const RuleSpec& rule, Nesterov nesterov) {
  return is_plain(rule, Family::sgd) && !rule[Hyper::momentum].is_zero() &&
         rule[Hyper::dampening].is_zero() && rule.nesterov == nesterov;
}

bool is_descent(const RuleSpec& rule) {
  return is_plain(rule, Family::sgd) && rule[Hyper::momentum].is_zero();
}

bool is_momentum(const RuleSpec& rule) { return is_velocity(rule, Nesterov::no); }

/// Rate eta with 1 - eta of the last change; the other printed form has a factor of its own, so
/// that any momentum is of it.
bool is_tied_heavy_ball(const RuleSpec& rule) {
  return is_momentum(rule) && rule[Hyper::lr] + rule[Hyper::momentum] == Rational(1);
}

bool is_nesterov(const RuleSpec& rule) { return is_velocity(rule, Nesterov::yes); }

bool is_adagrad(const RuleSpec& rule) {
  return is_plain(rule, Family::adagrad) && rule.epsilon == Epsilon::outside &&
         rule[Hyper::init].is_zero() && rule[Hyper::lr_decay].is_zero();
}

bool is_moving_average(const RuleSpec& rule, bool subtracted) {
  return is_plain(rule, Family::rmsprop, subtracted) && rule.epsilon == Epsilon::outside &&
         !rule.centered && rule[Hyper::momentum].is_zero() && rule[Hyper::init].is_zero();
}

bool is_printed_rmsprop(const RuleSpec& rule) { return is_moving_average(rule, true); }
bool is_rmsprop(const RuleSpec& rule) { return is_moving_average(rule, false); }

bool is_adam(const RuleSpec& rule) {
  return is_plain(rule, Family::adam) && rule.epsilon == Epsilon::paper &&
         rule.correction == Correction::both;
}

}  // namespace

const std::vector<TaughtRule>& taught_rules() {
  static const std::vector<TaughtRule> rules{
      {"gradient descent", "sgd/algorithm", is_descent},
      {"momentum; heavy ball", "momentum/update, momentum/heavy-ball-gamma", is_momentum},
      {"heavy ball as printed again, with eta for gamma", "momentum/heavy-ball-eta",
       is_tied_heavy_ball},
      {"Nesterov's momentum", "momentum/nesterov-mention", is_nesterov},
      {"Adagrad", "adagrad/accumulate, adagrad/update", is_adagrad},
      {"RMSProp as printed, with the minus sign", "rmsprop/algorithm-sign", is_printed_rmsprop},
      {"RMSProp, corrected", "rmsprop/accumulate, rmsprop/update", is_rmsprop},
      {"Adam", "adam/bias-correction, adam/update", is_adam},
  };
  return rules;
}

std::vector<std::string> taught_as(const RuleSpec& rule) {
  std::vector<std::string> names;
  for (const TaughtRule& taught : taught_rules()) {
    if (taught.is(rule)) names.push_back(taught.name);
  }
  return names;
}

}  // namespace gradus
