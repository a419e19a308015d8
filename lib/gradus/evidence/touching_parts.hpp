#pragma once

#include <optional>

#include "gradus/evidence/sign_search.hpp"
#include "gradus/evidence/touching.hpp"

namespace gradus {

/// What reductions share.

bool is_order(Relation r);
Relation greater_than_zero(bool strict);  ///< > or >=
/// f >= 0 or f > 0; 1 >= 0, where f is a number for which that holds.
Comparison above_zero(const Fraction& f, bool strict);

/// c holds on the whole domain: by an enclosure over the bounds, or by signs, as the re-check has
/// confirmed.
bool holds(const Domain& d, const Comparison& c);
bool is_positive(const Domain& d, const Polynomial& p);
/// 1 or -1, where p > 0 or p < 0 on the whole domain, else 0.
int strict_sign(const Domain& d, const Polynomial& p);
/// Whether all conditions of t's definedness hold on the domain.
bool is_defined_on(const Domain& d, Term t);
bool mentions(const Comparison& c, Term x);
/// Without a variable, and without what the hypotheses say of it.
void leave_out(Domain& d, Term x);

/// The sign of t in the middle of the bounds, in rounded arithmetic: a guess.
int sign_inside(const Domain& d, Term t);

/// The difference of the sides, n / d with d > 0 on the domain, as n; nothing where d has no known
/// sign or a side is not known to be defined.
std::optional<Polynomial> numerator(const Statement& s);

/// Parts of `reductions`: by the scale of a form; by the discriminant in a variable.
std::vector<Reduction> reductions_to_scale(const Statement& s);
std::vector<Reduction> reductions_to_discriminants(const Statement& s);
/// Parts of `reductions_of_functions`: unknowns in the place of functions.
std::vector<Reduction> reductions_to_unknowns(const Statement& s);
/// Part of `reductions_by_slopes`: least where the slope vanishes.
std::optional<Reduction> least_where_slope_vanishes(const Statement& s, std::size_t variable);

/// What `find` makes of an order about reals; nothing of others.
std::vector<Reduction> reduced_by(std::vector<Reduction> (*find)(const Statement&),
                                  const Statement& s);

}  // namespace gradus
