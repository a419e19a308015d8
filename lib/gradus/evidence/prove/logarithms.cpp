#include "gradus/evidence/prove/logarithms.hpp"

#include <optional>

namespace gradus {

namespace {

/// The logarithm of p as a sum, `times` over: of its atoms, and of what is left without them.
std::optional<Term> apart(const Polynomial& p, int times, const SignSearch& signs) {
  const Factorisation f = factor(p);
  Polynomial rest = f.unit;
  Term sum = 0;
  for (const auto& [part, power] : f.factors) {
    const bool is_atom = part.terms().size() == 1;
    if (!is_atom) {
      rest = rest * pow(part, power);
      continue;
    }
    if (!signs.positive(part, true)) return {};
    sum = sum + Term(times * power) * log(to_term(part));
  }
  if (rest == Polynomial(1)) return sum;
  if (!signs.positive(rest, true)) return {};
  return sum + Term(times) * log(to_term(rest));
}

}  // namespace

Term with_logarithms_apart(Term t, const SignSearch& signs) {
  return transform(t, [&](Term node) {
    if (node.op() != Op::log) return node;
    const Fraction f = normal_form(node.operand(0));
    if (f.numerator.is_constant() && f.denominator.is_constant()) return node;
    const auto above = apart(f.numerator, 1, signs);
    const auto below = above ? apart(f.denominator, -1, signs) : std::nullopt;
    return below ? *above + *below : node;
  });
}

}  // namespace gradus
