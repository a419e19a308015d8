// Absolute values and roots: x = c a + r has the sign of its product with r - c a or c a - r, in
// which a^2 is a formula without a, where the sum of both is >= 0. So has x = c a + r, where a fact
// bounds a^2.

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

bool is_root(Term atom) { return atom.op() == Op::abs || atom.op() == Op::sqrt; }

/// p = r + c a and a fact g - a^2 / unit >= 0: r^2 - c^2 a^2 = rest + unit c^2 times that.
struct BoundedSquare {
  Polynomial r, c, rest, difference;
  Rational unit;
};
std::optional<BoundedSquare> bounded_square(const Polynomial& fact, const Polynomial& p) {
  for (Term a : fact.atoms()) {
    const Polynomial slope = fact.coefficient(a, 2);
    if (p.degree(a) != 1 || fact.degree(a) != 2 || !fact.coefficient(a, 1).is_zero() ||
        !slope.is_constant() || slope.constant_term().sign() > 0)
      continue;
    const Rational unit = Rational(-1) / slope.constant_term();
    const Polynomial c = p.coefficient(a, 1), r = p.coefficient(a, 0);
    if (r.is_zero()) continue;
    const Polynomial rest = r * r - c * c * fact.coefficient(a, 0) * Polynomial(unit);
    return BoundedSquare{r, c, rest, r * r - c * c * Polynomial::atom(a, 2), unit};
  }
  return {};
}

}  // namespace

/// p has the sign of its product with `other`, which is `product`, where their sum is >= 0.
SignSearch::Result SignSearch::with_conjugate(const Polynomial& p, const Polynomial& other,
                                              const Positivity& together, const Fraction& product,
                                              bool strict, int depth) const {
  const auto larger = search(product.numerator, strict, depth + 1);
  if (!larger) return {};
  Positivity result;
  result.rule = Positivity::Rule::conjugate;
  result.target = p;
  result.strict = strict;
  result.root = other;
  result.supports = {together, *larger};
  if (!product.denominator.is_constant()) {
    const auto divisor = search(product.denominator, true, depth + 1);
    if (!divisor) return {};
    result.supports.push_back(*divisor);
  }
  return result;
}

SignSearch::Result SignSearch::positive_root(Term atom, int depth) const {
  Positivity root, twice;
  root.rule = Positivity::Rule::atom;
  root.target = Polynomial::atom(atom);
  twice.rule = Positivity::Rule::products;
  twice.target = root.target + root.target;
  twice.products.push_back({Rational(2), {root}});
  return with_conjugate(root.target, root.target, twice, normal_form(atom * atom), true, depth);
}

SignSearch::Result SignSearch::by_conjugate(const Polynomial& p, bool strict, int depth) const {
  for (Term atom : p.atoms()) {
    if (!is_root(atom) || p.degree(atom) != 1) continue;
    const Polynomial root = p.coefficient(atom, 1) * Polynomial::atom(atom);
    const Polynomial rest = p.coefficient(atom, 0);
    if (rest.is_zero()) continue;
    const Fraction difference = normal_form(square(to_term(rest)) - square(to_term(root)));
    if (difference.numerator.degree(atom) > 0) continue;
    const Fraction opposite{-difference.numerator, difference.denominator};
    for (const bool by_rest : {true, false}) {
      const Polynomial& part = by_rest ? rest : root;
      const Fraction& product = by_rest ? difference : opposite;
      if (!is_possible(product.numerator, strict)) continue;
      const auto together = search(part + part, false, depth + 1);
      if (!together) continue;
      if (auto r = with_conjugate(p, part + part - p, *together, product, strict, depth)) return r;
    }
  }
  for (const Positivity& fact : facts_) {
    const auto found = bounded_square(fact.target, p);
    if (!found || !is_possible(found->rest, strict) || !is_possible(found->r, false)) continue;
    const auto rest = search(found->rest, strict, depth + 1);
    const auto together = rest ? search(found->r + found->r, false, depth + 1) : std::nullopt;
    if (!together) continue;
    Positivity larger;
    larger.rule = Positivity::Rule::products;
    larger.target = found->difference;
    larger.strict = strict;
    larger.products = {{Rational(1), {*rest}},
                       {found->unit, {*square_of(found->c, false, depth), fact}}};
    Positivity result;
    result.rule = Positivity::Rule::conjugate;
    result.target = p;
    result.strict = strict;
    result.root = found->r + found->r - p;
    result.supports = {*together, std::move(larger)};
    return result;
  }
  return {};
}

}  // namespace gradus
