#include "gradus/algebra/flint_fraction.hpp"

#include <algorithm>
#include <stdexcept>

namespace gradus {

namespace {

[[noreturn]] void throw_division_by_zero() {
  throw std::domain_error("division by a formula that is identically zero");
}

FlintFraction with_primitive_denominator(const FlintPolynomial& n, const FlintPolynomial& d) {
  const Rational content = d.content();
  if (content == Rational(1)) return {n, d};
  return {n.scaled(Rational(1) / content), d.primitive()};
}

}  // namespace

FlintFraction in_lowest_terms(const FlintPolynomial& numerator,
                              const FlintPolynomial& denominator) {
  if (denominator.is_zero()) throw_division_by_zero();
  if (denominator.is_constant()) return with_primitive_denominator(numerator, denominator);
  const auto parts = FlintPolynomial::cofactors(numerator, denominator);
  return with_primitive_denominator(parts.first, parts.second);
}

FlintFraction operator+(const FlintFraction& a, const FlintFraction& b) {
  if (a.denominator == b.denominator) {
    return in_lowest_terms(a.numerator + b.numerator, a.denominator);
  }
  if (a.denominator.is_one() || b.denominator.is_one()) {
    // Adding a polynomial leaves a fraction in lowest terms.
    return {a.numerator * b.denominator + b.numerator * a.denominator,
            a.denominator * b.denominator};
  }
  const auto d = FlintPolynomial::cofactors(a.denominator, b.denominator);
  const FlintPolynomial sum = a.numerator * d.second + b.numerator * d.first;
  // Only what both denominators share can still cancel.
  const auto rest = FlintPolynomial::cofactors(sum, d.gcd);
  return with_primitive_denominator(rest.first, d.first * d.second * rest.second);
}

FlintFraction operator-(const FlintFraction& a) { return {-a.numerator, a.denominator}; }

FlintFraction operator*(const FlintFraction& a, const FlintFraction& b) {
  if (a.numerator.is_zero()) return a;
  if (b.numerator.is_zero()) return b;
  if (a.denominator.is_one() && b.denominator.is_one()) {
    return {a.numerator * b.numerator, a.denominator};
  }
  const auto x = FlintPolynomial::cofactors(a.numerator, b.denominator);
  const auto y = FlintPolynomial::cofactors(b.numerator, a.denominator);
  return with_primitive_denominator(x.first * y.first, x.second * y.second);
}

FlintFraction inverse(const FlintFraction& a) {
  if (a.numerator.is_zero()) throw_division_by_zero();
  return with_primitive_denominator(a.denominator, a.numerator);
}

FlintFraction power(const FlintFraction& a, long n) {
  if (n < 0) {
    const FlintFraction b = inverse(a);
    const auto exponent = std::uint64_t{0} - static_cast<std::uint64_t>(n);
    return {b.numerator.power(exponent), b.denominator.power(exponent)};
  }
  const auto exponent = static_cast<std::uint64_t>(n);
  return {a.numerator.power(exponent), a.denominator.power(exponent)};
}

FlintFraction pack(const FlintRing& ring, const Fraction& f) {
  if (f.denominator == Polynomial(1)) return {ring.pack(f.numerator), ring.one()};
  return with_primitive_denominator(ring.pack(f.numerator), ring.pack(f.denominator));
}

Fraction unpack(const FlintFraction& f) {
  Fraction result{f.numerator.unpack(), f.denominator.unpack()};
  if (result.denominator.terms().begin()->second.sign() < 0) {
    result = {-result.numerator, -result.denominator};
  }
  return result;
}

namespace {

/// p with atom^order replaced, as numerator / denominator of the value to the power `scale`.
struct Replaced {
  FlintPolynomial numerator;
  int scale;
};

Replaced replace(const FlintRing& ring, const FlintPolynomial& p, Term atom, int order,
                 const FlintFraction& value) {
  const int scale = p.degree(atom) / order;
  FlintPolynomial result = ring.constant(0);
  for (const auto& [exponent, coefficient] : p.coefficients(atom)) {
    const auto whole = static_cast<std::uint64_t>(exponent / order);
    const auto rest = static_cast<std::uint64_t>(exponent % order);
    result = result + coefficient * ring.atom(atom).power(rest) * value.numerator.power(whole) *
                          value.denominator.power(static_cast<std::uint64_t>(scale) - whole);
  }
  return {result, scale};
}

FlintFraction replace(const FlintRing& ring, const FlintFraction& f, Term atom,
                      const AtomRelation& relation) {
  const FlintFraction value = pack(ring, relation.value);
  const Replaced n = replace(ring, f.numerator, atom, relation.order, value);
  const Replaced d = replace(ring, f.denominator, atom, relation.order, value);
  const auto common = std::min(n.scale, d.scale);
  return in_lowest_terms(
      n.numerator * value.denominator.power(static_cast<std::uint64_t>(d.scale - common)),
      d.numerator * value.denominator.power(static_cast<std::uint64_t>(n.scale - common)));
}

/// A number: the root of an integer, whose conjugate differs from zero as it does.
bool is_integer_root(Term atom) {
  return atom.op() == Op::sqrt && atom.operand(0).is_constant() &&
         atom.operand(0).value().sign() > 0;
}

bool is_number(const FlintPolynomial& p) {
  const auto atoms = p.unpack().atoms();
  return std::ranges::all_of(
      atoms, [](Term atom) { return atom.op() == Op::pi || is_integer_root(atom); });
}

/// Numerator and denominator multiplied by the denominator's conjugate in a square root.
FlintFraction rationalised(const FlintRing& ring, const FlintFraction& f, Term root) {
  FlintPolynomial conjugate = ring.constant(0);
  for (const auto& [exponent, part] : f.denominator.coefficients(root)) {
    conjugate = exponent == 0 ? conjugate + part : conjugate - part * ring.atom(root);
  }
  return {f.numerator * conjugate, f.denominator * conjugate};
}

}  // namespace

FlintFraction reduce(const FlintRing& ring, FlintFraction f, const AtomRelations& relations) {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto entry = relations.rbegin(); entry != relations.rend(); ++entry) {
      const auto& [atom, relation] = *entry;
      const int degree = f.denominator.degree(atom);
      if (degree >= relation.order || f.numerator.degree(atom) >= relation.order) {
        f = replace(ring, f, atom, relation);
        changed = true;
      } else if (degree > 0 && f.denominator.lowest_degree(atom) > 0) {
        // 1 / root = root^(order - 1) / root^order, and a root is zero only where its power is.
        const auto missing =
            static_cast<std::uint64_t>(relation.order - f.denominator.lowest_degree(atom));
        const FlintPolynomial factor = ring.atom(atom).power(missing);
        f = replace(ring, {f.numerator * factor, f.denominator * factor}, atom, relation);
        changed = true;
      } else if (degree > 0 && is_integer_root(atom) && is_number(f.denominator)) {
        f = replace(ring, rationalised(ring, f, atom), atom, relation);
        changed = true;
      }
    }
  }
  return f;
}

}  // namespace gradus
