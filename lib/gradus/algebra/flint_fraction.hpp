#pragma once

#include "gradus/algebra/flint_polynomial.hpp"
#include "gradus/algebra/fraction_dag.hpp"

namespace gradus {

/// A fraction over a FlintRing in lowest terms with a primitive denominator.
struct FlintFraction {
  FlintPolynomial numerator, denominator;
};

/// Throws std::domain_error where the denominator is zero.
FlintFraction in_lowest_terms(const FlintPolynomial& numerator, const FlintPolynomial& denominator);

FlintFraction operator+(const FlintFraction& a, const FlintFraction& b);
FlintFraction operator-(const FlintFraction& a);
FlintFraction operator*(const FlintFraction& a, const FlintFraction& b);
FlintFraction inverse(const FlintFraction& a);
FlintFraction power(const FlintFraction& a, long n);

FlintFraction pack(const FlintRing& ring, const Fraction& f);
Fraction unpack(const FlintFraction& f);

/// Applies the relations of the ring's atoms as FractionDag::value says.
FlintFraction reduce(const FlintRing& ring, FlintFraction f, const AtomRelations& relations);

}  // namespace gradus
