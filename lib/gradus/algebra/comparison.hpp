#pragma once

#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

enum class Relation : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// left RELATION right, between formulas.
struct Comparison {
  Term left;
  Relation relation = Relation::equal;
  Term right;
};

inline Comparison operator==(Term a, Term b) { return {a, Relation::equal, b}; }
inline Comparison operator!=(Term a, Term b) { return {a, Relation::not_equal, b}; }
inline Comparison operator<(Term a, Term b) { return {a, Relation::less, b}; }
inline Comparison operator<=(Term a, Term b) { return {a, Relation::less_equal, b}; }
inline Comparison operator>(Term a, Term b) { return {a, Relation::greater, b}; }
inline Comparison operator>=(Term a, Term b) { return {a, Relation::greater_equal, b}; }

/// The comparison that holds exactly when `c` does not.
Comparison negation(const Comparison& c);
Relation mirrored(Relation r);   ///< with the sides exchanged
const char* symbol(Relation r);  ///< "=", "!=", "<", "<=", ">", ">="

/// What must hold for every operation in `t` to be defined, by shape alone: divisors nonzero;
/// arguments of log positive and of sqrt nonnegative; for a power: nothing where the exponent is
/// visibly an integer >= 0, base nonzero where it is a negative integer constant, exponent >= 0
/// (for a base that is not a nonzero constant; more than is needed) where it is another integer
/// formula over naturals such as n - 1, base nonnegative where it is another positive constant
/// (more than 0 is asked for a formula that is one), positive for all other exponents; the lower
/// limit of a sum or `least` >= 0 where that is not visible (its index is a natural), and lower <=
/// upper for `least`. Constants that meet their condition are left out. In order of appearance,
/// without repetition. Conditions under a sum or `least` mention its bound index.
std::vector<Comparison> conditions(Term t);

}  // namespace gradus
