// exp, log and powers with real exponents.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/bounds.hpp"
#include "gradus/algebra/integer_factors.hpp"
#include "gradus/algebra/normaliser.hpp"

namespace gradus {

Rational ExponentUnits::Seen::unit() const {
  // 1/lcm is the same for every formula with these denominators; only where it would make high
  // powers is the greatest common divisor taken.
  const Rational highest = largest * denominators;
  return (highest <= Rational(100) ? Rational(1) : numerators) / denominators;
}

void ExponentUnits::add(Term u, const Rational& coefficient) {
  Seen& seen = seen_[u];
  seen.numerators = gcd(seen.numerators, coefficient.numerator());
  seen.denominators = lcm(seen.denominators, coefficient.denominator());
  seen.largest = max(seen.largest, abs(coefficient));
  if (seen.denominators.bits() > max_bits) throw_number_too_large();
}

Rational ExponentUnits::unit(Term u) {
  Seen& seen = seen_.at(u);
  if (!seen.used) seen.used = seen.unit();
  return *seen.used;
}

bool ExponentUnits::outdated(Term u) const {
  const Seen& seen = seen_.at(u);
  return seen.used && !(*seen.used == seen.unit());
}

bool ExponentUnits::outdated() const {
  return std::ranges::any_of(seen_, [&](const auto& entry) { return outdated(entry.first); });
}

void ExponentUnits::start_round() {
  for (auto& [u, seen] : seen_) seen.used.reset();
}

namespace {

/// A fixed choice between two fractions: polynomials first.
bool is_simpler(const Fraction& a, const Fraction& b) {
  if (a.denominator.is_constant() != b.denominator.is_constant()) {
    return a.denominator.is_constant();
  }
  if (!(a.numerator == b.numerator)) return comes_before(a.numerator, b.numerator);
  return comes_before(a.denominator, b.denominator);
}

Polynomial one_term(const Monomial& m, const Rational& coefficient) {
  Polynomial result;
  result.add_term(m, coefficient);
  return result;
}

}  // namespace

Normaliser::Node Normaliser::exponential(const Fraction& exponent) {
  const DepthGuard guard(functions_depth_, max_functions_depth);
  Node result = dag_.constant(1);
  for (const auto& [monomial, coefficient] : exponent.numerator.terms()) {
    Fraction u = make_fraction(one_term(monomial, 1), exponent.denominator);
    // The numerator is one term; its coefficient comes from the denominator's content.
    const Rational scale = u.numerator.terms().begin()->second;
    u.numerator = one_term(u.numerator.terms().begin()->first, 1);
    const Term name = to_term(u);
    const Rational q = coefficient * scale;
    units_.add(name, q);
    const Rational unit = units_.unit(name);
    const auto times = (q / unit).to_long();
    if (units_.outdated(name)) {
      // Another round follows; until then, an unknown of its own.
      result = dag_.multiply(result, dag_.atom(exp(Term(q) * name)));
    } else if (!times || *times > max_degree || *times < -max_degree) {
      throw_degree_too_large();
    } else {
      result = dag_.multiply(result, dag_.power(unit_exponential(u, unit), *times));
    }
  }
  return result;
}

/// exp(unit u).
Normaliser::Node Normaliser::unit_exponential(const Fraction& u, const Rational& unit) {
  const Monomial& m = u.numerator.terms().begin()->first;
  Polynomial naturals = 1;
  std::optional<Term> logarithm;
  bool is_power = u.denominator.is_constant();
  for (const auto& [a, exponent] : m.powers) {
    if (a.op() == Op::log && exponent == 1 && !logarithm) {
      logarithm = a;
    } else if (integrality_.of(a) == Integrality::natural) {
      naturals = naturals * Polynomial::atom(a, exponent);
    } else {
      is_power = false;
    }
  }
  const Term exponent = to_term(Fraction{u.numerator * Polynomial(unit), u.denominator});
  if (!is_power || !logarithm) return atom(exp(exponent));
  // exp(n log b) = b^n for b > 0, and b is positive wherever log b is defined.
  const Fraction base = raw_value(logarithm->operand(0));
  const auto power_of_base = [&](const Rational& numerator) {
    return naturals.is_constant() ? dag_.power(dag_.fraction(base), numerator.to_long().value())
                                  : natural_power(base, naturals * Polynomial(numerator));
  };
  if (!unit.numerator().to_long()) throw_degree_too_large();
  if (unit.is_integer()) return power_of_base(unit);
  if (naturals.is_constant() && unit == Rational(1) / Rational(2)) return square_root(base);
  const auto order = unit.denominator().to_long();
  if (!order || *order > max_degree) throw_degree_too_large();
  const Term root = pow(to_term(base), to_term(naturals * Polynomial(unit)));
  dag_.relate(root, {static_cast<int>(*order), dag_.value(power_of_base(unit.numerator()))});
  return atom(root);
}

/// log(factor^exponent) for an atom that is positive wherever the whole logarithm is defined.
Normaliser::Node Normaliser::logarithm_of_factor(Term factor, int exponent) {
  const Node times = dag_.constant(exponent);
  switch (factor.op()) {
    case Op::exp:
      return dag_.multiply(times, dag_.fraction(raw_value(factor.operand(0))));
    case Op::sqrt:
      return dag_.multiply(dag_.divide(times, dag_.constant(2)),
                           logarithm(raw_value(factor.operand(0))));
    case Op::power: {
      const Fraction base = raw_value(factor.operand(0)), e = raw_value(factor.operand(1));
      return dag_.multiply(times, dag_.multiply(dag_.fraction(e), logarithm(base)));
    }
    default:
      return dag_.multiply(times, atom(log(factor)));
  }
}

Normaliser::Node Normaliser::logarithm(const Fraction& argument) {
  const DepthGuard guard(functions_depth_, max_functions_depth);
  if (argument.numerator.is_zero()) return atom(log(Term(0)));
  Node result = dag_.constant(0);
  Rational content;
  Monomial above, below;
  Polynomial n = without_monomial(without_content(argument.numerator, content), above);
  Polynomial d = without_monomial(argument.denominator, below);
  const auto add_primes = [&](const Rational& value, int sign) {
    for (const auto& [prime, times] : integer_factors(value)) {
      const Node part = dag_.multiply(dag_.constant(sign * times), atom(log(Term(prime))));
      result = dag_.add(result, part);
    }
  };
  add_primes(content.numerator(), 1);
  add_primes(content.denominator(), -1);
  // What is positive for certain comes out of the logarithm.
  const auto take_positive = [&](const Monomial& m, int sign, Polynomial& rest) {
    for (const auto& [a, exponent] : m.powers) {
      if (is_nonnegative_atom(a)) {
        result = dag_.add(result, logarithm_of_factor(a, sign * exponent));
      } else {
        rest = rest * Polynomial::atom(a, exponent);
      }
    }
  };
  take_positive(above, 1, n);
  take_positive(below, -1, d);
  const Node quotient = dag_.divide(dag_.fraction({n}), dag_.fraction({d}));
  const Fraction& rest = dag_.value(quotient);
  if (rest == Fraction{1}) return result;
  // log(a/b) = -log(b/a): one of the two is chosen.
  const Fraction& inverse = dag_.value(dag_.divide(dag_.constant(1), quotient));
  const bool inverted = is_simpler(inverse, rest);
  const Node part = logarithm_atom(inverted ? inverse : rest);
  return dag_.add(result, inverted ? dag_.negate(part) : part);
}

/// log of what has no factor that is positive for certain.
Normaliser::Node Normaliser::logarithm_atom(const Fraction& argument) {
  const auto& terms = argument.numerator.terms();
  const auto& [monomial, coefficient] = *terms.begin();
  const bool is_one_power = argument.denominator.is_constant() && terms.size() == 1 &&
                            coefficient == Rational(1) && monomial.powers.size() == 1;
  if (!is_one_power) return atom(log(to_term(argument)));
  // log(a^k) = k log a for odd k, k log |a| for even k.
  const auto& [a, exponent] = monomial.powers.front();
  const Node one = exponent % 2 != 0 ? atom(log(a))
                                     : logarithm(dag_.value(absolute_factor(Polynomial::atom(a))));
  return dag_.multiply(dag_.constant(exponent), one);
}

/// base^exponent, the base positive.
Normaliser::Node Normaliser::real_power(const Fraction& base, const Fraction& exponent) {
  const Node product = dag_.multiply(dag_.fraction(exponent), logarithm(base));
  return exponential(dag_.value(product));
}

}  // namespace gradus
