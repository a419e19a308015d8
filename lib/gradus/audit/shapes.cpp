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

}  // namespace gradus
