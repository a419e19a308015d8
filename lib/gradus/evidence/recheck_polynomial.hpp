#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>

#include "gradus/statement/evidence.hpp"

/// The arithmetic that the re-check trusts, written for it alone.
namespace gradus::kernel {

/// Why evidence is not accepted.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};
inline void require(bool holds, const std::string& what) {
  if (!holds) throw Failure(what);
}

/// Atoms (formulas that count as independent unknowns) to their exponents: not 0, negative for a
/// divisor.
using Mono = std::map<Term, long, TermOrder>;
struct MonoOrder {
  bool operator()(const Mono& a, const Mono& b) const;
};
using Poly = std::map<Mono, Rational, MonoOrder>;  ///< no zeros

Poly constant(const Rational& c);
Poly atom(Term a, long exponent = 1);
Poly add(Poly a, const Poly& b, const Rational& times = 1);
std::optional<Rational> value(const Poly& p);  ///< of a constant
std::optional<Term> lone_atom(const Poly& p);  ///< p itself, where it is one
Term to_term(const Poly& p);

/// p = scale * content * rest; the first coefficient of `rest` is 1.
struct Split {
  Rational scale;
  Mono content;
  Poly rest;
};
Split split(const Poly& p);

}  // namespace gradus::kernel
