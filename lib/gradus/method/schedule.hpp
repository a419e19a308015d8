#pragma once

#include <functional>

#include "gradus/method/rate.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// A quantity that grows by what each step adds: name_0 = start, name_{k+1} = name_k + added(k).
Recursion accumulated(const Sequence& name, Term start, const std::function<Term(Term)>& added);

/// The share of the first error that gradient descent leaves on a w^2/2, R_0 = 1:
///   R_{k+1} = (1 - a rate(k)) R_k.
Recursion residual(const Sequence& name, Term a, const std::function<Term(Term)>& rate);

}  // namespace gradus
