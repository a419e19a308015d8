#pragma once

#include <optional>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// The partial derivative of t by a member z_k of a sequence, through sums over all members:
/// d/dz_k log sum_{j=1}^n e^{z_j} = e^{z_k} / sum_{j=1}^n e^{z_j}. That z_k is among the members of
/// such a sum is taken for granted where its index is a letter that the limits do not mention or a
/// number. Nothing where t mentions members of which it is open whether they are z_k, or names that
/// may be made of them (||z||, \bar z).
std::optional<Term> derivative_by_member(Term t, Term member);

}  // namespace gradus
