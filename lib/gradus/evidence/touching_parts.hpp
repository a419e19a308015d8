#pragma once

#include <optional>

#include "gradus/evidence/sign_search.hpp"
#include "gradus/evidence/touching.hpp"

namespace gradus {

/// What reductions share.

bool is_order(Relation r);
Relation greater_than_zero(bool strict);  ///< > or >=

/// c holds on the whole domain by signs, as the re-check has confirmed.
bool holds(const Domain& d, const Comparison& c);
bool is_positive(const Domain& d, const Polynomial& p);
/// 1 or -1, where p > 0 or p < 0 on the whole domain, else 0.
int strict_sign(const Domain& d, const Polynomial& p);

/// The sign of t in the middle of the bounds, in rounded arithmetic: a guess.
int sign_inside(const Domain& d, Term t);

/// The difference of the sides, n / d with d > 0 on the domain, as n; nothing where d has no known
/// sign or a side is not known to be defined.
std::optional<Polynomial> numerator(const Statement& s);

/// What `find` makes of an order about reals; nothing of others.
std::vector<Reduction> reduced_by(std::vector<Reduction> (*find)(const Statement&),
                                  const Statement& s);

}  // namespace gradus
