#include "gradus/audit/rule_spec.hpp"

namespace gradus {
namespace {

bool has_accumulator_start(Family family) {
  return family == Family::adagrad || family == Family::rmsprop;
}

bool has_epsilon(const RuleSpec& rule) {
  return rule.family != Family::sgd && rule.family != Family::qhm && rule.epsilon != Epsilon::none;
}

bool has_betas(Family family) {
  return family == Family::adam || family == Family::adamax || family == Family::nadam ||
         family == Family::radam;
}

bool reads(const RuleSpec& rule, Hyper h) {
  const Family family = rule.family;
  switch (h) {
    case Hyper::lr:
      return true;
    case Hyper::momentum:
      return family == Family::sgd || family == Family::qhm || family == Family::rmsprop;
    case Hyper::dampening:
      return family == Family::sgd && !rule[Hyper::momentum].is_zero();
    case Hyper::nu:
      return family == Family::qhm;
    case Hyper::rho:
      return family == Family::rmsprop || family == Family::adadelta;
    case Hyper::beta1:
    case Hyper::beta2:
      return has_betas(family);
    case Hyper::eps:
      return has_epsilon(rule);
    case Hyper::init:
      return has_accumulator_start(family);
    case Hyper::lr_decay:
      return family == Family::adagrad;
    case Hyper::momentum_decay:
      return family == Family::nadam;
    case Hyper::threshold:
      return family == Family::radam;
    case Hyper::weight_decay:
      return rule.decay != Decay::none;
  }
  return false;
}

}  // namespace

std::vector<Hyper> hypers_of(const RuleSpec& rule) {
  std::vector<Hyper> list;
  for (std::size_t i = 0; i < hyper_count; ++i) {
    if (reads(rule, static_cast<Hyper>(i))) list.push_back(static_cast<Hyper>(i));
  }
  return list;
}

RuleSpec published(Family family) {
  RuleSpec rule;
  rule.family = family;
  rule[Hyper::lr] = Rational(1, 1000);
  const Rational tiny = Rational::parse("1e-8");
  const auto usual = [&](Hyper h, const char* value) { rule[h] = Rational::parse(value); };
  switch (family) {
    case Family::sgd:
      break;
    case Family::qhm:
      usual(Hyper::momentum, "0.999");
      usual(Hyper::nu, "0.7");
      break;
    case Family::adagrad:
      rule.epsilon = Epsilon::outside;
      rule[Hyper::eps] = tiny;
      break;
    case Family::rmsprop:
      rule.epsilon = Epsilon::outside;
      rule[Hyper::eps] = tiny;
      usual(Hyper::rho, "0.9");
      break;
    case Family::adadelta:
      rule.epsilon = Epsilon::inside;
      usual(Hyper::eps, "1e-6");
      usual(Hyper::rho, "0.95");
      rule[Hyper::lr] = 1;
      break;
    case Family::radam:
      rule[Hyper::threshold] = 4;
      [[fallthrough]];
    case Family::adam:
    case Family::adamax:
    case Family::nadam:
      rule.epsilon = family == Family::adamax ? Epsilon::none : Epsilon::paper;
      if (has_epsilon(rule)) rule[Hyper::eps] = tiny;
      usual(Hyper::beta1, "0.9");
      usual(Hyper::beta2, "0.999");
      if (family == Family::nadam) usual(Hyper::momentum_decay, "0.004");
      break;
  }
  return rule;
}

}  // namespace gradus
