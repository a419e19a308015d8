#include <algorithm>

#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/kept_value.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Whether the gap of h is n / d, n affine in x and d > 0 without it: then what h says holds
/// between two values of x at which it holds.
bool is_affine(const Domain& d, const Comparison& h, const Variable& v) {
  const Term x = v.symbol;
  // It must have a value all the way.
  if (!is_order(h.relation) || !keeps_its_value_along(h, v, d.variables)) return false;
  const Fraction f = normal_form(gap(h));
  if (f.numerator.degree(x) > 1 || contains(to_term(f.denominator), x)) return false;
  for (int k = 0; k < 2; ++k) {
    if (contains(to_term(f.numerator.coefficient(x, k)), x)) return false;
  }
  return strict_sign(d, f.denominator) != 0;
}

}  // namespace

bool stays_inside(const Domain& d, const BoxForm& form) {
  if (form.faces.size() != 1) return false;
  const Face& face = form.faces[0];
  const Variable& v = d.variables[face.variable];
  const Substitution at_face{{v.symbol, Term(face.upper ? *v.upper : *v.lower)}};
  return std::ranges::all_of(d.hypotheses, [&](const Comparison& h) {
    if (!contains(h.left, v.symbol) && !contains(h.right, v.symbol)) return true;
    return is_affine(d, h, v) && holds(d, substitute(h, at_face));
  });
}

}  // namespace gradus
