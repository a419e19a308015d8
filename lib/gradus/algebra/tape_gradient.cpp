#include <stdexcept>
#include <utility>

#include "gradus/algebra/arithmetic.hpp"
#include "gradus/algebra/tape.hpp"

namespace gradus {

namespace {

/// Values and gradients of all slots so far. A gradient that is zero by structure is empty.
template <class T>
class ForwardMode {
 public:
  using A = Arithmetic<T>;
  using Gradient = std::vector<T>;

  ForwardMode(const Tape& tape, std::span<const T> inputs) : tape_(tape), inputs_(inputs) {
    values_.reserve(tape.steps().size());
    gradients_.reserve(tape.steps().size());
    for (const Tape::Step& step : tape.steps()) advance(step);
  }

  Tape::Jet<T> jet(std::uint32_t slot) const {
    Gradient gradient = gradients_[slot];
    if (gradient.empty()) gradient.assign(inputs_.size(), T(0));
    return {values_[slot], std::move(gradient)};
  }

 private:
  void advance(const Tape::Step& step) {
    switch (step.op) {
      case Op::symbol: {
        Gradient unit(inputs_.size(), T(0));
        unit[step.index] = T(1);
        keep(inputs_[step.index], std::move(unit));
        return;
      }
      case Op::constant:
        keep(convert<T>(tape_.constants()[step.index]), {});
        return;
      case Op::pi:
        keep(A::pi(), {});
        return;
      case Op::power:
        power(step);
        return;
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::minimum:
      case Op::maximum:
        binary(step);
        return;
      default:
        unary(step);
        return;
    }
  }

  void keep(T value, Gradient gradient) {
    values_.push_back(std::move(value));
    gradients_.push_back(std::move(gradient));
  }

  /// factor * gradient; a zero entry stays zero whatever the factor is.
  static Gradient scaled(const T& factor, const Gradient& gradient) {
    Gradient result = gradient;
    for (T& entry : result) {
      if (!A::is_zero(entry)) entry = factor * entry;
    }
    return result;
  }

  static Gradient sum(Gradient a, const Gradient& b) {
    if (a.empty()) return b;
    for (std::size_t i = 0; i < b.size(); ++i) a[i] += b[i];
    return a;
  }

  void unary(const Tape::Step& step) {
    const T& a = values_[step.a];
    const Gradient& da = gradients_[step.a];
    T value = A::unary(step.op, a);
    Gradient gradient = da.empty() ? Gradient{} : scaled(slope(step.op, a, value), da);
    keep(std::move(value), std::move(gradient));
  }

  /// The derivative at a of the operation whose value there is `value`.
  static T slope(Op op, const T& a, const T& value) {
    const T one(1);
    switch (op) {
      case Op::negate:
        return -one;
      case Op::exp:
        return value;
      case Op::log:
        return A::binary(Op::divide, one, a);
      case Op::sin:
        return A::unary(Op::cos, a);
      case Op::cos:
        return -A::unary(Op::sin, a);
      case Op::sinh:
        return A::unary(Op::cosh, a);
      case Op::cosh:
        return A::unary(Op::sinh, a);
      case Op::tanh:
        return one - A::power(value, 2);
      case Op::atan:
        return A::binary(Op::divide, one, one + A::power(a, 2));
      case Op::sqrt:
        return A::binary(Op::divide, one, value + value);
      case Op::abs:
        return sign(a);
      default:
        throw std::logic_error("Tape: not an operation of one operand");
    }
  }

  static T sign(const T& a) {
    if constexpr (std::is_same_v<T, Interval>) {
      const int known = a.sign().value_or(0);
      return known == 0 ? Interval::hull(-1, 1) : Interval(known);
    } else {
      if (a > 0) return T(1);
      if (a < 0) return T(-1);
      if constexpr (is_exact<T>) throw std::domain_error("abs has no derivative at 0");
      return a;  // 0, or NaN
    }
  }

  void binary(const Tape::Step& step) {
    const T& a = values_[step.a];
    const T& b = values_[step.b];
    const Gradient& da = gradients_[step.a];
    const Gradient& db = gradients_[step.b];
    T value = A::binary(step.op, a, b);
    Gradient gradient;
    switch (step.op) {
      case Op::add:
        gradient = sum(da, db);
        break;
      case Op::subtract:
        gradient = sum(da, scaled(T(-1), db));
        break;
      case Op::multiply:
        gradient = step.a == step.b ? scaled(a + a, da) : sum(scaled(b, da), scaled(a, db));
        break;
      case Op::divide:
        gradient = sum(da, scaled(-value, db));
        for (T& entry : gradient) {
          if (!A::is_zero(entry)) entry = A::binary(Op::divide, entry, b);
        }
        break;
      case Op::minimum:
        gradient = chosen(a < b, b < a, da, db);
        break;
      default:
        gradient = chosen(b < a, a < b, da, db);
        break;
    }
    keep(std::move(value), std::move(gradient));
  }

  /// The gradient of the operand that min or max takes.
  template <class Truth>
  Gradient chosen(Truth takes_a, Truth takes_b, const Gradient& da, const Gradient& db) const {
    if (certainly(takes_a)) return da;
    if (certainly(takes_b)) return db;
    if constexpr (std::is_same_v<T, Interval>) {
      Gradient result(inputs_.size(), T(0));
      for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = Interval::hull(da.empty() ? T(0) : da[i], db.empty() ? T(0) : db[i]);
      }
      return result;
    } else {
      if constexpr (is_exact<T>) {
        if (da != db) throw std::domain_error("min or max has no derivative where both are equal");
      }
      return da;
    }
  }

  void power(const Tape::Step& step) {
    const T& base = values_[step.a];
    if (step.exponent != 0) {
      T value = A::power(base, step.exponent);
      Gradient gradient = gradients_[step.a];
      if (!gradient.empty()) gradient = scaled(fixed_slope(base, step.exponent), gradient);
      keep(std::move(value), std::move(gradient));
      return;
    }
    const T& exponent = values_[step.b];
    const bool integer = step.index == 1;
    T value = A::power(base, exponent, integer);
    Gradient gradient;
    if (!gradients_[step.a].empty()) {
      gradient = scaled(base_slope(base, exponent, integer), gradients_[step.a]);
    }
    if (!gradients_[step.b].empty()) {
      gradient = sum(std::move(gradient), scaled(exponent_slope(base, value), gradients_[step.b]));
    }
    keep(std::move(value), std::move(gradient));
  }

  static T fixed_slope(const T& base, long exponent) {
    if (exponent == 1) return T(1);
    return T(exponent) * A::power(base, exponent - 1);
  }

  static T base_slope(const T& base, const T& exponent, bool integer) {
    if (A::is_zero(exponent)) return T(0);
    return exponent * A::power(base, exponent - T(1), integer);
  }

  /// 0^x is 0 for all x near one above 0.
  static T exponent_slope(const T& base, const T& value) {
    return A::is_zero(value) ? T(0) : value * A::unary(Op::log, base);
  }

  const Tape& tape_;
  std::span<const T> inputs_;
  std::vector<T> values_;
  std::vector<Gradient> gradients_;
};

}  // namespace

template <class T>
std::vector<Tape::Jet<T>> Tape::run_with_gradient(std::span<const T> inputs) const {
  if (inputs.size() != inputs_) throw std::invalid_argument("Tape: wrong number of inputs");
  const ForwardMode<T> forward(*this, inputs);
  std::vector<Jet<T>> result;
  result.reserve(outputs_.size());
  for (std::uint32_t slot : outputs_) result.push_back(forward.jet(slot));
  return result;
}

template std::vector<Tape::Jet<Rational>> Tape::run_with_gradient(std::span<const Rational>) const;
template std::vector<Tape::Jet<Interval>> Tape::run_with_gradient(std::span<const Interval>) const;
template std::vector<Tape::Jet<FixedReal<50>>> Tape::run_with_gradient(
    std::span<const FixedReal<50>>) const;
template std::vector<Tape::Jet<double>> Tape::run_with_gradient(std::span<const double>) const;

}  // namespace gradus
