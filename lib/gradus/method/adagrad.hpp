#pragma once

#include <functional>

#include "gradus/method/update_accumulated.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// The gradient of one weight at step k = 1, 2, ..., as a formula; a Sequence is one.
using Gradient = std::function<Term(Term)>;

/// What Adagrad keeps for each weight (Duchi, Hazan and Singer 2011, Figure 1), r_0 = 0:
///   r_{k+1} = r_k + g_{k+1}^2.
Recursion sum_of_squares(const std::string& name, const Gradient& g);

/// What RMSProp keeps instead (Hinton 2012, lecture 6e), r_0 = 0 unless told otherwise:
///   r_{k+1} = rho r_k + (1 - rho) g_{k+1}^2.
Recursion average_of_squares(const std::string& name, Term rho, const Gradient& g,
                             Term start = Term(0));

/// The square of scaled_step without delta, which needs no root: alpha^2 g^2 / r.
Term squared_step(Term alpha, Term r, Term g);

}  // namespace gradus
