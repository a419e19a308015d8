#include "gradus/audit/rule_variants.hpp"

#include <algorithm>

namespace gradus {
namespace {

RuleSpec simple_descent(const Rational& lr) {
  RuleSpec rule = published(Family::sgd);
  rule[Hyper::lr] = lr;
  return rule;
}

void drop(Fit& fit, Hyper h) {
  const auto found = std::find(fit.free.begin(), fit.free.end(), h);
  if (found == fit.free.end()) return;
  fit.value.erase(fit.value.begin() + (found - fit.free.begin()));
  fit.free.erase(found);
  fit.rule[h] = 0;
}
bool can_decay(const RuleSpec& rule) {
  return rule.family != Family::adadelta && rule.family != Family::qhm;
}

/// Numbers that nobody sets: many digits, an epsilon that is none.
}  // namespace

std::vector<Epsilon> epsilon_places(const RuleSpec& rule) {
  switch (rule.family) {
    case Family::adam:
      if (rule.correction == Correction::none) return {Epsilon::paper, Epsilon::inside_raw};
      return {Epsilon::paper, Epsilon::hat, Epsilon::inside_corrected, Epsilon::inside_raw};
    case Family::nadam:
      return {Epsilon::paper, Epsilon::hat};
    case Family::radam:
      return {Epsilon::hat, Epsilon::paper, Epsilon::none};
    case Family::adamax:
      return {Epsilon::inside_max, Epsilon::outside};
    case Family::adagrad:
      return {Epsilon::outside, Epsilon::inside};
    case Family::rmsprop:
      return {Epsilon::outside, Epsilon::inside, Epsilon::inside_minus};
    default:
      return {rule.epsilon};
  }
}
std::vector<Fit> variants(const Fit& fit) {
  std::vector<Fit> list{fit};
  const auto multiply = [&](auto change_all) {
    std::vector<Fit> more;
    for (const Fit& one : list) change_all(one, more);
    list.insert(list.end(), more.begin(), more.end());
  };
  multiply([](const Fit& one, std::vector<Fit>& more) {
    for (const Epsilon place : epsilon_places(one.rule)) {
      if (place == one.rule.epsilon) continue;
      Fit other = one;
      other.rule.epsilon = place;
      if (place == Epsilon::none) drop(other, Hyper::eps);
      more.push_back(std::move(other));
    }
  });
  multiply([](const Fit& one, std::vector<Fit>& more) {
    if (one.rule.family == Family::adam) {
      for (const AmsGrad kind : {AmsGrad::raw_v, AmsGrad::corrected_v}) {
        Fit other = one;
        other.rule.amsgrad = kind;
        more.push_back(std::move(other));
      }
    }
    if (one.rule.family == Family::nadam) {
      Fit other = one;
      other.rule.float32_product = true;
      more.push_back(std::move(other));
    }
  });
  return list;
}

std::vector<Fit> decays(const Fit& fit) {
  std::vector<Fit> list;
  if (!can_decay(fit.rule)) return list;
  for (const Decay kind : {Decay::coupled, Decay::decoupled_lr}) {
    Fit other = fit;
    other.rule.decay = kind;
    other.rule[Hyper::weight_decay] = 1;
    other.free.push_back(Hyper::weight_decay);
    other.value.push_back(0);
    list.push_back(std::move(other));
  }
  return list;
}

std::vector<RuleSpec> restatements(const RuleSpec& rule) {
  std::vector<RuleSpec> list;
  for (const Epsilon place : epsilon_places(rule)) {
    if (place == Epsilon::none || rule[Hyper::eps].is_zero()) continue;
    RuleSpec other = rule;
    other.epsilon = place;
    list.push_back(other);
  }
  if (rule.schedule.kind != Schedule::Kind::constant) return list;
  const Rational &lr = rule[Hyper::lr], &mu = rule[Hyper::momentum];
  const bool has_momentum = rule.family == Family::sgd && !mu.is_zero();
  if (has_momentum || (rule.family == Family::rmsprop && !mu.is_zero())) {
    RuleSpec other = rule;
    other.lr_in_velocity = true;
    list.push_back(other);
  }
  if (rule.family == Family::adagrad) {
    // Only the sum of the two counts where epsilon stands inside.
    const Rational& start = rule[Hyper::init];
    const Rational sum = rule.epsilon == Epsilon::inside ? start + rule[Hyper::eps] : start;
    for (const char* usual : {"0.1", "1"}) {
      RuleSpec other = rule;
      other.epsilon = Epsilon::inside;
      other[Hyper::init] = Rational::parse(usual);
      other[Hyper::eps] = sum - other[Hyper::init];
      if (other[Hyper::eps].sign() > 0) list.push_back(other);
    }
  }
  const bool only_divides =
      rule.correction == Correction::none || rule.correction == Correction::first_only;
  if (rule.family == Family::adam && rule[Hyper::beta1].is_zero() && only_divides &&
      rule.amsgrad == AmsGrad::no) {
    RuleSpec other = published(Family::rmsprop);
    other[Hyper::lr] = lr;
    other[Hyper::rho] = rule[Hyper::beta2];
    other[Hyper::eps] = rule[Hyper::eps];
    const bool outside = rule.epsilon == Epsilon::paper || rule.epsilon == Epsilon::hat;
    other.epsilon = outside ? Epsilon::outside : Epsilon::inside;
    other.decay = rule.decay;
    other[Hyper::weight_decay] = rule[Hyper::weight_decay];
    list.push_back(other);
  }
  if (rule == simple_descent(lr)) {
    // Both averages start from 0 and stay equal, and so the roots cancel.
    RuleSpec other = published(Family::adadelta);
    other[Hyper::lr] = lr;
    other.deviation.stale_accumulator = true;
    list.push_back(other);
  }
  if (rule.family == Family::adam && rule.correction == Correction::none &&
      rule.epsilon == Epsilon::paper) {
    RuleSpec other = rule;
    other.epsilon = Epsilon::hat;
    list.push_back(other);
  }
  if (has_momentum && rule[Hyper::dampening].is_zero() && rule.nesterov == Nesterov::no &&
      !rule.deviation.stale_gradient && rule.decay == Decay::none) {
    RuleSpec other = rule;  // the velocity as an average of gradients
    other[Hyper::dampening] = mu;
    other[Hyper::lr] = lr / (1 - mu);
    other.first_from_zero = true;
    list.push_back(other);
  }
  if (rule.decay == Decay::decoupled_lr) {
    RuleSpec other = rule;
    other.decay = Decay::decoupled_nolr;
    other[Hyper::weight_decay] = rule[Hyper::weight_decay] * lr;
    list.push_back(other);
  }
  return list;
}

}  // namespace gradus
