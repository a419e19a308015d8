#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Formulas compiled once into straight-line code over slots, shared subexpressions once; read by
/// any arithmetic. Plain data: may cross threads. Inputs are symbols, or any other nodes (inner
/// products, members of sequences), whose values are then given instead of computed. Apart from
/// inputs, only formulas without unknowns, sums, sequences, inner products, least values and
/// expectations compile (std::invalid_argument otherwise, and for an input that is repeated).
class Tape {
 public:
  /// Step k fills slot k; the first steps are the inputs, in order.
  struct Step {
    Op op;                       ///< Op::symbol for an input
    std::uint32_t a = 0, b = 0;  ///< slots of the operands
    long exponent = 0;           ///< of an integer power; Op::power with exponent 0 uses slot b
    std::uint32_t index = 0;     ///< which input or constant; of a power with slot b: 1 when the
                                 ///< exponent is visibly an integer (see Integrality)
  };
  Tape(std::span<const Term> outputs, std::span<const Term> inputs);

  std::size_t input_count() const { return inputs_; }
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<Rational>& constants() const { return constants_; }
  const std::vector<double>& rounded_constants() const { return rounded_constants_; }
  const std::vector<std::uint32_t>& outputs() const { return outputs_; }

  /// Values of the outputs, as evaluate() gives them: the same errors and marks where undefined.
  /// Throws std::invalid_argument for a wrong number of inputs. T: Rational, Interval,
  /// FixedReal<50>, double.
  template <class T>
  std::vector<T> run(std::span<const T> inputs) const;
  /// The values of all slots.
  template <class T>
  std::vector<T> run_steps(std::span<const T> inputs) const;

  template <class T>
  struct Jet {
    T value;
    std::vector<T> gradient;
  };
  /// Forward mode: value and gradient of each output with respect to all inputs (naturals as if
  /// they were real: in exponents only for positive bases). Interval: encloses the gradient
  /// wherever the output is differentiable, and the Clarke derivative at kinks of abs, min and max.
  /// At a kink Rational throws std::domain_error and rounded numbers give an element of the Clarke
  /// derivative (0 for abs, the first operand for min and max). T: as for run.
  template <class T>
  std::vector<Jet<T>> run_with_gradient(std::span<const T> inputs) const;

 private:
  std::size_t inputs_;
  std::vector<Step> steps_;
  std::vector<Rational> constants_;
  std::vector<double> rounded_constants_;  ///< to the nearest
  std::vector<std::uint32_t> outputs_;
};

}  // namespace gradus
