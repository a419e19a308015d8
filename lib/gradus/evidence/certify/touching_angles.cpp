// Sines and cosines of sums and multiples, by the theorems of addition.

#include <algorithm>
#include <map>

#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Greater multiples are left alone.
constexpr long most_multiple = 4;

struct Angle {
  Term sine, cosine;
};

Angle sum(const Angle& a, const Angle& b) {
  return {a.sine * b.cosine + a.cosine * b.sine, a.cosine * b.cosine - a.sine * b.sine};
}

Polynomial argument(Term wave) {
  const Fraction f = normal_form(wave.operand(0));
  return f.denominator.is_constant() ? f.numerator * Polynomial(1 / f.denominator.constant_term())
                                     : Polynomial();
}

/// Of every product that is part of an argument, what all its factors are multiples of.
using Units = std::map<Monomial, Rational>;

std::optional<Angle> angle(const Polynomial& p, const Units& units) {
  std::optional<Angle> result;
  for (const auto& [monomial, c] : p.terms()) {
    const auto known = units.find(monomial);
    if (known == units.end()) return {};  // where a wave stands in another's argument
    const Rational unit = known->second;
    const auto times = (c / unit).to_long();
    if (!times || std::abs(*times) > most_multiple) return {};
    Polynomial once;
    once.add_term(monomial, unit);
    const Term u = to_term(once), s = *times < 0 ? -sin(u) : sin(u);
    for (long k = 0; k < std::abs(*times); ++k) {
      const Angle one{s, cos(u)};
      result = result ? sum(*result, one) : one;
    }
  }
  return result;
}

}  // namespace

std::optional<Comparison> with_angles_apart(const Comparison& c) {
  Units units;
  bool apart = false;
  const auto is_wave = [](Term t) { return t.op() == Op::sin || t.op() == Op::cos; };
  const auto look = [&](Term t) {
    if (!is_wave(t) || !conditions(t.operand(0)).empty()) return;
    const Polynomial p = argument(t);
    apart = apart || p.terms().size() > 1;
    for (const auto& [monomial, factor] : p.terms()) {
      const auto [place, is_new] = units.emplace(monomial, abs(factor));
      if (is_new || place->second == abs(factor)) continue;
      apart = true;
      const Rational common = lcm(place->second.denominator(), factor.denominator());
      place->second = gcd(place->second * common, abs(factor) * common) / common;
    }
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  if (!apart) return {};
  const auto write = [&](Term t) {
    if (!is_wave(t) || !conditions(t.operand(0)).empty()) return t;
    const auto found = angle(argument(t), units);
    if (!found) return t;
    return t.op() == Op::sin ? found->sine : found->cosine;
  };
  return Comparison{transform(c.left, write), c.relation, transform(c.right, write)};
}

}  // namespace gradus
