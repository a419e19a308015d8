#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/refute/concrete.hpp"
#include "gradus/evidence/refute/exact_size.hpp"
#include "gradus/evidence/refute/point_lanes.hpp"

namespace gradus {

namespace {

constexpr int kPrintedDigits = 20;
/// Beyond the first, enclosures are cheaper; beyond the second, nothing is computed exactly.
constexpr double kManyBits = 2'000, kTooManyBits = 500'000;

double scaled_slack(Relation r, double left, double right) {
  const double scale = 1 + std::abs(left) + std::abs(right);
  const double difference = (right - left) / scale;
  if (!std::isfinite(difference)) return std::numeric_limits<double>::quiet_NaN();
  switch (r) {
    case Relation::equal:
      return -std::abs(difference);
    case Relation::not_equal:
      return std::abs(difference);
    case Relation::less:
    case Relation::less_equal:
      return difference;
    default:
      return -difference;
  }
}

template <class T>
Shown::Kind kind_of(Relation r, Relation opposite, const T& left, const T& right) {
  if (certainly(compare(left, r, right))) return Shown::Kind::holds;
  return certainly(compare(left, opposite, right)) ? Shown::Kind::fails : Shown::Kind::undefined;
}

Shown enclosed(const Tape& tape, Relation r, Relation opposite, std::span<const Rational> values,
               bool with_values) {
  try {
    const std::vector<Interval> inputs(values.begin(), values.end());
    const std::vector<Interval> sides = tape.run<Interval>(inputs);
    if (!sides[0].is_defined() || !sides[1].is_defined()) return {};
    Shown shown{kind_of(r, opposite, sides[0], sides[1]), "", "", false};
    if (with_values) {
      shown.left = sides[0].to_string(kPrintedDigits);
      shown.right = sides[1].to_string(kPrintedDigits);
    }
    return shown;
  } catch (const std::exception&) {
    return {};  // No enclosure shows that the sides are defined.
  }
}

bool is_function(Op op) { return op >= Op::exp && op <= Op::atan; }

/// A function of a rational operand that is farther than this, in rounded arithmetic, from the one
/// number at which its value is rational is not tried there.
constexpr double kApart = 1e-3;

/// Whether some step has no rational value at the point, as far as doubles tell: an attempt there
/// would end in an exception, which costs more than the arithmetic.
bool is_hardly_rational(const Tape& tape, std::span<const Rational> values) {
  const auto may_be_irrational = [](const Tape::Step& s) {
    return s.op == Op::pi || is_function(s.op);
  };
  if (std::ranges::none_of(tape.steps(), may_be_irrational)) return false;
  std::vector<double> inputs;
  for (const Rational& value : values) inputs.push_back(value.to_double());
  const std::vector<double> slots = tape.run_steps<double>(inputs);
  return std::ranges::any_of(tape.steps(), [&](const Tape::Step& step) {
    if (step.op == Op::pi) return true;
    return is_function(step.op) && std::abs(slots[step.a] - (step.op == Op::log ? 1 : 0)) > kApart;
  });
}

}  // namespace

Concrete::Slack Concrete::slack(std::span<const double> values) const {
  const std::vector<double> sides = quick_->run<double>(values);
  Slack result{std::numeric_limits<double>::infinity(), 0};
  for (std::size_t i = 0; i < hypotheses_; ++i) {
    const double s = scaled_slack(comparisons_[i].relation, sides[2 * i], sides[2 * i + 1]);
    if (s < result.hypotheses) result.hypotheses = s;  // false for NaN
  }
  const std::size_t last = sides.size() - 2;
  result.conclusion = scaled_slack(comparisons_.back().relation, sides[last], sides[last + 1]);
  return result;
}

const Tape& Concrete::exact_tape(std::size_t comparison) const {
  const auto known = exact_.find(comparison);
  if (known != exact_.end()) return known->second;
  const Term sides[] = {comparisons_[comparison].left, comparisons_[comparison].right};
  return exact_.emplace(comparison, Tape(sides, unknowns_)).first->second;
}

/// The conclusion and the hypotheses, where lane arithmetic tells.
Shown::Kind Concrete::glance(std::size_t comparison, std::span<const Rational> values) const {
  const bool is_last = comparison + 1 == comparisons_.size();
  if (!is_last && comparison >= hypotheses_) return Shown::Kind::undefined;
  if (!lanes_) lanes_ = std::make_shared<PointLanes>(*quick_);
  lanes_->go_to(values);
  const std::size_t number = is_last ? hypotheses_ : comparison;
  const Comparison& c = comparisons_[comparison];
  if (lanes_->shows(number, c.relation)) return Shown::Kind::holds;
  return lanes_->shows(number, negation(c).relation) ? Shown::Kind::fails : Shown::Kind::undefined;
}

Shown Concrete::decide(std::size_t comparison, std::span<const Rational> values,
                       bool with_values) const {
  if (!with_values) {
    if (const auto seen = glance(comparison, values); seen != Shown::Kind::undefined)
      return {seen, "", "", false};
  }
  const Relation r = comparisons_[comparison].relation;
  const Relation opposite = negation(comparisons_[comparison]).relation;
  const Tape& tape = exact_tape(comparison);
  std::optional<Shown> enclosure;
  const auto by_enclosure = [&] {
    if (!enclosure) enclosure = enclosed(tape, r, opposite, values, with_values);
    return *enclosure;
  };
  if (is_hardly_rational(tape, values)) return by_enclosure();
  const double bits = bits_bound(tape, values);
  // What fails is wanted exactly, as a witness.
  if (bits > kManyBits && (by_enclosure().kind == Shown::Kind::holds || bits > kTooManyBits))
    return *enclosure;
  try {
    const std::vector<Rational> sides = tape.run<Rational>(values);
    Shown shown{kind_of(r, opposite, sides[0], sides[1]), "", "", true};
    if (with_values) {
      shown.left = sides[0].to_string();
      shown.right = sides[1].to_string();
    }
    return shown;
  } catch (const NotRational&) {
    return by_enclosure();
  } catch (const std::length_error&) {
    return by_enclosure();
  } catch (const std::domain_error&) {
    return {};
  }
}

bool Concrete::inside(std::span<const Rational> values) const {
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    if (!axes_[i].contains(values[i])) return false;
  }
  try {
    if (!derived_.empty() && derived_values(values).empty()) return false;
  } catch (const std::exception&) {
    return false;  // A coordinate that follows from the others is undefined or irrational.
  }
  for (std::size_t i = 0; i + 1 < comparisons_.size(); ++i) {
    if (decide(i, values, false).kind != Shown::Kind::holds) return false;
  }
  return true;
}

Shown Concrete::conclusion(std::span<const Rational> values) const {
  return decide(comparisons_.size() - 1, values, true);
}

Shown::Kind Concrete::kind(std::span<const Rational> values) const {
  return decide(comparisons_.size() - 1, values, false).kind;
}

std::vector<Rational> Concrete::derived_values(std::span<const Rational> values) const {
  if (derived_.empty()) return {};
  auto known = exact_.find(comparisons_.size());
  if (known == exact_.end()) {
    std::vector<Term> formulas;
    for (const auto& [symbol, value] : derived_) formulas.push_back(value);
    known = exact_.emplace(comparisons_.size(), Tape(formulas, unknowns_)).first;
  }
  if (bits_bound(known->second, values) > kTooManyBits) return {};
  return known->second.run<Rational>(values);
}

}  // namespace gradus
