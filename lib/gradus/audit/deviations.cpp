#include "gradus/audit/deviations.hpp"

#include "gradus/audit/settle.hpp"

namespace gradus {
namespace {

using Deviations = std::vector<NamedDeviation>;

class Gallery {
 public:
  explicit Gallery(const RuleSpec& rule) : rule_(rule) {}

  template <class Set>
  void add(const std::string& name, Set set) {
    RuleSpec other = rule_;
    set(other);
    other = simplified(std::move(other));
    if (other != rule_) list_.push_back({name, std::move(other)});
  }

  const RuleSpec& rule() const { return rule_; }
  Deviations take() { return std::move(list_); }

 private:
  const RuleSpec& rule_;
  Deviations list_;
};

bool has_powers(const RuleSpec& rule) {
  return rule.family == Family::adam || rule.family == Family::adamax ||
         rule.family == Family::nadam || rule.family == Family::radam;
}

void add_corrections(Gallery& g) {
  if (!has_powers(g.rule())) return;
  const auto correction = [&](const char* name, Correction which) {
    g.add(name, [&](RuleSpec& r) { r.correction = which; });
  };
  if (g.rule().family == Family::adam) {
    correction("bias correction missing", Correction::none);
    correction("bias correction of the first moment only", Correction::first_only);
    correction("bias correction of the second moment only", Correction::second_only);
    correction("bias correction where the rule has none", Correction::both);
  }
  g.add("t off by one: the correction of the next step", [](RuleSpec& r) {
    r.correction = Correction::both;
    r.deviation.counter_first = 2;
  });
  g.add("t off by one: counted from 0", [](RuleSpec& r) { r.deviation.counter_first = 0; });
  g.add("1 - (1 - beta)^t for 1 - beta^t",
        [](RuleSpec& r) { r.deviation.complement_power = true; });
  g.add("beta1 and beta2 swapped",
        [](RuleSpec& r) { std::swap(r[Hyper::beta1], r[Hyper::beta2]); });
  for (std::uint64_t tensors = 2; tensors <= most_tensors; ++tensors) {
    for (std::uint64_t which = 1; which <= tensors; ++which) {
      g.add("step counter advanced once for each of " + std::to_string(tensors) + " tensors",
            [&](RuleSpec& r) {
              r.deviation.counter_first = which;
              r.deviation.counter_stride = tensors;
            });
    }
  }
}

const char* place_name(Epsilon place) {
  switch (place) {
    case Epsilon::none:
      return "epsilon left out";
    case Epsilon::paper:
    case Epsilon::outside:
      return "epsilon outside the root";
    case Epsilon::hat:
      return "epsilon scaled by the bias correction";
    case Epsilon::inside_corrected:
    case Epsilon::inside:
      return "epsilon inside the root";
    case Epsilon::inside_raw:
      return "epsilon inside the root, scaled by the bias correction";
    case Epsilon::inside_minus:
      return "epsilon subtracted inside the root";
    case Epsilon::inside_max:
      return "epsilon inside the maximum";
  }
  return "";
}

std::vector<Epsilon> places(Family family) {
  switch (family) {
    case Family::adam:
    case Family::nadam:
    case Family::radam:
      return {Epsilon::paper, Epsilon::hat, Epsilon::inside_corrected, Epsilon::inside_raw,
              Epsilon::none};
    case Family::adamax:
      return {Epsilon::inside_max, Epsilon::outside, Epsilon::none};
    case Family::adagrad:
    case Family::rmsprop:
      return {Epsilon::outside, Epsilon::inside, Epsilon::inside_minus, Epsilon::none};
    default:
      return {};
  }
}

void add_epsilons(Gallery& g) {
  for (const Epsilon place : places(g.rule().family)) {
    g.add(place_name(place), [&](RuleSpec& r) { r.epsilon = place; });
  }
  for (const Rational& value : usual_values(g.rule(), Hyper::eps)) {
    if (g.rule()[Hyper::eps].is_zero()) break;
    g.add("epsilon is " + decimal(value), [&](RuleSpec& r) { r[Hyper::eps] = value; });
  }
}

void add_decays(Gallery& g) {
  if (g.rule().decay == Decay::none) return;
  const auto decay = [&](const char* name, Decay kind) {
    g.add(name, [&](RuleSpec& r) { r.decay = kind; });
  };
  decay("decay coupled", Decay::coupled);
  decay("decay decoupled", Decay::decoupled_lr);
  decay("decay not multiplied by the learning rate", Decay::decoupled_nolr);
  g.add("weight decay missing", [](RuleSpec& r) { r[Hyper::weight_decay] = 0; });
}

void add_velocities(Gallery& g) {
  const RuleSpec& rule = g.rule();
  if (rule.family != Family::sgd || rule[Hyper::momentum].is_zero()) return;
  g.add("Nesterov's look-ahead missing", [](RuleSpec& r) { r.nesterov = Nesterov::no; });
  g.add("Nesterov's look-ahead where the rule has none",
        [](RuleSpec& r) { r.nesterov = Nesterov::yes; });
  g.add("Nesterov's step with the new velocity in the place of the old",
        [](RuleSpec& r) { r.nesterov = Nesterov::chainer_mu2_new_v; });
  g.add("momentum missing", [](RuleSpec& r) { r[Hyper::momentum] = 0; });
  g.add("velocity as an average of the gradients", [](RuleSpec& r) {
    r[Hyper::dampening] = r[Hyper::momentum];
    r.first_from_zero = true;
  });
  g.add("dampening missing", [](RuleSpec& r) { r[Hyper::dampening] = 0; });
  g.add("first step dampened too", [](RuleSpec& r) { r.first_from_zero = true; });
  g.add("first step not dampened", [](RuleSpec& r) { r.first_from_zero = false; });
  g.add("learning rate inside the velocity", [](RuleSpec& r) { r.lr_in_velocity = true; });
  g.add("learning rate outside the velocity", [](RuleSpec& r) { r.lr_in_velocity = false; });
}

void add_squares(Gallery& g) {
  const Family family = g.rule().family;
  if (family == Family::rmsprop) {
    g.add("square subtracted: r = |rho r - (1 - rho) g^2|, the sign as the lectures print it",
          [](RuleSpec& r) { r.deviation.squares_subtracted = true; });
    g.add("not centred", [](RuleSpec& r) { r.centered = false; });
    g.add("centred", [](RuleSpec& r) { r.centered = true; });
    g.add("momentum missing", [](RuleSpec& r) { r[Hyper::momentum] = 0; });
  }
  if (family == Family::rmsprop || family == Family::adagrad) {
    for (const char* start : {"0", "0.1", "1"}) {
      g.add(std::string("accumulator starts from ") + start,
            [&](RuleSpec& r) { r[Hyper::init] = Rational::parse(start); });
    }
  }
  if (family == Family::adagrad) {
    g.add("learning-rate decay missing", [](RuleSpec& r) { r[Hyper::lr_decay] = 0; });
  }
  if (family == Family::adadelta) {
    g.add("accumulator before its update",
          [](RuleSpec& r) { r.deviation.stale_accumulator = !r.deviation.stale_accumulator; });
  }
  if (family == Family::adam) {
    g.add("maximum of the second moment (AMSGrad)",
          [](RuleSpec& r) { r.amsgrad = AmsGrad::raw_v; });
    g.add("maximum of the corrected second moment",
          [](RuleSpec& r) { r.amsgrad = AmsGrad::corrected_v; });
    g.add("maximum of the second moment missing", [](RuleSpec& r) { r.amsgrad = AmsGrad::no; });
  }
  if (family == Family::nadam) {
    g.add("mu counted twice in the next product",
          [](RuleSpec& r) { r.deviation.extra_mu = !r.deviation.extra_mu; });
    g.add("product of mu in float32", [](RuleSpec& r) { r.float32_product = true; });
  }
}

}  // namespace

std::vector<NamedDeviation> deviations(const RuleSpec& rule) {
  Gallery g(rule);
  add_squares(g);
  g.add("gradient of the previous step",
        [](RuleSpec& r) { r.deviation.stale_gradient = !r.deviation.stale_gradient; });
  add_velocities(g);
  add_epsilons(g);
  add_decays(g);
  add_corrections(g);
  g.add("learning-rate schedule missing", [](RuleSpec& r) { r.schedule = {}; });
  return g.take();
}

RuleSpec without_unpublished(RuleSpec rule) {
  Deviation& d = rule.deviation;
  d.stale_gradient = d.squares_subtracted = d.complement_power = false;
  const bool is_ahead = d.counter_first == 2 && d.counter_stride == 1;  // tiny-dnn has that
  if (!is_ahead) d.counter_first = d.counter_stride = 1;
  d.state_reset_at.reset();
  return rule;
}

std::string unpublished(const RuleSpec& rule) {
  const RuleSpec base = without_unpublished(rule);
  if (base == rule) return "";
  for (const NamedDeviation& known : deviations(base)) {
    if (known.rule == rule) return known.name;
  }
  return "several deviations";
}

std::string shipped_deviation(const RuleSpec& rule) {
  const Deviation& d = rule.deviation;
  if (!d.stale_moment_coordinates.empty()) {
    return "some coordinates use the moments before the update, as brain.js does for biases";
  }
  if (d.counter_first == 2) {
    return "the bias correction is one step ahead, as in tiny-dnn 1.0.0a3";
  }
  if (d.extra_mu) return "mu is counted twice in the next product, as in PyTorch 1.13";
  if (d.stale_accumulator) {
    return "the accumulator is used before its update, as in TensorFlow.js 4.22";
  }
  if (rule.nesterov == Nesterov::chainer_mu2_new_v) {
    return "the new velocity stands where the old one belongs, as in Chainer";
  }
  if (rule.epsilon == Epsilon::inside_minus) {
    return "epsilon is subtracted inside the root, as in TensorFlow.js 4.22";
  }
  if (rule.family == Family::adam && rule.correction == Correction::none) {
    return "there is no bias correction, as in BERT and js-pytorch; the paper has it";
  }
  return "";
}

}  // namespace gradus
