#include "gradus/audit/rule_clock.hpp"

namespace gradus {
namespace {

template <class N>
inline constexpr bool is_plain = std::is_floating_point_v<N>;

/// A computed scalar whose relative error is at most `relative`.
template <class N>
N inexact(long double value, double relative) {
  if constexpr (is_plain<N>) {
    return static_cast<N>(value);
  } else {
    return N(value, std::abs(static_cast<double>(value)) * relative);
  }
}

constexpr double double_unit = 0x1p-52;  // a library function or an operation, to the last bit

Hyper first_weight(const RuleSpec& rule) {
  if (rule.family == Family::qhm) return Hyper::momentum;
  return rule.family == Family::rmsprop ? Hyper::rho : Hyper::beta1;
}

Hyper second_weight(const RuleSpec& rule) {
  const bool named_rho = rule.family == Family::rmsprop || rule.family == Family::adadelta;
  return named_rho ? Hyper::rho : Hyper::beta2;
}

}  // namespace

std::array<double, hyper_count> doubles_of(const RuleSpec& rule) {
  std::array<double, hyper_count> values{};
  for (std::size_t i = 0; i < hyper_count; ++i) values[i] = rule.hyper[i].to_double();
  return values;
}

template <class N>
RuleClock<N>::RuleClock(const RuleSpec& rule, const std::array<double, hyper_count>& values,
                        const ScalarStyle& style, NumberType type)
    : rule_(&rule), values_(values), style_(style), type_(type), product_(1) {
  const auto rounded = [&](double value) {
    return style.rounded ? nearest_member(value, type) : value;
  };
  for (std::size_t i = 0; i < hyper_count; ++i) numbers_.value[i] = number(rounded(values[i]));
  const auto weight = [&](Hyper h, Power& power) {
    const double beta = values[static_cast<std::size_t>(h)];
    const double kept = rounded(beta);
    const bool early = style.complement_first || !style.rounded;
    power.base =
        early && style.power == ScalarStyle::Power::exact ? beta : nearest_member(kept, type);
    if (rule_->deviation.complement_power) power.base = 1 - power.base;
    const long double take = style.complement_first ? nearest_member(1 - beta, type)
                                                    : 1 - static_cast<long double>(kept);
    return Weight<N>{number(kept), N(take)};
  };
  numbers_.first = weight(first_weight(rule), first_);
  numbers_.second = weight(second_weight(rule), second_);
  k_ = rule.deviation.counter_first;
  numbers_.has_momentum = !rule[Hyper::momentum].is_zero();
  numbers_.has_dampening = !rule[Hyper::dampening].is_zero();
}

template <class N>
N RuleClock<N>::number(double value) const {
  return N(static_cast<long double>(value));
}

template <class N>
N RuleClock<N>::power(Power& p) {
  const std::uint64_t more = t_ == 0 ? k_ : rule_->deviation.counter_stride;
  if constexpr (is_plain<N>) {
    for (std::uint64_t i = 0; i < more; ++i) p.product *= p.base;
    return static_cast<N>(p.product);
  } else {
    switch (style_.power) {
      case ScalarStyle::Power::exact:
        return inexact<N>(std::pow(p.base, static_cast<double>(k_)), double_unit);
      case ScalarStyle::Power::rounded:
        return inexact<N>(std::pow(static_cast<long double>(p.base), k_),
                          std::ldexp(2.0, -significand_bits(type_)));
      case ScalarStyle::Power::product:
        break;
    }
    for (std::uint64_t i = 0; i < more; ++i) {
      p.running = nearest_member(p.running * p.base, type_);
    }
    return number(p.running);
  }
}

template <class N>
N RuleClock<N>::rate() const {
  const bool decays =
      rule_->family == Family::adagrad && values_[static_cast<std::size_t>(Hyper::lr_decay)] != 0;
  if (rule_->schedule.kind == Schedule::Kind::constant && !decays) return numbers_[Hyper::lr];
  const auto value = [&](Hyper h) -> long double { return values_[static_cast<std::size_t>(h)]; };
  const long double lr = value(Hyper::lr), t = static_cast<long double>(t_);
  const Schedule& s = rule_->schedule;
  const long double gamma = s.gamma.to_double(), every = static_cast<long double>(s.every);
  const auto changing = [&](long double rate) {
    return inexact<N>(rate, double_unit * (4 + static_cast<double>(t_)));
  };
  if (decays) {
    return changing(hyperbolic_decay(lr, value(Hyper::lr_decay), t));
  }
  switch (s.kind) {
    case Schedule::Kind::constant:
      break;
    case Schedule::Kind::step:
      return changing(geometric_decay(lr, gamma, std::floor(t / every)));
    case Schedule::Kind::exponential:
      return changing(geometric_decay(lr, gamma, t));
    case Schedule::Kind::linear:
      return changing(linear_decay(lr, every, t));
    case Schedule::Kind::quadratic:
      return changing(quadratic_decay(lr, every, t));
    case Schedule::Kind::inverse_time:
      return changing(hyperbolic_decay(lr, gamma, t));
    case Schedule::Kind::inverse_square:
      return changing(inverse_square_decay(lr, t));
  }
  return numbers_[Hyper::lr];
}

template <class N>
void RuleClock<N>::nadam(StepNumbers<N>& s) {
  const double psi = values_[static_cast<std::size_t>(Hyper::momentum_decay)];
  const auto mu = [&](std::uint64_t k) {
    return kept_apart(
        nadam_momentum(numbers_[Hyper::beta1],
                       inexact<N>(std::pow(0.96, static_cast<double>(k) * psi), double_unit)));
  };
  s.mu = mu(k_);
  s.mu_next = mu(k_ + rule_->deviation.counter_stride);
  if (rule_->float32_product) {
    // A float32 number; what is formed from it has two more roundings to float32.
    const auto rounded = [](long double x) {
      return nearest_member(static_cast<double>(x), NumberType::float32);
    };
    const auto kept = [](double x) { return inexact<N>(x, 0x1p-22 * std::abs(1 - x) / x); };
    const auto value = [](const N& x) -> long double {
      if constexpr (is_plain<N>) {
        return x;
      } else {
        return x.value;
      }
    };
    const double now = rounded(value(product_) * rounded(value(s.mu)));
    product_ = N(static_cast<long double>(now));
    s.product = kept(now);
    s.product_next = kept(rounded(now * rounded(value(s.mu_next))));
    if (rule_->deviation.extra_mu) {
      s.product_next =
          kept(rounded(rounded(now * rounded(value(s.mu))) * rounded(value(s.mu_next))));
    }
    return;
  }
  product_ = product_ * s.mu;
  s.product = product_;
  s.product_next = product_ * s.mu_next;
  if (rule_->deviation.extra_mu) s.product_next = s.product_next * s.mu;
}

template <class N>
void RuleClock<N>::radam(StepNumbers<N>& s, const N& power) {
  using std::sqrt;
  // Formed in double precision whatever the type of the parameters is.
  using M = std::conditional_t<is_plain<N>, N, Tracked<53>>;
  const auto narrow = [](const M& x) {
    if constexpr (is_plain<N>) {
      return x;
    } else {
      return N::from(x);
    }
  };
  const auto wide = [](const N& x) {
    if constexpr (is_plain<N>) {
      return x;
    } else {
      return M(x.value, x.error);
    }
  };
  const double beta = values_[static_cast<std::size_t>(Hyper::beta2)];
  const M rho = M(2) / complement(M(static_cast<long double>(beta))) - M(1);
  const M length = radam_length(rho, M(static_cast<long double>(k_)), wide(power));
  const M threshold(static_cast<long double>(values_[static_cast<std::size_t>(Hyper::threshold)]));
  const M over = length - threshold;
  if constexpr (is_plain<N>) {
    s.rectified = over > 0;
  } else {
    s.rectified = over.value > 0;
  }
  if (s.rectified)
    s.rectification = kept_apart(narrow(sqrt(radam_rectification_squared(rho, length))));
}

template <class N>
StepNumbers<N> RuleClock<N>::next() {
  StepNumbers<N> s;
  s.rate = rate();
  s.first_correction = s.second_correction = N(1);
  if (rule_->family == Family::adam || rule_->family == Family::adamax ||
      rule_->family == Family::nadam || rule_->family == Family::radam) {
    const Correction which = rule_->correction;
    const N first = power(first_), second = power(second_);
    if (which == Correction::both || which == Correction::first_only) {
      s.first_correction = complement(first);
    }
    if (which == Correction::both || which == Correction::second_only) {
      s.second_correction = complement(second);
    }
    if (rule_->family == Family::nadam) nadam(s);
    if (rule_->family == Family::radam) radam(s, second);
  }
  ++t_;
  k_ += rule_->deviation.counter_stride;
  return s;
}

template class RuleClock<double>;
template class RuleClock<long double>;
template class RuleClock<Tracked<8>>;
template class RuleClock<Tracked<24>>;
template class RuleClock<Tracked<53>>;

}  // namespace gradus
