// Sums of squares, for what the other rules leave open: the factors of known sign divided out.

#include "gradus/evidence/prove/sign_search.hpp"
#include "gradus/evidence/prove/square_certificate.hpp"

namespace gradus {

std::optional<OrderProof> SignSearch::order_by_squares(const Fraction& f, Relation relation,
                                                       const ProgramLimits& limits) const {
  searches_ = 0;
  OrderProof proof;
  if (relation == Relation::not_equal) {
    for (const Polynomial& side : {f.numerator, -f.numerator}) {
      const auto why = by_squares(side, true, limits);
      if (!why) continue;
      proof.numerator = square_node(f.numerator);
      proof.numerator.strict = true;
      proof.numerator.supports.push_back(*why);
      return proof;
    }
    return {};
  }
  for (int sign : {1, -1}) {
    proof.sign = sign;
    proof.denominator.reset();
    if (!f.denominator.is_constant() || sign < 0) {
      const Polynomial denominator = f.denominator * Polynomial(sign);
      proof.denominator = positive(denominator, true);
      if (!proof.denominator) proof.denominator = by_squares(denominator, true, limits);
      if (!proof.denominator) continue;
    }
    const auto why =
        by_squares(f.numerator * Polynomial(sign), relation == Relation::greater, limits);
    if (!why) continue;
    proof.numerator = *why;
    return proof;
  }
  return {};
}

SignSearch::Result SignSearch::by_squares(const Polynomial& p, bool strict,
                                          const ProgramLimits& limits) const {
  if (p.is_constant()) return constant(p, strict);
  const Factorisation f = factor(p);
  if (f.factors.size() == 1 && f.factors[0].second == 1)
    return certificate_of_squares(p, strict, facts_, limits);
  Rational unit = f.unit;
  Polynomial unknown = 1;
  Positivity::Product product;
  for (const auto& [part, multiplicity] : f.factors) {
    if (multiplicity > 1) {
      const auto why = square_of(part, strict, 1);
      if (!why) return {};
      for (int k = 0; k < multiplicity / 2; ++k) product.parts.push_back(*why);
    }
    if (multiplicity % 2 == 0) continue;
    if (const auto why = search(part, strict, 1)) {
      product.parts.push_back(*why);
    } else if (const auto opposite = search(-part, strict, 1)) {
      product.parts.push_back(*opposite);
      unit = -unit;
    } else {
      unknown = unknown * part;
    }
  }
  if (unit.sign() < 0) unknown = -unknown;
  const auto why = unknown.is_constant() ? constant(unknown, strict)
                                         : certificate_of_squares(unknown, strict, facts_, limits);
  if (!why) return {};
  product.coefficient = abs(unit);
  product.parts.push_back(*why);
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = p;
  result.strict = strict;
  result.products.push_back(std::move(product));
  return result;
}

}  // namespace gradus
