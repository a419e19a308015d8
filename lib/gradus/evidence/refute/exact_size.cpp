#include "gradus/evidence/refute/exact_size.hpp"

#include <algorithm>
#include <cmath>

namespace gradus {

namespace {

/// Of one slot: a bound of the bits, and the value, which matters only where it becomes an
/// exponent.
struct Slot {
  double bits = 1, value = 0;
};

Slot combined(Op op, const Slot& a, const Slot& b) {
  switch (op) {
    case Op::add:
      return {a.bits + b.bits + 1, a.value + b.value};
    case Op::subtract:
      return {a.bits + b.bits + 1, a.value - b.value};
    case Op::multiply:
      return {a.bits + b.bits, a.value * b.value};
    case Op::divide:
      return {a.bits + b.bits, a.value / b.value};
    case Op::power: {
      const double bits = a.bits * std::max(1.0, std::abs(b.value));
      return {std::isnan(bits) ? INFINITY : bits, std::pow(a.value, b.value)};
    }
    case Op::minimum:
      return {std::max(a.bits, b.bits), std::min(a.value, b.value)};
    case Op::maximum:
      return {std::max(a.bits, b.bits), std::max(a.value, b.value)};
    case Op::negate:
      return {a.bits, -a.value};
    case Op::abs:
      return {a.bits, std::abs(a.value)};
    default:
      return {a.bits, NAN};  // Rational only in special cases, and then no larger.
  }
}

}  // namespace

double bits_bound(const Tape& tape, std::span<const Rational> inputs) {
  std::vector<Slot> slots;
  double largest = 1;
  for (const Tape::Step& step : tape.steps()) {
    if (step.op == Op::symbol || step.op == Op::constant) {
      const Rational& value =
          step.op == Op::symbol ? inputs[step.index] : tape.constants()[step.index];
      slots.push_back({static_cast<double>(value.bits()), value.to_double()});
    } else if (step.op == Op::power && step.exponent != 0) {
      slots.push_back(combined(step.op, slots[step.a], {1, static_cast<double>(step.exponent)}));
    } else {
      slots.push_back(step.op == Op::pi ? Slot{1, NAN}
                                        : combined(step.op, slots[step.a], slots[step.b]));
    }
    largest = std::max(largest, slots.back().bits);
  }
  return largest;
}

}  // namespace gradus
