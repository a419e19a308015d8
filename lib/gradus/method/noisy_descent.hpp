#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Stochastic gradient descent on a w^2/2 with additive noise xi and a constant step:
///   w_{k+1} = w_k - eta (a w_k + xi_{k+1}),  w_0 = start.
Recursion noisy_descent(const Sequence& w, Term start, Term a, Term eta, const Sequence& noise);

/// Its closed form (1 - eta a)^t start - eta sum_{i=1}^{t} (1 - eta a)^(t-i) xi_i.
Term noisy_descent_closed(Term start, Term a, Term eta, Term t, Term i, const Sequence& noise);

/// The variance that its iterates tend to for uncorrelated noise of variance s and 0 < eta a < 2:
/// eta s/(a (2 - eta a)).
Term stationary_variance(Term a, Term eta, Term s);

}  // namespace gradus
