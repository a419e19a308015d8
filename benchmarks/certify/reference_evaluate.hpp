#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "gradus/algebra/tape.hpp"

namespace gradus {

/// Values of a tape and, in reverse mode, gradients of its outputs, in slots that are reused.
///
/// An arithmetic A has a default-constructible Number and static functions that enclose:
///   void hull(Number& out, double low, double high), void rational(Number& out, const Rational&)
///   double low(const Number&), double high(const Number&)          rounded outwards
///   bool apply(Op, Number& out, const Number& a, const Number& b)  b only where Op takes two
///   bool power(Number& out, const Number& a, long exponent)
/// `out` is no operand. False: unbounded, or not defined at every point; out is then unspecified.
template <class A>
class ReferenceEvaluator {
 public:
  using Number = typename A::Number;

  explicit ReferenceEvaluator(const Tape& tape)
      : tape_(tape),
        values_(tape.steps().size()),
        adjoints_(tape.steps().size()),
        varies_(tape.steps().size()),
        reached_(tape.steps().size()) {
    A::hull(zero_, 0, 0);
    A::hull(one_, 1, 1);
    A::hull(minus_one_, -1, -1);
    A::hull(unit_, 0, 1);
    A::hull(signs_, -1, 1);
    for (std::size_t k = 0; k < values_.size(); ++k) prepare(k);
  }

  Number& input(std::size_t i) { return values_[i]; }
  const Number& value(std::size_t output) const { return values_[tape_.outputs()[output]]; }

  /// Values of all slots from the inputs; false where one of them has none.
  bool run() {
    for (std::size_t k = tape_.input_count(); k < values_.size(); ++k) {
      if (varies_[k] && !compute(k)) return false;
    }
    return defined_;
  }

  /// After run(): the gradient of an output; false where it is unbounded.
  bool differentiate(std::size_t output) {
    reached_.assign(values_.size(), false);
    const std::size_t root = tape_.outputs()[output];
    adjoints_[root] = one_;
    reached_[root] = true;
    for (std::size_t k = root + 1; k-- > tape_.input_count();) {
      if (reached_[k] && varies_[k] && !pull_back(k)) return false;
    }
    return true;
  }

  const Number& slope(std::size_t i) const { return reached_[i] ? adjoints_[i] : zero_; }

 private:
  void prepare(std::size_t k) {
    const Tape::Step& step = tape_.steps()[k];
    if (step.op == Op::constant) {
      A::rational(values_[k], tape_.constants()[step.index]);
    } else if (step.op == Op::pi) {
      A::pi(values_[k]);
    } else {
      varies_[k] =
          step.op == Op::symbol || varies_[step.a] || (has_second(step) && varies_[step.b]);
      if (!varies_[k]) defined_ = compute(k) && defined_;
    }
  }

  static bool has_second(const Tape::Step& step) {
    switch (step.op) {
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::minimum:
      case Op::maximum:
        return true;
      default:
        return step.op == Op::power && step.exponent == 0;
    }
  }

  bool compute(std::size_t k) {
    const Tape::Step& step = tape_.steps()[k];
    const Number& a = values_[step.a];
    if (step.op == Op::multiply && step.a == step.b) return A::power(values_[k], a, 2);
    if (step.op != Op::power) return A::apply(step.op, values_[k], a, values_[step.b]);
    if (step.exponent != 0) return A::power(values_[k], a, step.exponent);
    return A::apply(Op::log, first_, a, a) &&
           A::apply(Op::multiply, second_, first_, values_[step.b]) &&
           A::apply(Op::exp, values_[k], second_, second_);
  }

  /// Adds adjoint * factor to the adjoint of the operand in `slot`.
  bool give(std::size_t k, std::size_t slot, const Number& factor) {
    if (!varies_[slot]) return true;
    if (!reached_[slot]) {
      reached_[slot] = true;
      return A::apply(Op::multiply, adjoints_[slot], adjoints_[k], factor);
    }
    if (!A::apply(Op::multiply, product_, adjoints_[k], factor)) return false;
    if (!A::apply(Op::add, total_, adjoints_[slot], product_)) return false;
    std::swap(adjoints_[slot], total_);
    return true;
  }

  bool pull_back(std::size_t k) {
    const Tape::Step& step = tape_.steps()[k];
    const Number& a = values_[step.a];
    const Number& b = values_[step.b];
    switch (step.op) {
      case Op::add:
        return give(k, step.a, one_) && give(k, step.b, one_);
      case Op::subtract:
        return give(k, step.a, one_) && give(k, step.b, minus_one_);
      case Op::multiply:
        return give(k, step.a, b) && give(k, step.b, a);
      case Op::divide:
        return A::apply(Op::divide, first_, one_, b) && give(k, step.a, first_) &&
               A::apply(Op::multiply, second_, values_[k], first_) &&
               A::apply(Op::negate, first_, second_, second_) && give(k, step.b, first_);
      case Op::minimum:
        return choose(k, step, A::high(a) <= A::low(b), A::high(b) <= A::low(a));
      case Op::maximum:
        return choose(k, step, A::low(a) >= A::high(b), A::low(b) >= A::high(a));
      case Op::power:
        return step.exponent != 0 ? pull_back_power(k, step) : pull_back_general_power(k, step);
      default:
        return slope_of(step.op, a, values_[k]) && give(k, step.a, first_);
    }
  }

  bool choose(std::size_t k, const Tape::Step& step, bool takes_a, bool takes_b) {
    if (takes_a) return give(k, step.a, one_);
    if (takes_b) return give(k, step.b, one_);
    return give(k, step.a, unit_) && give(k, step.b, unit_);
  }

  bool pull_back_power(std::size_t k, const Tape::Step& step) {
    const Number& a = values_[step.a];
    const auto n = static_cast<double>(step.exponent);
    if (step.exponent == 1) return give(k, step.a, one_);
    A::hull(first_, n, n);
    return A::power(second_, a, step.exponent - 1) &&
           A::apply(Op::multiply, third_, first_, second_) && give(k, step.a, third_);
  }

  /// a^b: value * b / a and value * log a.
  bool pull_back_general_power(std::size_t k, const Tape::Step& step) {
    const Number& a = values_[step.a];
    return A::apply(Op::multiply, first_, values_[k], values_[step.b]) &&
           A::apply(Op::divide, second_, first_, a) && give(k, step.a, second_) &&
           A::apply(Op::log, first_, a, a) && A::apply(Op::multiply, second_, values_[k], first_) &&
           give(k, step.b, second_);
  }

  /// The derivative at a of the operation whose value there is `value`, in first_.
  bool slope_of(Op op, const Number& a, const Number& value) {
    switch (op) {
      case Op::negate:
        first_ = minus_one_;
        return true;
      case Op::exp:
        first_ = value;
        return true;
      case Op::log:
        return A::apply(Op::divide, first_, one_, a);
      case Op::sin:
        return A::apply(Op::cos, first_, a, a);
      case Op::cos:
        return A::apply(Op::sin, second_, a, a) && A::apply(Op::negate, first_, second_, second_);
      case Op::sinh:
        return A::apply(Op::cosh, first_, a, a);
      case Op::cosh:
        return A::apply(Op::sinh, first_, a, a);
      case Op::tanh:
        return A::power(second_, value, 2) && A::apply(Op::subtract, first_, one_, second_);
      case Op::atan:
        return A::power(first_, a, 2) && A::apply(Op::add, second_, one_, first_) &&
               A::apply(Op::divide, first_, one_, second_);
      case Op::sqrt:
        return A::apply(Op::add, second_, value, value) &&
               A::apply(Op::divide, first_, one_, second_);
      default:  // abs
        first_ = A::low(a) >= 0 ? one_ : A::high(a) <= 0 ? minus_one_ : signs_;
        return true;
    }
  }

  const Tape& tape_;
  std::vector<Number> values_, adjoints_;
  std::vector<char> varies_, reached_;
  Number zero_, one_, minus_one_, unit_, signs_;
  Number first_, second_, third_, product_, total_;
  bool defined_ = true;
};

}  // namespace gradus
