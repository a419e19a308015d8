#include "gradus/audit/exact_run.hpp"

#include <stdexcept>

#include "gradus/audit/rule_step.hpp"

namespace gradus {

/// Found by the rule's templates.
Interval complement(const Interval& x) { return Interval(1) - x; }

namespace {

Hyper first_weight(Family family) {
  if (family == Family::qhm) return Hyper::momentum;
  return family == Family::rmsprop ? Hyper::rho : Hyper::beta1;
}

Hyper second_weight(Family family) {
  return family == Family::rmsprop || family == Family::adadelta ? Hyper::rho : Hyper::beta2;
}

RuleNumbers<Interval> exact_numbers(const RuleSpec& rule) {
  RuleNumbers<Interval> n;
  for (std::size_t i = 0; i < hyper_count; ++i) n.value[i] = Interval(rule.hyper[i]);
  const auto weight = [&](Hyper h) { return Weight<Interval>{n[h], complement(n[h])}; };
  n.first = weight(first_weight(rule.family));
  n.second = weight(second_weight(rule.family));
  n.has_momentum = !rule[Hyper::momentum].is_zero();
  n.has_dampening = !rule[Hyper::dampening].is_zero();
  return n;
}

/// What is the same for all coordinates, update by update.
class ExactClock {
 public:
  explicit ExactClock(const RuleSpec& rule)
      : rule_(rule), k_(static_cast<long>(rule.deviation.counter_first)) {
    if (rule.schedule.kind != Schedule::Kind::constant) {
      throw std::invalid_argument("found a schedule, expected a constant learning rate");
    }
  }

  StepNumbers<Interval> next() {
    StepNumbers<Interval> s;
    s.rate = hyperbolic_decay(number(Hyper::lr), number(Hyper::lr_decay), Interval(t_));
    s.first_correction = s.second_correction = Interval(1);
    const Correction which = rule_.correction;
    if (which == Correction::both || which == Correction::first_only) {
      s.first_correction = correction(Hyper::beta1);
    }
    if (which == Correction::both || which == Correction::second_only) {
      s.second_correction = correction(Hyper::beta2);
    }
    if (rule_.family == Family::nadam) nadam(s);
    if (rule_.family == Family::radam) radam(s);
    ++t_;
    k_ += stride();
    return s;
  }

 private:
  Interval number(Hyper h) const { return Interval(rule_[h]); }
  long stride() const { return static_cast<long>(rule_.deviation.counter_stride); }

  Interval correction(Hyper h) const {
    const Interval beta = number(h);
    return complement(pow(rule_.deviation.complement_power ? complement(beta) : beta, k_));
  }

  void nadam(StepNumbers<Interval>& s) {
    const Interval base(Rational(96, 100));
    const auto mu = [&](long k) {
      return nadam_momentum(number(Hyper::beta1),
                            pow(base, Interval(k) * number(Hyper::momentum_decay)));
    };
    s.mu = mu(k_);
    s.mu_next = mu(k_ + stride());
    product_ = product_ * s.mu;
    s.product = product_;
    s.product_next = product_ * s.mu_next;
    if (rule_.deviation.extra_mu) s.product_next = s.product_next * s.mu;
  }

  void radam(StepNumbers<Interval>& s) const {
    const Rational beta = rule_[Hyper::beta2];
    const Rational rho = Rational(2) / (Rational(1) - beta) - Rational(1);
    const Rational length = radam_length(rho, Rational(k_), pow(beta, k_));
    s.rectified = length > rule_[Hyper::threshold];
    if (!s.rectified) return;
    s.rectification = sqrt(Interval(radam_rectification_squared(rho, length)));
  }

  const RuleSpec& rule_;
  long t_ = 0, k_;
  Interval product_ = Interval(1);
};

}  // namespace

ExactRun exact_run(const RuleSpec& rule, const std::vector<Rational>& start,
                   const std::vector<std::vector<Rational>>& gradients) {
  const RuleNumbers<Interval> numbers = exact_numbers(rule);
  ExactClock clock(rule);
  std::vector<Kept<Interval>> kept(start.size(), fresh(rule, numbers));
  ExactRun run{std::vector<Interval>(start.begin(), start.end())};
  for (const std::vector<Rational>& gradient : gradients) {
    const StepNumbers<Interval> step = clock.next();
    std::vector<Interval> next;
    for (std::size_t i = 0; i < start.size(); ++i) {
      const Interval& w = run.back()[i];
      Interval after = w + change(rule, numbers, step, kept[i], w, Interval(gradient[i]));
      if (is_decoupled(rule.decay)) after -= decayed(rule, numbers, step, w);
      next.push_back(std::move(after));
    }
    run.push_back(std::move(next));
  }
  return run;
}

bool certainly_differ(const ExactRun& a, const ExactRun& b) {
  for (std::size_t t = 0; t < a.size(); ++t) {
    for (std::size_t i = 0; i < a[t].size(); ++i) {
      const Interval &x = a[t][i], &y = b[t][i];
      const bool no_x = x.definedness() == Definedness::nowhere;
      const bool no_y = y.definedness() == Definedness::nowhere;
      if (no_x != no_y) return x.is_defined() || y.is_defined();
      if (!no_x && !intersect(x, y)) return true;
    }
  }
  return false;
}

}  // namespace gradus
