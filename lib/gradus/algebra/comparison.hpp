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
const char* symbol(Relation r);  ///< "=", "!=", "<", "<=", ">", ">="

/// What must hold for every operation in `t` to be defined: divisors nonzero, arguments of log positive and of sqrt nonnegative,
/// base nonzero where an integer exponent is negative, base positive where the exponent is not a formula over naturals. In order of
/// appearance, without repetition. Conditions under a sum or `least` mention its bound index.
std::vector<Comparison> conditions(Term t);

}  // namespace gradus
