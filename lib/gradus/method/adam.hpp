#pragma once

#include <functional>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The exponential moving average of Adam (Kingma and Ba 2015, Algorithm 1), v_0 = 0:
///   v_{k+1} = beta v_k + (1 - beta) g_{k+1}.
/// A Sequence will do for g.
Recursion moving_average(const std::string& name, Term beta, const std::function<Term(Term)>& g);

/// Its closed form (1 - beta) sum_{i=1}^{t} beta^(t-i) body(i), where body is a formula in the
/// natural i.
Term moving_average_closed(Term beta, Term t, Term i, Term body);

}  // namespace gradus
