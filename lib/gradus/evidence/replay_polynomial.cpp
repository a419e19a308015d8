#include "gradus/evidence/replay_polynomial.hpp"

#include <cmath>

namespace gradus {

Poly monomial(const Mono& m, const Rational& c) { return {{m, c}}; }

Poly constant(const Rational& c) { return c.is_zero() ? Poly{} : Poly{{{}, c}}; }

Poly atom(Term a) { return {{{{a, 1}}, 1}}; }

Mono without(Mono m, Term x, long e) {
  if ((m[x] -= e) == 0) m.erase(x);
  return m;
}

std::optional<Term> lone_atom(const Poly& p) {
  if (p.size() != 1 || p.begin()->second != Rational(1)) return {};
  const Mono& m = p.begin()->first;
  if (m.size() != 1 || m.begin()->second != 1) return {};
  return m.begin()->first;
}

Term to_term(const Poly& p) {
  std::optional<Term> sum;
  for (const auto& [m, c] : p) {
    std::optional<Term> product;
    if (m.empty() || c != Rational(1)) product = Term(c);
    for (const auto& [a, e] : m) {
      const Term power = e == 1 ? Term(a) : pow(a, Term(e));
      product = product ? *product * power : power;
    }
    sum = sum ? *sum + *product : *product;
  }
  return sum.value_or(Term(0));
}

Split split(const Poly& p) {
  Split result{1, p.begin()->first, {}};
  for (const auto& [m, c] : p) {
    std::erase_if(result.content, [&](const auto& power) { return !m.contains(power.first); });
    for (auto& [a, least] : result.content) least = std::min(least, m.at(a));
  }
  for (const auto& [m, c] : p) {
    Mono rest = m;
    for (const auto& [a, e] : result.content) rest = without(rest, a, e);
    result.rest.emplace(rest, c);
  }
  result.scale = result.rest.begin()->second;
  for (auto& term : result.rest) term.second /= result.scale;
  return result;
}

std::vector<Term> factors(const Poly& p, bool primes) {
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
  for (const auto& [a, e] : parts.content) {
    for (long k = 0; k < e; ++k) result.push_back(a);
  }
  if (parts.rest.size() > 1) result.push_back(to_term(parts.rest));
  return result;
}

Term product(std::span<const Term> factors) {
  Term result = factors.front();
  for (Term f : factors.subspan(1)) result = result * f;
  return result;
}

std::optional<std::pair<Poly, long>> place(const Poly& p) {
  const Rational c = p.contains({}) ? p.at({}) : Rational(0);
  const Poly rest = kernel::add(p, constant(c), -1);
  const auto natural = lone_atom(rest);
  if (!c.to_long() ||
      !(rest.empty() || (natural && natural->is_symbol() && natural->sort() == Sort::natural)))
    return {};
  return {{rest, *c.to_long()}};
}

std::optional<Rational> square_root(const Rational& q) {
  const double near = std::sqrt(std::max(q.to_double(), 0.0));
  if (!std::isfinite(near)) return {};
  const Rational root = simplest_between(Rational::from_double(near * (1 - 1e-15)),
                                         Rational::from_double(near * (1 + 1e-15)));
  return root * root == q ? std::optional(root) : std::nullopt;
}

bool is_inverse(Term t) { return t.op() == Op::power && same(t.operand(1), Term(-1)); }

}  // namespace gradus
