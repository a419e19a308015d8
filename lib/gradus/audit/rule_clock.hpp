#pragma once

#include <cmath>
#include <cstdint>

#include "gradus/audit/number_type.hpp"
#include "gradus/audit/rule_step.hpp"
#include "gradus/audit/scalar_style.hpp"
#include "gradus/audit/tracked.hpp"

namespace gradus {

/// The numbers of a rule one after the other, t = 0, 1, ...: what is the same for all coordinates.
/// N is double or long double, for a search, or a Tracked.
template <class N>
class RuleClock {
 public:
  /// The rule must outlive this.
  RuleClock(const RuleSpec& rule, const std::array<double, hyper_count>& values,
            const ScalarStyle& style, NumberType type);

  const RuleNumbers<N>& numbers() const { return numbers_; }
  /// Of the update that has not been asked for yet.
  StepNumbers<N> next();

 private:
  /// beta^k for the k of the rule, one after the other.
  struct Power {
    double base = 0;
    double running = 1;
    long double product = 1;
  };

  N number(double value) const;
  N power(Power& p);
  N rate() const;
  void nadam(StepNumbers<N>& s);
  void radam(StepNumbers<N>& s, const N& power);

  const RuleSpec* rule_;
  std::array<double, hyper_count> values_;
  ScalarStyle style_;
  NumberType type_;
  RuleNumbers<N> numbers_;
  Power first_, second_;
  N product_;  // of NAdam
  std::uint64_t t_ = 0, k_ = 1;
};

/// The decimals of a rule as double precision has them.
std::array<double, hyper_count> doubles_of(const RuleSpec& rule);

extern template class RuleClock<double>;
extern template class RuleClock<long double>;
extern template class RuleClock<Tracked<8>>;
extern template class RuleClock<Tracked<24>>;
extern template class RuleClock<Tracked<53>>;

}  // namespace gradus
