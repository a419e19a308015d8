#pragma once

#include "gradus/algebra/term.hpp"

namespace gradus {

/// The logarithm of the chance that a d x d matrix of the Gaussian orthogonal ensemble is positive
/// definite, for large d up to O(1/d^2):
///   -ln(3)/4 d^2 - ln(1 + 2/sqrt(3))/2 d - ln(d)/24 + C + (1 - sqrt(3))/(48 d).
/// The leading term is Dean and Majumdar's (Phys. Rev. Lett. 97, 160201, 2006); the form of the
/// others is that of Borot, Eynard, Majumdar and Nadal (J. Stat. Mech. P11024, 2011), their
/// constants were fitted to exact values and are not proved.
Term goe_log_expansion(Term d);

}  // namespace gradus
