#include "gradus/notes/session/other_units.hpp"

#include <algorithm>
#include <cmath>
#include <exception>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {
namespace {

Term to_base(Term t, int base) { return t.op() == Op::log ? t / log(Term(base)) : t; }

Term in_degrees(Term t) {
  const bool of_angle = t.op() == Op::sin || t.op() == Op::cos;
  return of_angle ? with_operands(t, {t.operand(0) * Term::pi() / Term(180)}) : t;
}

/// Numbers that are equal but for rounding.
bool agrees(const Comparison& c) {
  constexpr double rounding = 1e-9;
  try {
    const double left = evaluate<double>(c.left, {}), right = evaluate<double>(c.right, {});
    return std::abs(left - right) <= rounding * std::max(std::abs(left), std::abs(right));
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

std::optional<std::string> units_that_mend(const Statement& s,
                                           const std::function<bool(const Statement&)>& proves) {
  const bool no_names =
      free_symbols(s.conclusion.left).empty() && free_symbols(s.conclusion.right).empty();
  const auto holds_as = [&](const std::function<Term(Term)>& read) {
    Statement other = s;
    Comparison& c = other.conclusion;
    c.left = transform(c.left, read);
    c.right = transform(c.right, read);
    const bool changed = !same(c.left, s.conclusion.left) || !same(c.right, s.conclusion.right);
    return changed && (no_names ? agrees(c) : proves(other));
  };
  for (const int base : {2, 10}) {
    if (holds_as([&](Term t) { return to_base(t, base); })) {
      return "for logarithms to base " + std::to_string(base);
    }
  }
  if (holds_as(in_degrees)) return "for angles in degrees";
  return std::nullopt;
}

}  // namespace gradus
