#include "gradus/audit/named_rules.hpp"

namespace gradus {

RuleSpec spec_of(const Sgd& rule) {
  RuleSpec spec = published(Family::sgd);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::momentum] = rule.momentum.value;
  spec[Hyper::dampening] = rule.dampening.value;
  spec[Hyper::weight_decay] = rule.weight_decay.value;
  spec.nesterov = rule.nesterov;
  spec.decay = rule.decay;
  return spec;
}

RuleSpec spec_of(const Adagrad& rule) {
  RuleSpec spec = published(Family::adagrad);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::eps] = rule.eps.value;
  spec[Hyper::init] = rule.init.value;
  spec[Hyper::lr_decay] = rule.lr_decay.value;
  spec.epsilon = rule.epsilon;
  return spec;
}

RuleSpec spec_of(const RmsProp& rule) {
  RuleSpec spec = published(Family::rmsprop);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::rho] = rule.rho.value;
  spec[Hyper::eps] = rule.eps.value;
  spec[Hyper::init] = rule.init.value;
  spec[Hyper::momentum] = rule.momentum.value;
  spec.centered = rule.centered;
  spec.epsilon = rule.epsilon;
  return spec;
}

RuleSpec spec_of(const Adadelta& rule) {
  RuleSpec spec = published(Family::adadelta);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::rho] = rule.rho.value;
  spec[Hyper::eps] = rule.eps.value;
  return spec;
}

RuleSpec spec_of(const Adam& rule) {
  RuleSpec spec = published(Family::adam);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::beta1] = rule.beta1.value;
  spec[Hyper::beta2] = rule.beta2.value;
  spec[Hyper::eps] = rule.eps.value;
  spec[Hyper::weight_decay] = rule.weight_decay.value;
  spec.epsilon = rule.epsilon;
  spec.correction = rule.correction;
  spec.amsgrad = rule.amsgrad;
  spec.decay = rule.decay;
  return spec;
}

RuleSpec spec_of(const AdamW& rule) {
  return spec_of(Adam{.lr = rule.lr,
                      .beta1 = rule.beta1,
                      .beta2 = rule.beta2,
                      .eps = rule.eps,
                      .epsilon = rule.epsilon,
                      .decay = Decay::decoupled_lr,
                      .weight_decay = rule.weight_decay});
}

RuleSpec spec_of(const Adamax& rule) {
  RuleSpec spec = published(Family::adamax);
  spec[Hyper::lr] = rule.lr.value;
  spec[Hyper::beta1] = rule.beta1.value;
  spec[Hyper::beta2] = rule.beta2.value;
  spec[Hyper::eps] = rule.eps.value;
  spec.epsilon = rule.epsilon;
  return spec;
}

}  // namespace gradus
