#include "gradus/algebra/polynomial.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/bounds.hpp"

namespace gradus {

namespace {

/// Term by term products that are worth waiting for.
constexpr std::size_t max_products = 10'000'000;
/// With so few terms of a factor, what each of them gives is merged into the result.
constexpr std::size_t few = 4;

int sum_of_exponents(const Monomial& m) {
  int result = 0;
  for (const auto& [atom, exponent] : m.powers) result += exponent;
  return result;
}

Monomial power(const Monomial& m, int n) {
  Monomial result = m;
  for (auto& [atom, exponent] : result.powers) {
    if (exponent > max_degree / n) throw_degree_too_large();
    exponent *= n;
  }
  return result;
}

Rational bounded_power(const Rational& base, int n) {
  const bool unit = base.is_integer() && abs(base) <= Rational(1);
  if (!unit && saturating_product(base.bits(), static_cast<std::size_t>(n)) > max_bits) {
    throw_number_too_large();
  }
  return pow(base, long{n});
}

using Terms = std::map<Monomial, Rational>;

/// Adds a term that comes after all before `place`, where the last one went.
template <class M>
void add_after(Terms& terms, Terms::iterator& place, M&& m, const Rational& c) {
  while (place != terms.end() && place->first < m) ++place;
  if (place == terms.end() || m < place->first) {
    place = terms.emplace_hint(place, std::forward<M>(m), c);
    return;
  }
  place->second += c;
  if (place->second.is_zero()) place = terms.erase(place);
}

/// Side by side, as both have one order, unless the other one is much shorter.
template <class Value>
void add(Polynomial& p, Terms& terms, const Terms& others, Value value) {
  const bool merged = 16 * others.size() >= terms.size();
  auto place = terms.begin();
  for (const auto& [m, c] : others) {
    merged ? add_after(terms, place, m, value(c)) : p.add_term(m, value(c));
  }
}

Term to_term(const Monomial& m, const Rational& coefficient) {
  std::optional<Term> result;
  if (m.powers.empty() || !(coefficient == Rational(1))) result = Term(coefficient);
  for (const auto& [atom, exponent] : m.powers) {
    const Term part = exponent == 1 ? atom : pow(atom, exponent);
    result = result ? *result * part : part;
  }
  return *result;
}

}  // namespace

int Monomial::degree(Term atom) const {
  for (const auto& [a, exponent] : powers) {
    if (same(a, atom)) return exponent;
  }
  return 0;
}

// Higher degrees first, then higher powers of older atoms first: a monomial order, read from the
// leading term on.
bool operator<(const Monomial& a, const Monomial& b) {
  const int da = sum_of_exponents(a), db = sum_of_exponents(b);
  if (da != db) return da > db;
  const std::size_t shorter = std::min(a.powers.size(), b.powers.size());
  for (std::size_t i = 0; i < shorter; ++i) {
    const auto& [x, m] = a.powers[i];
    const auto& [y, n] = b.powers[i];
    if (!same(x, y)) return x.id() < y.id();
    if (m != n) return m > n;
  }
  return false;
}

bool operator==(const Monomial& a, const Monomial& b) {
  return std::ranges::equal(a.powers, b.powers, [](const auto& x, const auto& y) {
    return same(x.first, y.first) && x.second == y.second;
  });
}

Monomial operator*(const Monomial& a, const Monomial& b) {
  Monomial result;
  result.powers.reserve(a.powers.size() + b.powers.size());
  auto x = a.powers.begin();
  auto y = b.powers.begin();
  while (x != a.powers.end() || y != b.powers.end()) {
    if (y == b.powers.end() || (x != a.powers.end() && x->first.id() < y->first.id())) {
      result.powers.push_back(*x++);
    } else if (x == a.powers.end() || y->first.id() < x->first.id()) {
      result.powers.push_back(*y++);
    } else {
      if (x->second > max_degree - y->second) throw_degree_too_large();
      result.powers.emplace_back(x->first, x->second + y->second);
      ++x;
      ++y;
    }
  }
  return result;
}

Polynomial::Polynomial(const Rational& constant) { add_term({}, constant); }

Polynomial Polynomial::atom(Term a, int exponent) {
  if (exponent < 0) throw std::invalid_argument("Polynomial::atom: negative exponent");
  if (exponent > max_degree) throw_degree_too_large();
  Polynomial result;
  result.add_term(exponent == 0 ? Monomial{} : Monomial{{{a, exponent}}}, 1);
  return result;
}

bool Polynomial::is_constant() const {
  return terms_.empty() || (terms_.size() == 1 && terms_.begin()->first.powers.empty());
}

Rational Polynomial::constant_term() const {
  const auto found = terms_.find(Monomial{});
  return found == terms_.end() ? Rational() : found->second;
}

std::set<Term, TermOrder> Polynomial::atoms() const {
  std::set<Term, TermOrder> result;
  for (const auto& [monomial, coefficient] : terms_) {
    for (const auto& [atom, exponent] : monomial.powers) result.insert(atom);
  }
  return result;
}

int Polynomial::degree(Term atom) const {
  int result = 0;
  for (const auto& [monomial, coefficient] : terms_) {
    result = std::max(result, monomial.degree(atom));
  }
  return result;
}

int Polynomial::total_degree() const {
  return terms_.empty() ? 0 : sum_of_exponents(terms_.begin()->first);
}

Polynomial Polynomial::coefficient(Term atom, int k) const {
  Polynomial result;
  for (const auto& [monomial, coefficient] : terms_) {
    if (monomial.degree(atom) != k) continue;
    Monomial rest = monomial;
    std::erase_if(rest.powers, [&](const auto& p) { return same(p.first, atom); });
    result.terms_.emplace(std::move(rest), coefficient);
  }
  return result;
}

Polynomial Polynomial::substitute(Term atom, const Polynomial& value) const {
  std::map<int, Polynomial> by_degree;
  for (const auto& [monomial, coefficient] : terms_) {
    Monomial rest = monomial;
    std::erase_if(rest.powers, [&](const auto& p) { return same(p.first, atom); });
    by_degree[monomial.degree(atom)].terms_.emplace(std::move(rest), coefficient);
  }
  // Horner's rule; gaps between the degrees that occur are bridged by one power.
  Polynomial result;
  int above = 0;
  for (auto entry = by_degree.rbegin(); entry != by_degree.rend(); ++entry) {
    if (!result.is_zero()) result = result * pow(value, above - entry->first);
    result += entry->second;
    above = entry->first;
  }
  return above == 0 ? result : result * pow(value, above);
}

void Polynomial::add_term(const Monomial& m, const Rational& c) {
  if (c.is_zero()) return;
  const auto [place, added] = terms_.try_emplace(m, c);
  if (added) return;
  place->second += c;
  if (place->second.is_zero()) terms_.erase(place);
}

Polynomial& Polynomial::operator+=(const Polynomial& b) {
  if (this == &b) return *this = *this * Polynomial(2);
  add(*this, terms_, b.terms_, [](const Rational& c) -> const Rational& { return c; });
  return *this;
}

Polynomial& Polynomial::operator-=(const Polynomial& b) {
  if (this == &b) return *this = Polynomial();
  add(*this, terms_, b.terms_, [](const Rational& c) { return -c; });
  return *this;
}

Polynomial operator-(const Polynomial& a) { return Polynomial() -= a; }

Polynomial operator*(const Polynomial& a, const Polynomial& b) {
  if (a.terms_.size() > b.terms_.size()) return b * a;
  if (saturating_product(a.terms_.size(), b.terms_.size()) > max_products) throw_too_many_terms();
  Polynomial result;
  for (const auto& [m, c] : a.terms_) {
    auto place = result.terms_.begin();
    for (const auto& [n, d] : b.terms_) {
      if (c.bits() + d.bits() > max_bits) throw_number_too_large();
      // The order of monomials is kept by products.
      if (a.terms_.size() > few) {
        result.add_term(m * n, c * d);
      } else {
        add_after(result.terms_, place, m * n, c * d);
      }
    }
    if (result.terms_.size() > max_terms) throw_too_many_terms();
  }
  return result;
}

Polynomial pow(const Polynomial& a, int n) {
  if (n < 0) throw std::invalid_argument("a power of a polynomial has a negative exponent");
  if (n == 0) return 1;
  if (a.is_zero() || n == 1) return a;
  if (a.terms().size() == 1) {
    const auto& [monomial, coefficient] = *a.terms().begin();
    Polynomial result;
    result.add_term(power(monomial, n), bounded_power(coefficient, n));
    return result;
  }
  const auto exponent = static_cast<std::size_t>(n);
  const auto atoms = a.atoms();
  std::size_t box = 1;
  for (Term atom : atoms) {
    if (a.degree(atom) > max_degree / n) throw_degree_too_large();
    box = saturating_product(box, static_cast<std::size_t>(a.degree(atom)) * exponent + 1);
  }
  const auto total = static_cast<std::size_t>(a.total_degree()) * exponent;
  const std::size_t estimate = std::min(
      {box, power_terms(a.terms().size(), exponent), power_terms(atoms.size() + 1, total)});
  if (estimate > max_terms) throw_too_many_terms();
  Polynomial result = 1, square = a;
  for (int left = n; left > 0; left /= 2) {
    if (left % 2 != 0) result = result * square;
    if (left > 1) square = square * square;
  }
  return result;
}

bool comes_before(const Polynomial& a, const Polynomial& b) {
  return std::ranges::lexicographical_compare(a.terms(), b.terms(),
                                              [](const auto& x, const auto& y) {
                                                if (!(x.first == y.first)) return x.first < y.first;
                                                return x.second < y.second;
                                              });
}

// Starts with a term that needs no sign, if there is one: 1 - b, not -b + 1.
Term to_term(const Polynomial& p) {
  if (p.is_zero()) return Term();
  auto first = std::ranges::find_if(p.terms(), [](const auto& t) { return t.second.sign() > 0; });
  if (first == p.terms().end()) first = p.terms().begin();
  const bool negated = first->second.sign() < 0 && !first->first.powers.empty();
  Term result =
      negated ? -to_term(first->first, -first->second) : to_term(first->first, first->second);
  for (auto term = p.terms().begin(); term != p.terms().end(); ++term) {
    if (term == first) continue;
    const auto& [monomial, coefficient] = *term;
    result = coefficient.sign() < 0 ? result - to_term(monomial, -coefficient)
                                    : result + to_term(monomial, coefficient);
  }
  return result;
}

}  // namespace gradus
