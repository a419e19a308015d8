#pragma once

#include <functional>
#include <vector>

#include "gradus/method/update_momentum.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// The velocity of gradient descent with momentum (Polyak 1964), v_0 = 0:
///   v_{k+1} = alpha v_k - eps g_{k+1}.
/// `gradient` is the formula g_k of a natural k.
Recursion velocity(const Sequence& v, Term alpha, Term eps,
                   const std::function<Term(Term)>& gradient);

/// Its closed form -eps sum_{i=1}^{t} alpha^(t-i) gradient(i).
Term velocity_closed(Term alpha, Term eps, Term t, Term i,
                     const std::function<Term(Term)>& gradient);

/// The iterates of heavy_ball_step w_{k+1} from w_0 = w_{-1} = start, and `previous` with
/// previous_k = w_{k-1}. `gradient` is the formula g_k of a natural k; it may mention w_k.
std::vector<Recursion> heavy_ball(const Sequence& w, const Sequence& previous, Term start,
                                  Term rate, Term keep, const std::function<Term(Term)>& gradient);

}  // namespace gradus
