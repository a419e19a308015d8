#pragma once

#include <optional>

#include "gradus/evidence/certify/touching.hpp"
#include "gradus/evidence/prove/sign_search.hpp"

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
/// Without the hypotheses about a variable, but for bounds: then its range is an interval.
Statement over_interval(const Statement& s, std::size_t variable);

/// Without variables that the conclusion has lost, and what is said of them.
void leave_out_lost(Domain& d, const Comparison& before, const Comparison& now);

/// The sign of t in the middle of the bounds, in rounded arithmetic: a guess.
int sign_inside(const Domain& d, Term t);

/// The difference of the sides, n / d with d > 0 on the domain, as n; nothing where d has no known
/// sign or a side is not known to be defined.
std::optional<Polynomial> numerator(const Statement& s);

/// Parts of `reductions`: by the scale of a form; by the discriminant in a variable.
std::vector<Reduction> reductions_to_scale(const Statement& s);
std::vector<Reduction> reductions_to_discriminants(const Statement& s);
/// Parts of `reductions_of_functions`: unknowns in the place of functions; of a variable's
/// reciprocal.
std::vector<Reduction> reductions_to_unknowns(const Statement& s);
std::vector<Reduction> reductions_to_reciprocals(const Statement& s);
/// Parts of `reductions_of_functions`, of n >= 0: by powers of both sides; by the sizes of
/// unknowns.
std::vector<Reduction> reductions_of_roots(const Statement& s, const Polynomial& n);
/// Part of `reductions_of_functions`: times a denominator with roots, as it is written.
std::vector<Reduction> reductions_of_quotients(const Statement& s);
std::optional<Reduction> reduction_to_sizes(const Statement& s, const Polynomial& n);
/// sin and cos of sums and multiples by those of their parts; nothing where there are none.
std::optional<Comparison> with_angles_apart(const Comparison& c);
/// x = c + d, where a formula is about x - c, c with pi in it, and a sine or cosine about x.
std::optional<Reduction> reduction_to_shifted_angle(const Statement& s);
/// Part of `reductions_of_naturals`: of sums with geometric members, or by each member.
std::vector<Reduction> reductions_of_sums(const Statement& s);
/// Part of that: of a sum that grows to a limit, with what a telescoping sum still adds.
std::vector<Reduction> reductions_to_telescoping(const Statement& s, Term sum);
/// Part of `reductions_by_equations`: where the base of a power is 0, whose exponent is not a
/// number but >= 0, and what lies beyond.
std::vector<Reduction> reductions_to_bases(const Statement& s);
/// Part of `reductions_by_slopes`: what is not strict holds at the ends of ranges where it holds
/// inside.
std::vector<Reduction> reductions_to_inside(const Statement& s);
/// Part of `reductions_to_factors`: by operands of max and min.
std::vector<Reduction> reductions_to_operands(const Statement& s);

/// sign f >= 0 for x > value and <= 0 for x < value, wherever on the domain these may be.
struct Crossing {
  int sign;
  Term value;  ///< without x; it need not have a value
};
/// Where f changes its sign as x grows, if it does so once. A factor of one sign is left out; a
/// x^k - b, x >= 0, has the sign of x - (b / a)^(1/k); one
/// of two terms A - B > 0, > 0 has the sign of log A - log B, or of the difference of their powers
/// (where these are whole); c log a + d log b that of a^c b^d - 1; atan a - atan b that of a - b;
/// log a - b that of a - exp b, and so on.
std::optional<Crossing> crossing(const Domain& d, const Fraction& f, Term x);
/// A formula with the sign of p on the domain: log A - log B for p = A - B, both > 0 with factors
/// > 0, among them exponentials or powers with variable exponents.
std::optional<Term> logarithmic_difference(const Domain& d, const Polynomial& p);
/// Whether a crossing is worth a try: some factor has such a form.
bool may_cross(const Polynomial& p, Term x);
/// Part of `reductions_by_slopes`: least where the slope vanishes.
std::optional<Reduction> least_where_slope_vanishes(const Statement& s, std::size_t variable);

/// What `find` makes of an order about reals; nothing of others.
std::vector<Reduction> reduced_by(std::vector<Reduction> (*find)(const Statement&),
                                  const Statement& s);

}  // namespace gradus
