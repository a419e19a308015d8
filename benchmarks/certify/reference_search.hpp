#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "benchmarks/certify/reference.hpp"
#include "benchmarks/certify/reference_evaluate.hpp"

namespace gradus {

/// Depth first; a box is settled by the natural form of a hypothesis that fails on all of it, or by
/// the natural or the mean-value form of the first output; otherwise the variable with the largest
/// |slope| * width is halved.
template <class A>
class ReferenceSearch {
 public:
  using Number = typename A::Number;

  ReferenceSearch(const ReferenceProblem& problem, long most_boxes)
      : problem_(problem),
        most_boxes_(most_boxes),
        size_(problem.box.size()),
        on_box_(problem.tape),
        at_centre_(problem.tape),
        centre_(size_),
        reach_(size_) {}

  ReferenceResult run() {
    for (const auto& [low, high] : problem_.box) {
      stack_.push_back(rounded(low, -1));
      stack_.push_back(rounded(high, 1));
    }
    long boxes = 0;
    while (!stack_.empty()) {
      if (++boxes > most_boxes_) return {ReferenceVerdict::open, most_boxes_};
      box_.assign(stack_.end() - 2 * static_cast<std::ptrdiff_t>(size_), stack_.end());
      stack_.resize(stack_.size() - 2 * size_);
      switch (visit()) {
        case Step::settled:
          break;
        case Step::fails:
          return {ReferenceVerdict::refuted, boxes};
        case Step::halve:
          if (!halve()) return {ReferenceVerdict::open, boxes};
      }
    }
    return {ReferenceVerdict::certified, boxes};
  }

 private:
  enum class Step { settled, fails, halve };

  static double rounded(const Rational& value, int direction) {
    const double nearest = value.to_double();
    const int error = (Rational::from_double(nearest) - value).sign();
    return error * direction >= 0
               ? nearest
               : std::nextafter(nearest, direction * std::numeric_limits<double>::infinity());
  }

  double low(std::size_t i) const { return box_[2 * i]; }
  double high(std::size_t i) const { return box_[2 * i + 1]; }

  bool holds(double lower, std::size_t output) const {
    return problem_.strict[output] ? lower > 0 : lower >= 0;
  }

  bool fails(double upper, std::size_t output) const {
    return problem_.strict[output] ? upper <= 0 : upper < 0;
  }

  Step visit() {
    reach_.assign(size_, 0);
    for (std::size_t i = 0; i < size_; ++i) A::hull(on_box_.input(i), low(i), high(i));
    if (!on_box_.run()) return Step::halve;
    for (std::size_t h = 1; h < problem_.strict.size(); ++h) {
      if (fails(A::high(on_box_.value(h)), h)) return Step::settled;
    }
    if (holds(A::low(on_box_.value(0)), 0)) return Step::settled;
    if (!on_box_.differentiate(0)) return Step::halve;
    return mean_value();
  }

  /// f(c) + sum of slope * (x - c), with c the middle of the box.
  Step mean_value() {
    for (std::size_t i = 0; i < size_; ++i) {
      centre_[i] = low(i) + (high(i) - low(i)) / 2;
      A::hull(at_centre_.input(i), centre_[i], centre_[i]);
    }
    if (!at_centre_.run()) return Step::halve;
    sum_ = at_centre_.value(0);
    for (std::size_t i = 0; i < size_; ++i) {
      const Number& slope = on_box_.slope(i);
      A::hull(offset_, low(i), high(i));
      if (!A::apply(Op::subtract, difference_, offset_, at_centre_.input(i)) ||
          !A::apply(Op::multiply, product_, slope, difference_) ||
          !A::apply(Op::add, offset_, sum_, product_)) {
        return Step::halve;
      }
      std::swap(sum_, offset_);
      reach_[i] = std::max(std::abs(A::low(slope)), std::abs(A::high(slope))) * (high(i) - low(i));
    }
    if (holds(A::low(sum_), 0)) return Step::settled;
    return centre_fails() ? Step::fails : Step::halve;
  }

  bool centre_fails() const {
    for (std::size_t h = 1; h < problem_.strict.size(); ++h) {
      if (!holds(A::low(at_centre_.value(h)), h)) return false;
    }
    return fails(A::high(at_centre_.value(0)), 0);
  }

  /// False where rounding leaves nothing to halve.
  bool halve() {
    std::size_t most = 0;
    for (std::size_t i = 1; i < size_; ++i) {
      const bool wider = high(i) - low(i) > high(most) - low(most);
      if (reach_[i] > reach_[most] || (reach_[i] == reach_[most] && wider)) most = i;
    }
    const double middle = low(most) + (high(most) - low(most)) / 2;
    if (!(low(most) < middle && middle < high(most))) return false;
    const double kept = box_[2 * most];
    box_[2 * most] = middle;
    stack_.insert(stack_.end(), box_.begin(), box_.end());
    box_[2 * most] = kept;
    box_[2 * most + 1] = middle;
    stack_.insert(stack_.end(), box_.begin(), box_.end());
    return true;
  }

  const ReferenceProblem& problem_;
  const long most_boxes_;
  const std::size_t size_;
  ReferenceEvaluator<A> on_box_, at_centre_;
  std::vector<double> stack_, box_;
  std::vector<double> centre_, reach_;
  Number sum_, offset_, difference_, product_;
};

}  // namespace gradus
