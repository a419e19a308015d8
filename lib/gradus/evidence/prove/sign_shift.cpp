// Rules of the sign search that move the origin to ends of variables: shifted variables, Bernstein
// form.

#include <algorithm>
#include <array>
#include <span>

#include "gradus/evidence/prove/shift_points.hpp"
#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

Rational binomial(int n, int k) {
  Rational result = 1;
  for (int i = 1; i <= k; ++i) result = result * Rational(n - k + i) / Rational(i);
  return result;
}

double most_bits(const Polynomial& p) {
  std::size_t bits = 0;
  for (const auto& [monomial, c] : p.terms()) bits = std::max(bits, c.bits());
  return static_cast<double>(bits);
}

/// Whether p with the value in the place of the atom is too large to be written out.
bool is_too_large(const Polynomial& p, Term atom, const Polynomial& value) {
  double terms = static_cast<double>(p.terms().size());
  const auto parts = static_cast<int>(value.terms().size());
  const int degree = p.degree(atom);
  // A power of n has as many terms as there are monomials of its degree.
  for (int k = 1; k < parts; ++k) terms *= static_cast<double>(degree + k) / k;
  return terms * (64 + most_bits(p) + degree * most_bits(value)) > 20'000.0 * 128;
}

}  // namespace

/// Facts that are linear in an atom with a constant slope: atom = (fact - rest) / slope; in the new
/// unknown `fact` the polynomial may have one sign termwise.
SignSearch::Result SignSearch::by_shift(const Polynomial& p, bool strict, int depth) const {
  if (depth > 2) return {};
  struct Shift {
    std::size_t fact;
    Term atom, unknown;
    Polynomial value;
    bool has_one_atom;
  };
  std::vector<Shift> shifts;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const Polynomial& f = facts_[i].target;
    for (Term atom : f.atoms()) {
      if (p.degree(atom) == 0 || f.degree(atom) != 1) continue;
      const Polynomial slope = f.coefficient(atom, 1);
      if (!slope.is_constant() || f == Polynomial::atom(atom)) continue;
      const Term unknown = Term::symbol("#fact" + std::to_string(i));
      const Polynomial rest = f.coefficient(atom, 0);
      shifts.push_back(
          {i, atom, unknown,
           (Polynomial::atom(unknown) - rest) * Polynomial(Rational(1) / slope.constant_term()),
           f.total_degree() == 1 && f.atoms().size() == 1});
    }
  }
  if (shifts.size() > 12) shifts.resize(12);
  // Of a monomial: the powers of facts' unknowns, and the rest.
  using Split = std::pair<std::vector<std::pair<const Shift*, int>>, Monomial>;
  const auto split = [](const Monomial& monomial, std::span<const Shift* const> chosen) {
    Split result;
    for (const auto& power : monomial.powers) {
      const auto found = std::ranges::find_if(
          chosen, [&](const Shift* s) { return same(s->unknown, power.first); });
      if (found == chosen.end()) {
        result.second.powers.push_back(power);
      } else {
        result.first.emplace_back(*found, power.second);
      }
    }
    return result;
  };
  const auto termwise = [&](const Polynomial& shifted,
                            std::span<const Shift* const> chosen) -> Result {
    for (const auto& [monomial, coefficient] : shifted.terms()) {
      if (coefficient.sign() * sign_of(split(monomial, chosen).second, depth) <= 0) return {};
    }
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    for (const auto& [monomial, coefficient] : shifted.terms()) {
      Positivity::Product product{Rational(1), {}};
      const auto [facts, left] = split(monomial, chosen);
      bool strictly = true;
      for (const auto& [shift, power] : facts) {
        strictly = strictly && facts_[shift->fact].strict;
        for (int k = 0; k < power; ++k) product.parts.push_back(facts_[shift->fact]);
      }
      Polynomial other;
      other.add_term(left, coefficient);
      Result why = by_constant_or_monomial(other, true, depth);
      if (!why) {
        strictly = false;
        why = by_constant_or_monomial(other, false, depth);
      }
      if (!why) return {};
      product.parts.push_back(*why);
      result.strict = result.strict || strictly;
      result.products.push_back(std::move(product));
    }
    if (strict && !result.strict) return {};
    result.strict = strict;
    return result;
  };
  ShiftPoints points(p, [&](Term atom) {
    const bool is_fact =
        std::ranges::any_of(shifts, [&](const Shift& s) { return same(s.unknown, atom); });
    return is_fact ? 1 : sign_of(atom, depth).sign;
  });
  std::vector<std::optional<Polynomial>> shifted(shifts.size());
  const auto shifted_by = [&](std::size_t i) -> const Polynomial& {
    if (!shifted[i]) shifted[i] = p.substitute(shifts[i].atom, shifts[i].value);
    return *shifted[i];
  };
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    if (is_too_large(p, shifts[i].atom, shifts[i].value) ||
        !points.may_have_one_sign({shifts[i].atom, &shifts[i].value}))
      continue;
    if (auto r = termwise(shifted_by(i), std::array<const Shift*, 1>{&shifts[i]})) return r;
  }
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    for (std::size_t j = 0; j < shifts.size(); ++j) {
      const Shift &first = shifts[i], &second = shifts[j];
      const bool commute = first.has_one_atom && second.has_one_atom;
      if (same(first.atom, second.atom) || (commute && j < i)) continue;
      const ShiftPoints::Shift then{second.atom, &second.value};
      if (is_too_large(p, first.atom, first.value) ||
          !points.may_have_one_sign({first.atom, &first.value}, &then))
        continue;
      if (shifted_by(i).degree(second.atom) == 0 ||
          is_too_large(shifted_by(i), second.atom, second.value))
        continue;
      if (auto r = termwise(shifted_by(i).substitute(second.atom, second.value),
                            std::array{&first, &second}))
        return r;
    }
  }
  return {};
}

std::optional<Rational> SignSearch::bound(Term atom, bool upper, Positivity& why) const {
  for (const Positivity& fact : facts_) {
    const Polynomial& f = fact.target;
    if (f.degree(atom) != 1 || f.total_degree() != 1 || f.atoms().size() != 1) continue;
    const Rational slope = f.coefficient(atom, 1).constant_term();
    if ((slope.sign() < 0) != upper) continue;
    why = fact;
    why.scale = fact.scale / abs(slope);
    why.target = f * Polynomial(Rational(1) / abs(slope));
    return -f.coefficient(atom, 0).constant_term() / slope;
  }
  return {};
}

namespace {

Positivity products_of(const Polynomial& target, std::vector<Positivity::Product> products) {
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = target;
  result.strict = true;
  result.products = std::move(products);
  return result;
}

/// p = (b (h - x) + c (x - l)) / w, w = h - l, with b > 0 and c > 0: (b + c) p =
/// (b^2 (h - x) + c^2 (x - l)) / w + b c.
Positivity between(const Polynomial& p, const Rational& w, const Positivity& b, const Positivity& c,
                   const Positivity& below, const Positivity& above) {
  const Rational unit = Rational(1) / w;
  Positivity result =
      products_of(p, {{unit, {b, b, below}}, {unit, {c, c, above}}, {Rational(1), {b, c}}});
  result.multiplier = {products_of(b.target + c.target, {{Rational(1), {b}}, {Rational(1), {c}}})};
  return result;
}

}  // namespace

SignSearch::Result SignSearch::by_bernstein(const Polynomial& p, bool strict, int depth) const {
  for (Term atom : p.atoms()) {
    Positivity above, below;
    const auto low = bound(atom, false, above), high = bound(atom, true, below);
    if (!low || !high || !(*low < *high)) continue;
    // atom = low + (high - low) v; p = sum_j C(n, j) b_j v^j (1 - v)^(n - j).
    const Rational width = *high - *low;
    const int n = p.degree(atom);
    const Term v = Term::symbol("#unit");
    const Polynomial shifted =
        p.substitute(atom, Polynomial(*low) + Polynomial(width) * Polynomial::atom(v));
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    const Rational unit = Rational(1) / pow(width, static_cast<long>(n));
    bool complete = true;
    std::vector<Positivity> positive;
    for (int j = 0; j <= n && complete; ++j) {
      Polynomial b;
      for (int k = 0; k <= j; ++k) {
        b += shifted.coefficient(v, k) * Polynomial(binomial(j, k) / binomial(n, k));
      }
      if (b.is_zero()) continue;
      Result why = search(b, true, depth + 1);
      const bool strictly = why && (j == 0 || above.strict) && (j == n || below.strict);
      if (why) positive.push_back(*why);
      if (!why) why = search(b, false, depth + 1);
      complete = why.has_value();
      if (!complete) break;
      Positivity::Product product{binomial(n, j) * unit, {*why}};
      for (int k = 0; k < j; ++k) product.parts.push_back(above);
      for (int k = j; k < n; ++k) product.parts.push_back(below);
      result.strict = result.strict || strictly;
      result.products.push_back(std::move(product));
    }
    if (complete && strict && !result.strict && n == 1 && positive.size() == 2)
      return between(p, width, positive[0], positive[1], below, above);
    if (!complete || (strict && !result.strict)) continue;
    result.strict = strict;
    return result;
  }
  return {};
}

}  // namespace gradus
