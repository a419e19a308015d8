#include "gradus/evidence/recheck_polynomial.hpp"

#include <algorithm>

namespace gradus::kernel {

bool MonoOrder::operator()(const Mono& a, const Mono& b) const {
  const auto key = [](const auto& power) { return std::pair(power.first.id(), power.second); };
  return std::ranges::lexicographical_compare(a, b, {}, key, key);
}

Poly constant(const Rational& c) { return c.is_zero() ? Poly{} : Poly{{{}, c}}; }

Poly atom(Term a, long exponent) { return {{{{a, exponent}}, 1}}; }

Poly add(Poly a, const Poly& b, const Rational& times) {
  for (const auto& [m, c] : b) {
    Rational& sum = a[m];
    sum += c * times;
    if (sum.is_zero()) a.erase(m);
  }
  return a;
}

std::optional<Rational> value(const Poly& p) {
  if (p.empty()) return Rational(0);
  if (p.size() > 1 || !p.begin()->first.empty()) return {};
  return p.begin()->second;
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
      const Term power = e == 1 ? a : pow(a, Term(e));
      product = product ? *product * power : power;
    }
    sum = sum ? *sum + *product : *product;
  }
  return sum.value_or(Term(0));
}

Split split(const Poly& p) {
  Split result{1, p.begin()->first, {}};
  const auto exponent = [](const Mono& m, Term a) { return m.contains(a) ? m.at(a) : 0; };
  for (const auto& [m, c] : p) {
    for (const auto& [a, e] : m) result.content[a];
  }
  for (auto& [a, least] : result.content) {
    for (const auto& [m, c] : p) least = std::min(least, exponent(m, a));
  }
  std::erase_if(result.content, [](const auto& power) { return power.second == 0; });
  for (const auto& [m, c] : p) {
    Mono rest = m;
    for (const auto& [a, e] : result.content) {
      if ((rest[a] -= e) == 0) rest.erase(a);
    }
    result.rest.emplace(rest, c);
  }
  result.scale = result.rest.begin()->second;
  for (auto& term : result.rest) term.second /= result.scale;
  return result;
}

}  // namespace gradus::kernel
