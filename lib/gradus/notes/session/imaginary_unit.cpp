#include "gradus/notes/session/imaginary_unit.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {

bool holds_for_imaginary_unit(const Statement& s) try {
  if (s.conclusion.relation != Relation::equal) return false;
  const Polynomial p = difference(s.conclusion).numerator;
  return std::ranges::any_of(p.atoms(), [&](Term x) {
    const bool may_be = x.is_symbol() && (x.name() == "i" || x.name() == "j");
    return may_be && divide_exactly(p, Polynomial::atom(x, 2) + Polynomial(1)).has_value();
  });
} catch (const std::length_error&) {
  return false;
} catch (const std::domain_error&) {
  return false;
}

}  // namespace gradus
