#pragma once

#include <optional>
#include <set>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

using AtomSet = std::set<Term, TermOrder>;
using Facts = std::vector<Positivity>;

/// What sums of squares are multiplied with: a product of facts.
struct Weight {
  Polynomial value = 1;
  Facts facts;
};

Rational greatest_coefficient(const Polynomial& p);
/// The fact divided by the size of its coefficients.
Positivity scaled(Positivity fact);

/// One, the facts, and products of two: of the same atoms, or all.
std::vector<Weight> weights(const Facts& facts, bool all_pairs);
/// One, the facts, and products of two and three different ones.
std::vector<Weight> products_of_three(const Facts& facts);

/// 1 + x^2 + y^2 + ... > 0.
Positivity one_and_squares(const AtomSet& atoms);
/// The sum of the facts, and of 1 where none of them is strict: > 0.
std::optional<Positivity> sum_of(const Facts& facts);
/// x > 0, from a fact x - low >= 0 with low > 0 or x - 0 > 0.
std::optional<Positivity> above_zero(Term x, const Facts& facts);

}  // namespace gradus
