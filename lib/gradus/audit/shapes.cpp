#include "gradus/audit/shapes.hpp"

#include <algorithm>

#include "gradus/audit/deviations.hpp"
#include "gradus/audit/settle.hpp"

namespace gradus {
namespace {

using Starts = std::vector<std::vector<double>>;

/// Free numbers are not 0 in the rule, so that the variant that uses them is meant.
Shape shape(RuleSpec rule, std::vector<Hyper> free, Starts starts) {
  for (const Hyper h : free) rule[h] = Rational(1, 2);
  return {std::move(rule), std::move(free), false, std::move(starts)};
}

RuleSpec with(Family family, void (*set)(RuleSpec&)) {
  RuleSpec rule = published(family);
  set(rule);
  return rule;
}

void add_momentum(std::vector<Shape>& list) {
  const auto sgd = [](void (*set)(RuleSpec&)) { return with(Family::sgd, set); };
  list.push_back(shape(sgd([](RuleSpec&) {}), {Hyper::lr}, {{1}}));
  const std::vector<Hyper> two{Hyper::lr, Hyper::momentum};
  const Starts usual{{1, 0.9}, {1, 0.5}};
  list.push_back(shape(sgd([](RuleSpec&) {}), two, usual));
  list.push_back(shape(sgd([](RuleSpec& r) { r.nesterov = Nesterov::yes; }), two, usual));
  list.push_back(
      shape(sgd([](RuleSpec& r) { r.nesterov = Nesterov::chainer_mu2_new_v; }), two, usual));
  list.push_back(shape(sgd([](RuleSpec& r) { r.deviation.stale_gradient = true; }), two, usual));
  list.push_back(shape(sgd([](RuleSpec&) {}), {Hyper::lr, Hyper::momentum, Hyper::dampening},
                       {{1, 0.9, 0.5}}));
  list.push_back(shape(published(Family::qhm), {Hyper::lr, Hyper::momentum, Hyper::nu},
                       {{1, 0.9, 0.7}, {1, 0.99, 0.7}}));
}

void add_accumulated(std::vector<Shape>& list) {
  list.push_back(shape(published(Family::adagrad),
                       {Hyper::lr, Hyper::eps, Hyper::init, Hyper::lr_decay},
                       {{1, 1e-8, 0, 0}, {1, 1e-8, 0.1, 0}}));
  const std::vector<Hyper> plain{Hyper::lr, Hyper::rho, Hyper::eps, Hyper::init};
  std::vector<Hyper> moving = plain;
  moving.push_back(Hyper::momentum);
  const Starts starts{{1, 0.9, 1e-8, 0}, {1, 0.99, 1e-8, 0}, {1, 0.9, 1e-8, 1}};
  Starts moving_starts = starts;
  for (std::vector<double>& start : moving_starts) start.push_back(0.9);
  const auto rmsprop = [](void (*set)(RuleSpec&)) { return with(Family::rmsprop, set); };
  list.push_back(shape(published(Family::rmsprop), plain, starts));
  list.push_back(shape(published(Family::rmsprop), moving, moving_starts));
  // Where all is centred the first variance is small, and epsilon keeps it from 0.
  Starts careful = starts, careful_moving = moving_starts;
  for (std::vector<double>& start : careful) start[2] = 1e-4;
  for (std::vector<double>& start : careful_moving) start[2] = 1e-4;
  const auto centred = [](RuleSpec& r) { r.centered = true; };
  list.push_back(shape(rmsprop(centred), plain, careful));
  list.push_back(shape(rmsprop(centred), moving, careful_moving));
  list.push_back(
      shape(rmsprop([](RuleSpec& r) { r.deviation.squares_subtracted = true; }), plain, starts));
  const std::vector<Hyper> delta{Hyper::lr, Hyper::rho, Hyper::eps};
  const Starts delta_starts{{1, 0.9, 1e-6}, {1, 0.95, 1e-6}};
  list.push_back(shape(published(Family::adadelta), delta, delta_starts));
  list.push_back(
      shape(with(Family::adadelta, [](RuleSpec& r) { r.deviation.stale_accumulator = true; }),
            delta, delta_starts));
}

void add_adam(std::vector<Shape>& list) {
  const std::vector<Hyper> free{Hyper::lr, Hyper::beta1, Hyper::beta2, Hyper::eps};
  const Starts usual{
      {1, 0.9, 0.999, 1e-8}, {1, 0.9, 0.999, 1e-3}, {1, 0.9, 0.99, 1e-8}, {1, 0.5, 0.9, 1e-8}};
  const auto adam = [&](void (*set)(RuleSpec&)) {
    list.push_back(shape(with(Family::adam, set), free, usual));
  };
  adam([](RuleSpec&) {});
  adam([](RuleSpec& r) { r.correction = Correction::none; });
  adam([](RuleSpec& r) { r.deviation.counter_first = 2; });
  adam([](RuleSpec& r) { r.correction = Correction::first_only; });
  adam([](RuleSpec& r) { r.correction = Correction::second_only; });
  adam([](RuleSpec& r) { r.deviation.complement_power = true; });
  adam([](RuleSpec& r) { r.deviation.stale_gradient = true; });
  // Where the maximum holds for long, no other rule leads to its numbers.
  adam([](RuleSpec& r) { r.amsgrad = AmsGrad::raw_v; });
  list.push_back(
      shape(with(Family::adamax, [](RuleSpec& r) { r.epsilon = Epsilon::outside; }), free, usual));
  std::vector<Hyper> nadam = free;
  nadam.push_back(Hyper::momentum_decay);
  Starts nadam_starts = usual;
  for (std::vector<double>& start : nadam_starts) start.push_back(0.004);
  list.push_back(shape(published(Family::nadam), nadam, nadam_starts));
  list.push_back(shape(with(Family::nadam, [](RuleSpec& r) { r.deviation.extra_mu = true; }), nadam,
                       nadam_starts));
  list.push_back(shape(published(Family::radam), free, usual));
  list.push_back(
      shape(with(Family::radam, [](RuleSpec& r) { r[Hyper::threshold] = 5; }), free, usual));
}

std::vector<Epsilon> places(const RuleSpec& rule) {
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

bool has_betas(Family family) {
  return family == Family::adam || family == Family::adamax || family == Family::nadam ||
         family == Family::radam;
}

bool can_decay(const RuleSpec& rule) {
  return rule.family != Family::adadelta && rule.family != Family::qhm;
}

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

Fit Shape::fit(std::size_t start) const {
  Fit result;
  result.rule = rule;
  result.free = free;
  result.free_rate = free_rate;
  result.value = starts[start];
  return result;
}

Shape Shape::with_free_rate() const {
  Shape other = *this;
  other.free_rate = true;
  other.free.erase(other.free.begin());  // the learning rate is always the first
  for (std::vector<double>& start : other.starts) start.erase(start.begin());
  return other;
}

std::vector<Shape> recurrences() {
  std::vector<Shape> list;
  add_momentum(list);
  add_accumulated(list);
  add_adam(list);
  return list;
}

std::vector<Shape> counters() {
  std::vector<Shape> list;
  for (std::uint64_t stride = 2; stride <= most_tensors; ++stride) {
    for (std::uint64_t first = 1; first <= stride; ++first) {
      RuleSpec rule = published(Family::adam);
      rule.deviation.counter_first = first;
      rule.deviation.counter_stride = stride;
      list.push_back(shape(rule, {Hyper::lr, Hyper::beta1, Hyper::beta2, Hyper::eps},
                           {{1, 0.9, 0.999, 1e-8}}));
    }
  }
  return list;
}

std::vector<Fit> variants(const Fit& fit) {
  std::vector<Fit> list{fit};
  const auto multiply = [&](auto change_all) {
    std::vector<Fit> more;
    for (const Fit& one : list) change_all(one, more);
    list.insert(list.end(), more.begin(), more.end());
  };
  multiply([](const Fit& one, std::vector<Fit>& more) {
    for (const Epsilon place : places(one.rule)) {
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
  for (const Epsilon place : places(rule)) {
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

int rarity(const RuleSpec& rule) {
  const std::vector<Epsilon> known = places(rule);
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
