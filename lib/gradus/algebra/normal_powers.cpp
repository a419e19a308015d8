// Powers, above all those whose exponents are formulas over naturals.
//
// All splitting rests on one fact: where base^e is defined for an integer e (base != 0 or e >= 0),
// it depends on the sum of exponents alone, at base = 0 too: 0^e is 1 for e = 0 and 0 for e > 0. So
// an identity between sums of products of powers that holds with formal exponents holds at every
// point at which both sides are defined.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/bounds.hpp"
#include "gradus/algebra/integer_factors.hpp"
#include "gradus/algebra/normaliser.hpp"

namespace gradus {

namespace {

Polynomial one_term(const Monomial& m, const Rational& coefficient) {
  Polynomial result;
  result.add_term(m, coefficient);
  return result;
}

enum class Signs { none, nonnegative, nonpositive, mixed };

/// Of the coefficients other than the constant term.
Signs signs(const Polynomial& e) {
  bool plus = false, minus = false;
  for (const auto& [monomial, coefficient] : e.terms()) {
    if (monomial.powers.empty()) continue;
    (coefficient.sign() > 0 ? plus : minus) = true;
  }
  if (plus && minus) return Signs::mixed;
  if (plus) return Signs::nonnegative;
  return minus ? Signs::nonpositive : Signs::none;
}

long to_exponent(const Rational& value) {
  const auto result = value.to_long();
  if (!result || *result > max_degree || *result < -max_degree) throw_degree_too_large();
  return *result;
}

/// gcd of the coefficients, which are integers.
Rational common_factor(const Polynomial& e) {
  Rational result = 0;
  for (const auto& [monomial, coefficient] : e.terms()) result = gcd(result, coefficient);
  return result;
}

}  // namespace

Normaliser::Node Normaliser::power(Term t) {
  const Node base = translated(t.operand(0));
  const bool is_constant = t.operand(1).is_constant();
  const Fraction exponent = is_constant ? Fraction{t.operand(1).value()} : operand_value(t, 1);
  if (exponent.numerator.is_constant() && exponent.denominator.is_constant()) {
    const Rational e = exponent.numerator.constant_term();
    if (!e.is_integer()) {
      if (e.sign() > 0 && dag_.value(base).numerator.is_zero()) return dag_.constant(0);
      return real_power(dag_.value(base), exponent);
    }
    const auto n = e.to_long();
    if (!n) throw_degree_too_large();
    return dag_.power(base, *n);
  }
  if (is_natural_polynomial(exponent)) return natural_power(dag_.value(base), exponent.numerator);
  // Only where the exponent is not an integer by its form must the base be positive.
  const Term e = to_term(exponent);
  if (integrality_.of(t.operand(1)) == Integrality::none &&
      integrality_.of(e) == Integrality::none) {
    return real_power(dag_.value(base), exponent);
  }
  return atom(pow(to_term(dag_.value(base)), e));
}

/// A polynomial in naturals with integer coefficients.
bool Normaliser::is_natural_polynomial(const Fraction& exponent) {
  if (!exponent.denominator.is_constant()) return false;
  const auto atoms = exponent.numerator.atoms();
  return std::ranges::all_of(exponent.numerator.terms(),
                             [](const auto& term) { return term.second.is_integer(); }) &&
         std::ranges::all_of(atoms,
                             [&](Term a) { return integrality_.of(a) == Integrality::natural; });
}

/// A sum of products of naturals and positive integers.
bool Normaliser::is_visibly_natural(const Fraction& f) {
  return is_natural_polynomial(f) && std::ranges::all_of(f.numerator.terms(), [](const auto& term) {
           return term.second.sign() > 0;
         });
}

Normaliser::Node Normaliser::natural_power(const Fraction& base, const Polynomial& exponent) {
  const DepthGuard guard(functions_depth_, max_functions_depth);
  if (base.numerator.is_zero()) return power_atom(Term(0), exponent);
  Rational unit;
  Monomial above, below;
  const Polynomial n = without_monomial(without_content(base.numerator, unit), above);
  const Polynomial d = without_monomial(base.denominator, below);
  Node result = dag_.constant(1);
  const auto multiply = [&](Node factor, int multiplicity) {
    result = dag_.multiply(result, dag_.power(factor, multiplicity));
  };
  for (const auto& [prime, times] : integer_factors(unit.numerator())) {
    multiply(split_power(Term(prime), exponent, true), times);
  }
  for (const auto& [prime, times] : integer_factors(unit.denominator())) {
    multiply(split_power(Term(prime), exponent, true), -times);
  }
  for (const auto& [a, times] : above.powers) multiply(atom_power(a, exponent), times);
  for (const auto& [a, times] : below.powers) multiply(atom_power(a, exponent), -times);
  bool negative = false;
  const auto factors = [&](const Polynomial& p, int sign) {
    if (p.is_constant()) {
      negative = negative != (p.constant_term().sign() < 0);
      return;
    }
    Factorisation f = factor(p);
    const bool alone = f.factors.size() == 1;
    for (const auto& [part, times] : f.factors) {
      const Polynomial chosen = oriented(part, alone && f.unit.sign() < 0);
      if (!(chosen == part) && times % 2 != 0) f.unit = -f.unit;
      multiply(split_power(to_term(chosen), exponent, false), sign * times);
    }
    negative = negative != (f.unit.sign() < 0);
  };
  factors(n, 1);
  factors(d, -1);
  if (negative) result = dag_.multiply(result, sign_power(exponent));
  return result;
}

/// A factor or its negative, the same throughout one computation: as written where it stands alone,
/// else with a positive constant term.
Polynomial Normaliser::oriented(const Polynomial& factor, bool opposite) {
  const Polynomial negated = -factor;
  for (const Polynomial& known : power_bases_) {
    if (known == factor || known == negated) return known;
  }
  const bool flip = opposite || factor.constant_term().sign() < 0;
  power_bases_.push_back(flip ? negated : factor);
  return power_bases_.back();
}

Normaliser::Node Normaliser::sign_power(const Polynomial& exponent) {
  Node result = dag_.constant(1);
  for (const auto& [monomial, coefficient] : exponent.terms()) {
    if ((coefficient / Rational(2)).is_integer()) continue;
    if (monomial.powers.empty()) {
      result = dag_.negate(result);
      continue;
    }
    const Term sign = pow(Term(-1), to_term(one_term(monomial, 1)));
    dag_.relate(sign, {2, {1}});
    result = dag_.multiply(result, atom(sign));
  }
  return result;
}

Normaliser::Node Normaliser::atom_power(Term base, const Polynomial& exponent) {
  const Rational c = exponent.constant_term();
  const Polynomial symbolic = exponent - Polynomial(c);
  const auto with_constant = [&](Node rest) {
    return dag_.multiply(rest, dag_.power(atom(base), to_exponent(c)));
  };
  if (base.op() == Op::exp) {
    const Fraction argument = raw_value(base.operand(0));
    return exponential(argument * Fraction{exponent});
  }
  if (base.op() == Op::power) {
    const Fraction inner = raw_value(base.operand(0)), e = raw_value(base.operand(1));
    const Fraction product = e * Fraction{symbolic};
    if (is_natural_polynomial(product)) {
      return with_constant(natural_power(inner, product.numerator));
    }
    // Related powers are roots of positive numbers.
    if (dag_.is_related(base)) return with_constant(real_power(inner, product));
  }
  if (base.op() == Op::sqrt) {
    const Fraction inner = raw_value(base.operand(0));
    Node result = dag_.power(atom(base), to_exponent(c));
    for (const auto& [monomial, coefficient] : symbolic.terms()) {
      const Polynomial m = one_term(monomial, 1);
      const Node square = natural_power(inner, m);
      const Term root = pow(base, to_term(m));
      dag_.relate(root, {2, dag_.value(square)});
      result = dag_.multiply(result, dag_.power(atom(root), to_exponent(coefficient)));
    }
    return result;
  }
  return split_power(base, exponent, base.op() == Op::pi);
}

/// base^exponent as a product of atoms base^e, e without constant term and common factor.
Normaliser::Node Normaliser::split_power(Term base, const Polynomial& exponent, bool never_zero) {
  const Rational c = exponent.constant_term();
  const Polynomial symbolic = exponent - Polynomial(c);
  Node result = dag_.constant(1);
  if (!c.is_zero()) {
    result = dag_.power(dag_.fraction(raw_value(base)), to_exponent(c));
  }
  Monomial shared;
  const Polynomial rest = without_monomial(symbolic, shared);
  // m n - m = m (n - 1) has one sign but for a constant: it splits as n - 1 does.
  if (!never_zero && signs(symbolic) == Signs::mixed && signs(rest) == Signs::mixed) {
    const Rational times = common_factor(symbolic);
    const Node one = power_atom(base, symbolic * Polynomial(Rational(1) / times));
    return dag_.multiply(result, dag_.power(one, to_exponent(times)));
  }
  for (const auto& [monomial, coefficient] : symbolic.terms()) {
    const Node one = power_atom(base, one_term(monomial, 1));
    result = dag_.multiply(result, dag_.power(one, to_exponent(coefficient)));
  }
  return result;
}

Normaliser::Node Normaliser::power_atom(Term base, const Polynomial& exponent) {
  const bool is_zero = base.is_constant() && base.value().is_zero();
  if (is_zero && exponent.constant_term().sign() > 0 && signs(exponent) == Signs::nonnegative) {
    return dag_.constant(0);
  }
  return atom(pow(base, to_term(exponent)));
}

}  // namespace gradus
