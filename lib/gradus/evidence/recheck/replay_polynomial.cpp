#include "gradus/evidence/recheck/replay_polynomial.hpp"

#include "gradus/algebra/evaluate.hpp"

namespace gradus {

Polynomial monomial(const Monomial& m, const Rational& c) {
  Polynomial result;
  result.add_term(m, c);
  return result;
}

Polynomial start(const Polynomial& p) {
  const auto& [m, c] = *p.terms().begin();
  return monomial(m, c);
}

Monomial without(Monomial m, Term x, int e) {
  for (auto& [atom, exponent] : m.powers) exponent -= same(atom, x) ? e : 0;
  std::erase_if(m.powers, [](const auto& power) { return power.second == 0; });
  return m;
}

std::optional<Term> lone_atom(const Polynomial& p) {
  if (p.terms().size() != 1) return {};
  const auto& [m, c] = *p.terms().begin();
  const bool is_atom = c == Rational(1) && m.powers.size() == 1 && m.powers[0].second == 1;
  return is_atom ? std::optional(m.powers[0].first) : std::nullopt;
}

Split split(const Polynomial& p) {
  const auto& [first, scale] = *p.terms().begin();
  Split result{scale, first, {}};
  for (const auto& [m, c] : p.terms()) {
    for (auto& [a, least] : result.content.powers) least = std::min(least, m.degree(a));
  }
  std::erase_if(result.content.powers, [](const auto& power) { return power.second == 0; });
  for (const auto& [m, c] : p.terms()) {
    Monomial rest = m;
    for (const auto& [a, e] : result.content.powers) rest = without(rest, a, e);
    result.rest.add_term(rest, c / scale);
  }
  return result;
}

std::vector<Term> factors(const Polynomial& p, bool primes) {
  const Split parts = split(p);
  std::vector<Term> result;
  if (!primes && parts.scale != Rational(1)) result.emplace_back(parts.scale);
  for (const bool above : {true, false}) {
    Rational n = above ? abs(parts.scale).numerator() : parts.scale.denominator();
    for (long prime = 2; primes && n > Rational(1); ++prime) {
      const Rational f = prime < 1000 ? Rational(prime) : n;
      for (; n > Rational(1) && (n / f).is_integer(); n /= f) {
        result.emplace_back(above ? f : Rational(1) / f);
      }
    }
  }
  if (primes && parts.scale.sign() < 0) result.emplace_back(-1);
  for (const auto& [a, e] : parts.content.powers) {
    for (int k = 0; k < e; ++k) result.push_back(a);
  }
  if (parts.rest.terms().size() > 1) result.push_back(to_term(parts.rest));
  return result;
}

Term product(std::span<const Term> factors) {
  Term result = factors.front();
  for (Term f : factors.subspan(1)) result = result * f;
  return result;
}

std::optional<std::pair<Polynomial, long>> place(const Polynomial& p) {
  const auto c = p.constant_term().to_long();
  const Polynomial rest = p - p.constant_term();
  const auto natural = lone_atom(rest);
  if (!c || !(rest.is_zero() || (natural && kernel::is_natural(*natural)))) return {};
  return {{rest, *c}};
}

std::optional<Rational> square_root(const Rational& q) {
  if (q.sign() < 0) return {};
  try {
    return evaluate<Rational>(sqrt(Term(q)), {});
  } catch (const NotRational&) {
    return {};
  }
}

bool is_inverse(Term t) { return t.op() == Op::power && same(t.operand(1), Term(-1)); }

}  // namespace gradus
