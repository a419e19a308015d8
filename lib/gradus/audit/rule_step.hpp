#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>

#include "gradus/audit/rule_spec.hpp"
#include "gradus/method/rate.hpp"
#include "gradus/method/update_accumulated.hpp"
#include "gradus/method/update_adam.hpp"
#include "gradus/method/update_momentum.hpp"

namespace gradus {

// For plain numbers what Tracked has to treat with care.
template <std::floating_point F>
F complement(F x) {
  return 1 - x;
}
template <std::floating_point F>
F kept_apart(F x) {
  return x;
}

/// The numbers of a rule as an N, and 1 - beta as the implementation has it.
template <class N>
struct RuleNumbers {
  std::array<N, hyper_count> value;
  Weight<N> first, second;  ///< of the averages of g and g^2
  bool has_momentum = false, has_dampening = false;

  const N& operator[](Hyper h) const { return value[static_cast<std::size_t>(h)]; }
};

/// What one update needs that is the same for all coordinates.
template <class N>
struct StepNumbers {
  N rate;
  N first_correction, second_correction;  ///< 1 - beta^k, or 1
  N mu, mu_next, product, product_next;   ///< of NAdam
  bool rectified = false;                 ///< of RAdam
  N rectification;
};

/// What a rule keeps for one coordinate.
template <class N>
struct Kept {
  N first{}, second{}, third{};
  N previous_gradient{};
  bool started = false;
};

/// The state before the first update.
template <class N>
Kept<N> fresh(const RuleSpec& rule, const RuleNumbers<N>& n) {
  Kept<N> kept;
  if (rule.family == Family::adagrad || rule.family == Family::rmsprop) {
    kept.second = n[Hyper::init];
  }
  return kept;
}

namespace rule_step {

template <class N>
N momentum_change(const RuleSpec& rule, const RuleNumbers<N>& n, const N& rate, Kept<N>& kept,
                  const N& g) {
  const N& mu = n[Hyper::momentum];
  N& v = kept.first;
  if (!n.has_momentum) return descent_change(rate, g);
  const N own = rule.lr_in_velocity ? N(rate * g) : g;
  if (!kept.started && !rule.first_from_zero) {
    v = own;
  } else if (!n.has_dampening) {
    v = mu * v + own;
  } else {
    v = next_velocity(mu, v, complement(n[Hyper::dampening]), own);
  }
  N step = v;
  if (rule.nesterov == Nesterov::yes) step = look_ahead(mu, v, own);
  if (rule.nesterov == Nesterov::chainer_mu2_new_v) step = chainer_look_ahead(mu, v, own);
  return rule.lr_in_velocity ? -step : descent_change(rate, step);
}

/// The denominator with epsilon where the variant has it.
template <class N>
N root(const RuleSpec& rule, const N& r, const N& eps) {
  using std::sqrt;
  switch (rule.epsilon) {
    case Epsilon::inside:
      return sqrt(r + eps);
    case Epsilon::inside_minus:
      return sqrt(r - eps);
    case Epsilon::none:
      return sqrt(r);
    default:
      return sqrt(r) + eps;
  }
}

template <class N>
N adagrad_change(const RuleSpec& rule, const RuleNumbers<N>& n, const N& rate, Kept<N>& kept,
                 const N& g) {
  kept.second = accumulated_square(kept.second, g);
  if (rule.epsilon == Epsilon::outside) {
    return -scaled_step(rate, n[Hyper::eps], kept.second, g);
  }
  return -(rate * g / root(rule, kept.second, n[Hyper::eps]));
}

template <class N>
N rmsprop_change(const RuleSpec& rule, const RuleNumbers<N>& n, const N& rate, Kept<N>& kept,
                 const N& g) {
  N& r = kept.second;
  r = rule.deviation.squares_subtracted ? subtracted_square(n.second, r, g)
                                        : averaged_square(n.second, r, g);
  N base = r;
  if (rule.centered) {
    kept.first = average(n.second, kept.first, g);
    base = centred_square(r, kept.first);
  }
  const N scaled = g / root(rule, base, n[Hyper::eps]);
  if (!n.has_momentum) return descent_change(rate, scaled);
  kept.third = n[Hyper::momentum] * kept.third + (rule.lr_in_velocity ? N(rate * scaled) : scaled);
  return rule.lr_in_velocity ? -kept.third : descent_change(rate, kept.third);
}

template <class N>
N adadelta_step(const RuleSpec& rule, const RuleNumbers<N>& n, const N& rate, Kept<N>& kept,
                const N& g) {
  const N before = kept.second;
  kept.second = averaged_square(n.second, kept.second, g);
  const N& divisor = rule.deviation.stale_accumulator ? before : kept.second;
  const N change = adadelta_change(kept.first, divisor, n[Hyper::eps], g);
  kept.first = averaged_square(n.second, kept.first, change);
  return descent_change(rate, change);
}

/// m over the root of v, corrected, with epsilon where the variant has it.
template <class N>
N adam_quotient(const RuleSpec& rule, const N& m, const N& v, const N& c1, const N& c2,
                const N& eps) {
  using std::sqrt;
  switch (rule.epsilon) {
    case Epsilon::hat:
      return adam_step_hat(m, v, c1, c2, eps);
    case Epsilon::inside_corrected:
      return adam_step_inside(m, v, c1, c2, eps);
    case Epsilon::inside_raw:
      return adam_step_inside_raw(m, v, c1, c2, eps);
    case Epsilon::none:
      return m / c1 / sqrt(v / c2);
    default:
      return adam_step(m, v, c1, c2, eps);
  }
}

template <class N>
N adam_change(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s, Kept<N>& kept,
              const N& g, bool stale_moments) {
  using std::max;
  const N before_m = kept.first, before_v = kept.second;
  kept.first = average(n.first, kept.first, g);
  kept.second = averaged_square(n.second, kept.second, g);
  const N& m = stale_moments ? before_m : kept.first;
  const N& v = stale_moments ? before_v : kept.second;
  const N &c1 = s.first_correction, &c2 = s.second_correction, &eps = n[Hyper::eps];
  if (rule.amsgrad == AmsGrad::no) {
    return descent_change(s.rate, adam_quotient(rule, m, v, c1, c2, eps));
  }
  if (rule.amsgrad == AmsGrad::raw_v) {
    kept.third = max(kept.third, v);
    return descent_change(s.rate, adam_quotient(rule, m, kept.third, c1, c2, eps));
  }
  kept.third = max(kept.third, N(v / c2));
  return descent_change(s.rate, adam_quotient(rule, m, kept.third, c1, N(1), eps));
}

template <class N>
N adamax_change(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s,
                Kept<N>& kept, const N& g) {
  using std::abs;
  const N& eps = n[Hyper::eps];
  kept.first = average(n.first, kept.first, g);
  const bool inside = rule.epsilon == Epsilon::inside_max;
  kept.second = adamax_norm(n[Hyper::beta2], kept.second, inside ? N(abs(g) + eps) : N(abs(g)));
  const N norm = rule.epsilon == Epsilon::outside ? N(kept.second + eps) : kept.second;
  return descent_change(s.rate, N(kept.first / (s.first_correction * norm)));
}

template <class N>
N nadam_change(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s,
               Kept<N>& kept, const N& g) {
  kept.first = average(n.first, kept.first, g);
  kept.second = averaged_square(n.second, kept.second, g);
  const N mean = nadam_mean(kept.first, g, s.mu, s.mu_next, s.product, s.product_next);
  return descent_change(
      s.rate, adam_quotient(rule, mean, kept.second, N(1), s.second_correction, n[Hyper::eps]));
}

template <class N>
N radam_change(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s,
               Kept<N>& kept, const N& g) {
  using std::sqrt;
  kept.first = average(n.first, kept.first, g);
  kept.second = averaged_square(n.second, kept.second, g);
  const N &c1 = s.first_correction, &c2 = s.second_correction;
  if (s.rectified) {
    return descent_change(s.rate, N(s.rectification * adam_quotient(rule, kept.first, kept.second,
                                                                    c1, c2, n[Hyper::eps])));
  }
  N step = kept.first / c1;
  // PyTorch's foreach path divides by sqrt(v)/sqrt(v) here: NaN where no gradient has come yet.
  if (rule.epsilon == Epsilon::none) step = step / (sqrt(kept.second) / sqrt(kept.second));
  return descent_change(s.rate, step);
}

}  // namespace rule_step

/// The change of one coordinate w with gradient g but for decoupled decay; `kept` goes on by one
/// update.
template <class N>
N change(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s, Kept<N>& kept,
         const N& w, N g, bool stale_moments = false) {
  using namespace rule_step;
  if (rule.deviation.stale_gradient) {
    const N own = g;
    if (kept.started) g = kept.previous_gradient;
    kept.previous_gradient = own;
  }
  if (rule.decay == Decay::coupled) g = decayed_gradient(g, n[Hyper::weight_decay], w);
  N d{};
  switch (rule.family) {
    case Family::sgd:
      d = momentum_change(rule, n, s.rate, kept, g);
      break;
    case Family::qhm:
      kept.first = average(n.first, kept.first, g);
      d = descent_change(s.rate, quasi_hyperbolic(n[Hyper::nu], kept.first, g));
      break;
    case Family::adagrad:
      d = adagrad_change(rule, n, s.rate, kept, g);
      break;
    case Family::rmsprop:
      d = rmsprop_change(rule, n, s.rate, kept, g);
      break;
    case Family::adadelta:
      d = adadelta_step(rule, n, s.rate, kept, g);
      break;
    case Family::adam:
      d = adam_change(rule, n, s, kept, g, stale_moments);
      break;
    case Family::adamax:
      d = adamax_change(rule, n, s, kept, g);
      break;
    case Family::nadam:
      d = nadam_change(rule, n, s, kept, g);
      break;
    case Family::radam:
      d = radam_change(rule, n, s, kept, g);
      break;
  }
  kept.started = true;
  return d;
}

/// What decoupled weight decay takes from w before (Loshchilov and Hutter 2019, Algorithm 2, where
/// the factor is that of the schedule alone; PyTorch's AdamW has the learning rate).
template <class N>
N decayed(const RuleSpec& rule, const RuleNumbers<N>& n, const StepNumbers<N>& s, const N& w) {
  const N& lambda = n[Hyper::weight_decay];
  return rule.decay == Decay::decoupled_lr ? N(s.rate * lambda * w) : N(lambda * w);
}

inline bool is_decoupled(Decay decay) {
  return decay == Decay::decoupled_lr || decay == Decay::decoupled_nolr;
}

}  // namespace gradus
