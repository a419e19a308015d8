#pragma once

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

/// Logarithms of quotients and products written as sums, log(x^2 y / z) as 2 log(x) + log(y) -
/// log(z), where all parts are seen to be > 0: equal to t wherever t is defined.
Term with_logarithms_apart(Term t, const SignSearch& signs);

}  // namespace gradus
