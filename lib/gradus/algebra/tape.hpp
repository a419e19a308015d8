#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// A formula compiled once into straight-line code over slots, shared subexpressions once; read by any arithmetic. Plain data: may cross
/// threads. Only formulas without sums, sequences, inner products, least values and expectations compile (std::invalid_argument otherwise).
class Tape {
 public:
  struct Step {
    Op op;
    std::uint32_t a = 0, b = 0;  ///< slots of the operands
    long exponent = 0;           ///< of an integer power (Op::power with b unused); Op::power with exponent 0 uses slot b
    std::uint32_t index = 0;     ///< which input, or which constant
  };
  Tape(std::span<const Term> outputs, std::span<const Term> inputs);

  std::size_t input_count() const { return inputs_; }
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<Rational>& constants() const { return constants_; }
  const std::vector<std::uint32_t>& outputs() const { return outputs_; }

  /// Values of the outputs. T: Rational (NotRational), Interval, FixedReal<50>, double.
  template <class T>
  std::vector<T> run(std::span<const T> inputs) const;

  /// Forward mode: value and gradient of each output with respect to all inputs; abs, min and max have enclosures of the Clarke
  /// derivative over intervals. T: Interval, double, Rational.
  template <class T>
  struct Jet {
    T value;
    std::vector<T> gradient;
  };
  template <class T>
  std::vector<Jet<T>> run_with_gradient(std::span<const T> inputs) const;

 private:
  std::size_t inputs_;
  std::vector<Step> steps_;
  std::vector<Rational> constants_;
  std::vector<std::uint32_t> outputs_;
};

}  // namespace gradus
