// Absolute values and roots: x = c a + r has the sign of its product with r - c a or c a - r, in
// which a^2 is a formula without a, where the sum of both is >= 0.

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

bool is_root(Term atom) { return atom.op() == Op::abs || atom.op() == Op::sqrt; }

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
  return {};
}

}  // namespace gradus
