#include "gradus/audit/rule_ranking.hpp"

#include <algorithm>

#include "gradus/audit/rule_variants.hpp"

namespace gradus {
namespace {

/// Numbers that nobody sets: many digits, an epsilon that is none.
bool is_odd(Hyper h, const Rational& value) {
  const double x = value.to_double();
  if (h == Hyper::eps && (x < 1e-12 || x > 1e-2)) return true;
  const std::string text = decimal(value);
  const auto digits = std::count_if(text.begin(), std::find(text.begin(), text.end(), 'e'),
                                    [](char c) { return c >= '1' && c <= '9'; });
  return digits > 4;
}

}  // namespace

int rarity(const RuleSpec& rule) {
  const std::vector<Epsilon> known = epsilon_places(rule);
  const auto place = std::find(known.begin(), known.end(), rule.epsilon) - known.begin();
  const bool plain_sgd = rule.family == Family::sgd && rule[Hyper::momentum].is_zero();
  return static_cast<int>(place) + 4 * rule.lr_in_velocity + 4 * rule.first_from_zero +
         4 * (rule.decay == Decay::decoupled_nolr) +
         4 * (plain_sgd && rule.decay == Decay::decoupled_lr);
}

int complexity(const RuleSpec& rule) {
  int sum = 0;
  for (const Hyper h : hypers_of(rule)) {
    if (rule[h].is_zero() || h == Hyper::threshold) continue;
    sum += 1 + is_odd(h, rule[h]);
  }
  const Deviation& d = rule.deviation;
  sum += rule.centered + (rule.amsgrad != AmsGrad::no) + rule.float32_product;
  sum += rule.nesterov == Nesterov::chainer_mu2_new_v;
  sum += rule.amsgrad == AmsGrad::corrected_v;
  sum += (d != Deviation{}) + (d.extra_mu || d.stale_gradient || d.complement_power);
  sum += rule.correction == Correction::first_only || rule.correction == Correction::second_only;
  sum += rule.epsilon == Epsilon::inside_minus;
  sum += rule.family == Family::radam && rule.epsilon == Epsilon::none;
  // What another family says with fewer words.
  sum += rule.family == Family::qhm;
  sum += 2 * (rule.schedule.kind != Schedule::Kind::constant);
  sum += has_betas(rule.family) && rule[Hyper::beta1].is_zero();
  return sum;
}

}  // namespace gradus
