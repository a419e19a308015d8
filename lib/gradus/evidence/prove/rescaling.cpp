#include "gradus/evidence/prove/rescaling.hpp"

#include <optional>

namespace gradus {

namespace {

/// The least power of 2 that is >= x > 0.
Rational power_of_two_above(const Rational& x) {
  Rational result = 1;
  while (result < x) result *= 2;
  while (result / 2 >= x) result /= 2;
  return result;
}

}  // namespace

Rescaling::Rescaling(const std::vector<Polynomial>& nonnegative) {
  struct Bounds {
    std::optional<Rational> lower, upper;
  };
  std::map<Term, Bounds, TermOrder> bounds;
  for (const Polynomial& p : nonnegative) {
    const auto atoms = p.atoms();
    if (atoms.size() != 1 || p.total_degree() != 1) continue;
    const Term atom = *atoms.begin();
    const Rational slope = p.coefficient(atom, 1).constant_term();
    const Rational root = -p.constant_term() / slope;
    Bounds& b = bounds[atom];
    if (slope.sign() > 0) {
      b.lower = b.lower ? max(*b.lower, root) : root;
    } else {
      b.upper = b.upper ? min(*b.upper, root) : root;
    }
  }
  for (const auto& [atom, b] : bounds) {
    if (!b.lower || !b.upper || !(*b.lower < *b.upper)) continue;
    const Rational middle = (*b.lower + *b.upper) / 2, half = (*b.upper - *b.lower) / 2;
    // Where the interval is about 0, monomials stay monomials.
    const bool is_far = abs(middle) > 2 * half;
    const Rational reach = is_far ? half : max(abs(*b.lower), abs(*b.upper));
    changes_[atom] = {is_far ? middle : Rational(0), power_of_two_above(reach)};
  }
}

Polynomial Rescaling::apply(const Polynomial& p) const {
  Polynomial result = p;
  for (const auto& [atom, c] : changes_)
    result = result.substitute(
        atom, Polynomial(c.centre) + Polynomial(c.radius) * Polynomial::atom(atom));
  return result;
}

Polynomial Rescaling::undo(const Polynomial& p) const {
  Polynomial result = p;
  for (const auto& [atom, c] : changes_)
    result = result.substitute(
        atom, (Polynomial::atom(atom) - Polynomial(c.centre)) * Polynomial(Rational(1) / c.radius));
  return result;
}

}  // namespace gradus
