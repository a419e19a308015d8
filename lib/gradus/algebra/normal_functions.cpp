// Roots, absolute values, sines and cosines.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/integer_factors.hpp"
#include "gradus/algebra/normaliser.hpp"

namespace gradus {

bool is_nonnegative_atom(Term atom) {
  switch (atom.op()) {
    case Op::exp:
    case Op::pi:
    case Op::sqrt:
    case Op::abs:
      return true;
    case Op::symbol:
      return atom.sort() == Sort::natural;
    case Op::inner:
      return atom.inner_left() == atom.inner_right();
    case Op::power: {
      const Term base = atom.operand(0);
      return base.is_constant() ? base.value().sign() >= 0 : is_nonnegative_atom(base);
    }
    default:
      return false;
  }
}

Polynomial without_monomial(const Polynomial& p, Monomial& content) {
  content = {};
  if (p.is_zero()) return p;
  for (const auto& [atom, exponent] : p.terms().begin()->first.powers) {
    int lowest = exponent;
    for (const auto& [monomial, coefficient] : p.terms()) {
      lowest = std::min(lowest, monomial.degree(atom));
    }
    if (lowest > 0) content.powers.emplace_back(atom, lowest);
  }
  if (content.powers.empty()) return p;
  Polynomial result;
  for (const auto& [monomial, coefficient] : p.terms()) {
    Monomial rest;
    for (const auto& [atom, exponent] : monomial.powers) {
      const int left = exponent - content.degree(atom);
      if (left > 0) rest.powers.emplace_back(atom, left);
    }
    result.add_term(rest, coefficient);
  }
  return result;
}

Polynomial without_content(const Polynomial& p, Rational& content) {
  Rational numerators = 0, denominators = 1;
  for (const auto& [monomial, coefficient] : p.terms()) {
    numerators = gcd(numerators, coefficient.numerator());
    denominators = lcm(denominators, coefficient.denominator());
  }
  content = numerators / denominators;
  return content == Rational(1) || p.is_zero() ? p : p * Polynomial(Rational(1) / content);
}

bool Normaliser::is_visibly_nonnegative(const Polynomial& p) const {
  return std::ranges::all_of(p.terms(), [](const auto& term) {
    return term.second.sign() > 0 && std::ranges::all_of(term.first.powers, [](const auto& power) {
             return power.second % 2 == 0 || is_nonnegative_atom(power.first);
           });
  });
}

namespace {

/// Factors of a polynomial; the polynomial itself where factoring would be too much work.
Factorisation factors_of(const Polynomial& p) {
  try {
    return factor(p);
  } catch (const std::length_error&) {
    return {1, {{p, 1}}};
  }
}

bool is_square(const Factorisation& f) {
  return f.unit.sign() > 0 &&
         std::ranges::all_of(f.factors, [](const auto& part) { return part.second % 2 == 0; });
}

}  // namespace

/// The root of a rational: roots of primes are independent of one another.
Normaliser::Node Normaliser::square_root(const Rational& positive) {
  const Rational denominator = positive.denominator();
  Rational outside = Rational(1) / denominator;
  Node result = dag_.constant(1);
  for (const auto& [prime, times] : integer_factors(positive.numerator() * denominator)) {
    outside *= gradus::pow(prime, long{times / 2});
    if (times % 2 == 0) continue;
    const Term root = sqrt(Term(prime));
    dag_.relate(root, {2, {Polynomial(prime)}});
    result = dag_.multiply(result, atom(root));
  }
  return dag_.multiply(dag_.constant(outside), result);
}

Normaliser::Node Normaliser::square_root(const Fraction& argument) {
  if (argument.numerator.is_zero()) return dag_.constant(0);
  Rational content;
  Monomial above, below;
  Polynomial n = without_monomial(without_content(argument.numerator, content), above);
  Polynomial d = without_monomial(argument.denominator, below);
  Node result = square_root(content);
  // Roots of exponentials are exponentials.
  const auto take = [&](const Monomial& m, int sign, Polynomial& rest) {
    for (const auto& [a, exponent] : m.powers) {
      if (a.op() == Op::exp) {
        const Rational half = Rational(sign * exponent) / Rational(2);
        const Fraction e = raw_value(a.operand(0)) * Fraction{Polynomial(half)};
        result = dag_.multiply(result, exponential(e));
      } else {
        rest = rest * Polynomial::atom(a, exponent);
      }
    }
  };
  take(above, 1, n);
  take(below, -1, d);
  const Fraction rest{n, d};
  if (rest == Fraction{1}) return result;
  const Factorisation f = factors_of(n), g = factors_of(d);
  if (is_square(f) && is_square(g)) {
    const auto multiply = [&](const Factorisation& whole, int sign) {
      for (const auto& [part, times] : whole.factors) {
        const Node root = dag_.power(absolute_factor(part), sign * times / 2);
        result = dag_.multiply(result, root);
      }
    };
    multiply(f, 1);
    multiply(g, -1);
    return result;
  }
  const Term root = sqrt(to_term(rest));
  dag_.relate(root, {2, rest});
  return dag_.multiply(result, atom(root));
}

/// |factor| for an irreducible polynomial.
Normaliser::Node Normaliser::absolute_factor(const Polynomial& factor) {
  if (is_visibly_nonnegative(factor)) return dag_.fraction({factor});
  if (factor.terms().size() == 1) {
    const Term a = factor.terms().begin()->first.powers.front().first;
    if (a.op() == Op::power) {
      const Fraction base = raw_value(a.operand(0)), e = raw_value(a.operand(1));
      const Node absolute_base = absolute(base);
      if (base.numerator.is_constant() && base.denominator.is_constant() &&
          dag_.value(absolute_base) == Fraction{1}) {
        return absolute_base;
      }
      if (is_natural_polynomial(e)) return natural_power(dag_.value(absolute_base), e.numerator);
    }
  }
  const Term result = abs(to_term(factor));
  dag_.relate(result, {2, {factor * factor}});
  return atom(result);
}

Normaliser::Node Normaliser::absolute(const Fraction& argument) {
  const DepthGuard guard(functions_depth_, max_functions_depth);
  if (argument.numerator.is_zero()) return dag_.constant(0);
  const Factorisation f = factors_of(argument.numerator), g = factors_of(argument.denominator);
  Node result = dag_.constant(abs(f.unit / g.unit));
  const auto multiply = [&](const Factorisation& whole, int sign) {
    for (const auto& [part, times] : whole.factors) {
      const Node base = times % 2 == 0 ? dag_.fraction({part}) : absolute_factor(part);
      result = dag_.multiply(result, dag_.power(base, sign * times));
    }
  };
  multiply(f, 1);
  multiply(g, -1);
  return result;
}

namespace {

/// The rational q of q pi.
std::optional<Rational> multiple_of_pi(const Fraction& f) {
  if (!f.denominator.is_constant() || f.numerator.terms().size() != 1) return {};
  const auto& [monomial, coefficient] = *f.numerator.terms().begin();
  const bool is_pi = monomial.powers.size() == 1 && monomial.powers.front().second == 1 &&
                     monomial.powers.front().first.op() == Op::pi;
  return is_pi ? std::optional(coefficient) : std::nullopt;
}

/// 2 cos(q pi) where it is an integer.
std::optional<int> twice_cosine(const Rational& q) {
  const Rational sixths = (abs(q) - Rational(2) * floor(abs(q) / Rational(2))) * Rational(6);
  const auto k = sixths.to_long();
  if (!k || (*k % 2 != 0 && *k % 3 != 0)) return {};
  switch (*k <= 6 ? *k : 12 - *k) {
    case 0:
      return 2;
    case 2:
      return 1;
    case 3:
      return 0;
    case 4:
      return -1;
    default:
      return -2;
  }
}

Rational half(int n) { return Rational(n) / Rational(2); }

bool leads_negative(const Fraction& f) { return f.numerator.terms().begin()->second.sign() < 0; }

}  // namespace

Normaliser::Node Normaliser::sine(const Fraction& argument) {
  if (argument.numerator.is_zero()) return dag_.constant(0);
  if (const auto q = multiple_of_pi(argument)) {
    const auto value = twice_cosine(*q - half(1));
    if (value) return dag_.constant(half(*value));
  }
  const bool flip = leads_negative(argument);
  const Fraction positive{flip ? -argument.numerator : argument.numerator, argument.denominator};
  const Term result = sin(to_term(positive));
  const Node square = dag_.power(cosine(positive), 2);
  dag_.relate(result, {2, dag_.value(dag_.subtract(dag_.constant(1), square))});
  return flip ? dag_.negate(atom(result)) : atom(result);
}

Normaliser::Node Normaliser::cosine(const Fraction& argument) {
  if (argument.numerator.is_zero()) return dag_.constant(1);
  if (const auto q = multiple_of_pi(argument)) {
    if (const auto value = twice_cosine(*q)) return dag_.constant(half(*value));
  }
  const bool flip = leads_negative(argument);
  return atom(cos(
      to_term(Fraction{flip ? -argument.numerator : argument.numerator, argument.denominator})));
}

}  // namespace gradus
