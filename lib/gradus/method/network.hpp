#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// What a unit does with its net input: value f and slope f', as formulas.
struct Activation {
  std::string name;
  std::function<Term(Term)> value, slope;
};
Activation tanh_activation();
/// 1/(1 + exp(-s)), written (1 + tanh(s/2))/2, with f' = f (1 - f).
Activation logistic_activation();

/// A feed-forward network without biases: sizes[0] inputs, then layers of units, each fed by the
/// whole layer before. The weight from unit i of layer l (0 the inputs) to unit j of the next is
/// the symbol "w<l>_<i>_<j>", all counted from 1 except layers.
struct Network {
  std::vector<unsigned> sizes;
  Activation activation;
};

/// One training pattern: as many inputs and targets as the network has.
struct Pattern {
  std::vector<Term> inputs, targets;
};
/// Symbols "x<m>_<i>" and "t<m>_<k>".
Pattern symbolic_pattern(const Network& n, unsigned m);

/// 1/2 sum_k (t_k - z_k)^2, z the outputs (Duda, Hart and Stork 2001, section 6.3).
Term squared_loss(const Network& n, const Pattern& p);

/// What back-propagation adds to a weight for one pattern, without the step size: delta_j x_i, with
///   delta_k = (t_k - z_k) f'(net_k) at the outputs,
///   delta_j = f'(net_j) sum_k w_jk delta_k below.
struct WeightChange {
  unsigned layer;  ///< that the weight leaves; 0 is the inputs
  Term weight, change;
};
std::vector<WeightChange> back_propagation(const Network& n, const Pattern& p);

}  // namespace gradus
