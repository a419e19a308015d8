// Reductions of what is quadratic in a variable: by its discriminant.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool is_free_of(const Polynomial& p, Term x) {
  return std::ranges::none_of(p.atoms(), [&](Term atom) { return contains(atom, x); });
}

std::optional<Reduction> by_discriminant(const Statement& s, const Polynomial& n, Term x) {
  if (n.degree(x) != 2) return {};
  const Polynomial a = n.coefficient(x, 2), b = n.coefficient(x, 1), c = n.coefficient(x, 0);
  if (!is_free_of(a, x) || !is_free_of(b, x) || !is_free_of(c, x) || b.is_zero()) return {};
  const bool strict = is_strict(s.conclusion.relation);
  Reduction result{{}, {"quadratic in " + text(x) + ": its discriminant"}};
  const auto add = [&](const Polynomial& p, bool strictly) {
    if (p.is_constant() && p.constant_term().sign() >= (strictly ? 1 : 0)) return;
    ReducedStatement part{s, {}};
    leave_out(part.statement.domain, x);
    part.statement.conclusion = {to_term(p), greater_than_zero(strictly), Term(0)};
    result.parts.push_back(std::move(part));
  };
  add(a, false);
  if (!strict) add(c, false);
  add(Polynomial(4) * a * c - b * b, strict);
  if (result.parts.empty()) return {};
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_discriminants(const Statement& s) {
  std::vector<Reduction> result;
  const auto n = numerator(s);
  if (!n || n->is_constant()) return result;
  for (const Variable& v : s.domain.variables) {
    if (auto r = by_discriminant(s, *n, v.symbol)) result.push_back(std::move(*r));
  }
  return result;
}

}  // namespace gradus
