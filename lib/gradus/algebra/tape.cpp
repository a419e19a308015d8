#include "gradus/algebra/tape.hpp"

#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "gradus/algebra/arithmetic.hpp"
#include "gradus/algebra/naturals.hpp"

namespace gradus {

namespace {

class Compiler {
 public:
  Compiler(std::vector<Tape::Step>& steps, std::vector<Rational>& constants)
      : steps_(steps), constants_(constants) {}

  void add_input(Term t) {
    const auto number = static_cast<std::uint32_t>(steps_.size());
    if (!slots_.emplace(t.id(), number).second) {
      throw std::invalid_argument("Tape: an input is repeated");
    }
    steps_.push_back({.op = Op::symbol, .index = number});
  }

  std::uint32_t compile(Term root) {
    std::vector<Term> open{root};
    while (!open.empty()) {
      const Term t = open.back();
      if (slots_.contains(t.id())) {
        open.pop_back();
        continue;
      }
      require_straight(t);
      const std::size_t before = open.size();
      const bool fixed_power = t.op() == Op::power && fixed_exponent(t.operand(1));
      const std::size_t count = fixed_power ? 1 : t.operands().size();
      for (std::size_t i = count; i-- > 0;) {
        if (!slots_.contains(t.operand(i).id())) open.push_back(t.operand(i));
      }
      if (open.size() == before) {
        open.pop_back();
        emit(t);
      }
    }
    return slots_.at(root.id());
  }

 private:
  static void require_straight(Term t) {
    switch (t.op()) {
      case Op::symbol:
        throw std::invalid_argument("Tape: " + t.name() + " is no input");
      case Op::element:
      case Op::inner:
      case Op::sum:
      case Op::least:
      case Op::expectation:
        throw std::invalid_argument(
            "Tape: sums, sequences, inner products, least values and expectations do not compile");
      default:
        break;
    }
  }

  /// A constant integer exponent other than 0 that needs no slot.
  static std::optional<long> fixed_exponent(Term exponent) {
    constexpr long most = 1'000'000'000;
    if (!exponent.is_constant()) return std::nullopt;
    const auto value = exponent.value().to_long();
    return value && *value != 0 && -most <= *value && *value <= most ? value : std::nullopt;
  }

  void emit(Term t) {
    Tape::Step step{.op = t.op()};
    const auto operands = t.operands();
    if (t.is_constant()) {
      step.index = static_cast<std::uint32_t>(constants_.size());
      constants_.push_back(t.value());
    } else if (t.op() == Op::power) {
      step.a = slots_.at(operands[0].id());
      if (const auto exponent = fixed_exponent(operands[1])) {
        step.exponent = *exponent;
      } else {
        step.b = slots_.at(operands[1].id());
        step.index = integrality_.of(operands[1]) != Integrality::none ? 1 : 0;
      }
    } else {
      if (!operands.empty()) step.a = slots_.at(operands[0].id());
      if (operands.size() > 1) step.b = slots_.at(operands[1].id());
    }
    slots_.emplace(t.id(), static_cast<std::uint32_t>(steps_.size()));
    steps_.push_back(step);
  }

  std::vector<Tape::Step>& steps_;
  std::vector<Rational>& constants_;
  std::unordered_map<std::uint32_t, std::uint32_t> slots_;
  IntegralityTable integrality_;
};

bool is_unary(Op op) { return op == Op::negate || (op >= Op::exp && op <= Op::abs); }

void require_count(std::size_t given, std::size_t wanted) {
  if (given != wanted) throw std::invalid_argument("Tape: wrong number of inputs");
}

template <class T>
T step_value(const Tape& tape, const Tape::Step& step, const std::vector<T>& slots,
             std::span<const T> inputs) {
  using A = Arithmetic<T>;
  switch (step.op) {
    case Op::symbol:
      return inputs[step.index];
    case Op::constant:
      if constexpr (std::is_same_v<T, double>) return tape.rounded_constants()[step.index];
      return convert<T>(tape.constants()[step.index]);
    case Op::pi:
      return A::pi();
    case Op::power:
      if (step.exponent != 0) return A::power(slots[step.a], step.exponent);
      return A::power(slots[step.a], slots[step.b], step.index == 1);
    default:
      return is_unary(step.op) ? A::unary(step.op, slots[step.a])
                               : A::binary(step.op, slots[step.a], slots[step.b]);
  }
}

}  // namespace

Tape::Tape(std::span<const Term> outputs, std::span<const Term> inputs) : inputs_(inputs.size()) {
  Compiler compiler(steps_, constants_);
  for (Term t : inputs) compiler.add_input(t);
  for (Term t : outputs) outputs_.push_back(compiler.compile(t));
  for (const Rational& c : constants_) rounded_constants_.push_back(c.to_double());
}

template <class T>
std::vector<T> Tape::run_steps(std::span<const T> inputs) const {
  require_count(inputs.size(), inputs_);
  std::vector<T> slots;
  slots.reserve(steps_.size());
  for (const Step& step : steps_) slots.push_back(step_value(*this, step, slots, inputs));
  return slots;
}

template <class T>
std::vector<T> Tape::run(std::span<const T> inputs) const {
  const std::vector<T> slots = run_steps(inputs);
  std::vector<T> result;
  result.reserve(outputs_.size());
  for (std::uint32_t slot : outputs_) result.push_back(slots[slot]);
  return result;
}

template std::vector<Interval> Tape::run_steps(std::span<const Interval>) const;
template std::vector<double> Tape::run_steps(std::span<const double>) const;
template std::vector<Rational> Tape::run(std::span<const Rational>) const;
template std::vector<Interval> Tape::run(std::span<const Interval>) const;
template std::vector<FixedReal<50>> Tape::run(std::span<const FixedReal<50>>) const;
template std::vector<double> Tape::run(std::span<const double>) const;

}  // namespace gradus
