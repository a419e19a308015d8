#include <functional>
#include <utility>

#include "gradus/audit/probes.hpp"

namespace gradus {
namespace {

/// Numbers that are exact in every type, and far from 0 and 1, so that variants differ widely.
RuleSpec with_plain_numbers(Family family) {
  RuleSpec rule = published(family);
  const auto set = [&](Hyper h, long numerator, long denominator) {
    if (!rule[h].is_zero()) rule[h] = Rational(numerator, denominator);
  };
  set(Hyper::lr, 1, 8);
  set(Hyper::momentum, 1, 2);
  set(Hyper::nu, 3, 4);
  set(Hyper::rho, 3, 4);
  set(Hyper::beta1, 1, 2);
  // RAdam is rectified from some step on: with 7/8 from the fifth.
  set(Hyper::beta2, family == Family::radam ? 7 : 3, family == Family::radam ? 8 : 4);
  set(Hyper::eps, 1, 4);
  set(Hyper::momentum_decay, 1, 2);
  return rule;
}

class Variants {
 public:
  explicit Variants(Family family) : plain_(with_plain_numbers(family)) {
    add("as published", [](RuleSpec&) {});
  }
  void add(const std::string& name, const std::function<void(RuleSpec&)>& change) {
    RuleSpec rule = plain_;
    change(rule);
    list_.push_back({name, rule, rule});
  }
  /// In the names of the entries of a rule.
  void set(const std::string& name,
           const std::vector<std::pair<const char*, const char*>>& entries) {
    add(name, [&](RuleSpec& rule) {
      for (const auto& [key, value] : entries) assign(rule, key, value);
    });
  }
  /// A counter that all tensors share and that each advances: 1, 3, 5 and 2, 4, 6.
  void add_shared_counter() {
    RuleSpec first = plain_;
    first.deviation.counter_stride = 2;
    RuleSpec second = first;
    second.deviation.counter_first = 2;
    list_.push_back({"the counter advanced once a tensor", first, second});
  }
  std::vector<ProbeVariant> take() { return std::move(list_); }

 private:
  RuleSpec plain_;
  std::vector<ProbeVariant> list_;
};

/// Without momentum the first two are one rule for gradient descent.
void add_decays(Variants& v, const char* momentum = "0") {
  for (const auto& [name, mode] : {std::pair{"weight decay coupled", "coupled"},
                                   {"weight decay decoupled", "decoupled_lr"},
                                   {"weight decay without the rate", "decoupled_nolr"}}) {
    v.set(name, {{"weight_decay", "0.25"}, {"wd_mode", mode}, {"momentum", momentum}});
  }
}

void add_momentum(Variants& v) {
  v.set("momentum", {{"momentum", "0.5"}});
  v.set("momentum with dampening", {{"momentum", "0.5"}, {"dampening", "0.25"}});
  v.set("momentum with dampening from the first step",
        {{"momentum", "0.5"}, {"dampening", "0.25"}, {"first", "zero"}});
  v.set("Nesterov", {{"momentum", "0.5"}, {"nesterov", "true"}});
  v.set("Nesterov with the new velocity for the old",
        {{"momentum", "0.5"}, {"nesterov", "chainer_mu2_new_v"}});
  v.set("gradient of the previous step", {{"stale_grad", "true"}});
  add_decays(v, "0.5");
}

void add_rmsprop(Variants& v) {
  v.set("epsilon inside the root", {{"eps_pos", "inside"}});
  v.set("accumulator from 1", {{"init", "1"}});
  v.set("momentum, rate outside", {{"momentum", "0.5"}});
  v.set("centred", {{"centered", "true"}});
  v.set("centred, epsilon inside the root", {{"centered", "true"}, {"eps_pos", "inside"}});
  v.set("centred, epsilon subtracted", {{"centered", "true"}, {"eps_pos", "inside_minus"}});
  v.set("squares subtracted, as the lectures print it", {{"abs_bug", "true"}});
  v.set("gradient of the previous step", {{"stale_grad", "true"}});
}

void add_adam(Variants& v) {
  v.set("epsilon beside sqrt(v)", {{"eps_mode", "hat"}});
  v.set("epsilon inside the root of v/c2", {{"eps_mode", "inside_corrected"}});
  v.set("epsilon inside the root of v", {{"eps_mode", "inside_raw"}});
  v.set("no epsilon", {{"eps_mode", "none"}});
  v.set("no bias correction", {{"bias_correction", "none"}});
  v.set("only the first moment corrected", {{"bias_correction", "first_only"}});
  v.set("only the second moment corrected", {{"bias_correction", "second_only"}});
  v.set("the counter one ahead", {{"bias_correction", "t_plus_1"}});
  v.add_shared_counter();
  v.set("1 - (1 - beta)^k for 1 - beta^k", {{"complement_power", "true"}});
  v.add("beta1 and beta2 swapped",
        [](RuleSpec& r) { std::swap(r[Hyper::beta1], r[Hyper::beta2]); });
  v.set("gradient of the previous step", {{"stale_grad", "true"}});
  v.set("AMSGrad over v", {{"amsgrad", "raw_v"}});
  v.set("AMSGrad over v/c2", {{"amsgrad", "corrected_v"}});
  add_decays(v);
}

}  // namespace

std::vector<ProbeVariant> probe_variants(Family family) {
  Variants v(family);
  switch (family) {
    case Family::sgd:
      add_momentum(v);
      break;
    case Family::qhm:
      v.set("gradient of the previous step", {{"stale_grad", "true"}});
      break;
    case Family::adagrad:
      v.set("epsilon inside the root", {{"eps_pos", "inside"}});
      v.set("no epsilon", {{"eps_pos", "none"}});
      v.set("accumulator from 1", {{"init", "1"}});
      v.set("rate that decays", {{"lr_decay", "0.5"}});
      break;
    case Family::rmsprop:
      add_rmsprop(v);
      break;
    case Family::adadelta:
      v.set("divided by the accumulator before its update", {{"stale_accumulator", "true"}});
      break;
    case Family::adam:
      add_adam(v);
      break;
    case Family::adamax:
      v.set("epsilon beside u", {{"eps_mode", "outside"}, {"eps", "0.25"}});
      v.set("epsilon inside the maximum", {{"eps_mode", "inside_max"}, {"eps", "0.25"}});
      v.add_shared_counter();
      break;
    case Family::nadam:
      v.set("epsilon beside sqrt(v)", {{"eps_mode", "hat"}});
      v.set("mu counted twice in the next product", {{"mu_next_product", "extra_mu"}});
      break;
    case Family::radam:
      v.set("epsilon beside sqrt(v)", {{"eps_mode", "hat"}});
      v.set("no epsilon", {{"eps_mode", "none"}});
      v.set("rectified above 5", {{"threshold", "5"}});
      break;
  }
  return v.take();
}

}  // namespace gradus
