#include "gradus/notes/reader/orders.hpp"

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

Relation strict(Relation r) {
  return r == Relation::greater_equal ? Relation::greater
         : r == Relation::less_equal  ? Relation::less
                                      : r;
}

bool excludes(const Comparison& a, const Comparison& b) {
  if (a.relation == Relation::not_equal) return b.relation == Relation::equal && excludes(b, a);
  if (b.relation == Relation::not_equal && a.relation != Relation::equal) return false;
  const auto below = [](Relation r) { return r == Relation::less || r == Relation::less_equal; };
  const auto above = [](Relation r) {
    return r == Relation::greater || r == Relation::greater_equal;
  };
  try {
    const Fraction x = normal_form(a.left - a.right), y = normal_form(b.left - b.right);
    for (const bool turned : {false, true}) {
      const Fraction apart = turned ? y + x : y - x;
      if (!apart.numerator.is_constant() || !apart.denominator.is_constant()) continue;
      // a: x r 0, b: x s at.
      const Rational gap = to_term(apart).value();
      const Rational at = turned ? gap : Rational(0) - gap, zero(0);
      const Relation r = a.relation, s = turned ? mirrored(b.relation) : b.relation;
      if (s == Relation::not_equal) return at == zero;
      const bool both_equal = r == Relation::equal && s == Relation::equal;
      if (both_equal) return at != zero;
      const bool closed = strict(r) != r || r == Relation::equal,
                 ends = strict(s) != s || s == Relation::equal;
      if (at == zero) {
        const bool touch = closed && ends;
        const bool same_side = (below(r) && below(s)) || (above(r) && above(s));
        return !touch && !same_side;
      }
      if (at > zero) return !above(r) && !below(s);
      return !below(r) && !above(s);
    }
  } catch (const std::exception&) {
    return false;
  }
  return false;
}

bool is_false(const Comparison& c) {
  if (!free_symbols(c.left).empty() || !free_symbols(c.right).empty()) return false;
  try {
    const Fraction d = normal_form(c.left - c.right);
    if (!d.numerator.is_constant() || !d.denominator.is_constant()) return false;
    const int sign = to_term(d).value().sign();
    switch (c.relation) {
      case Relation::less:
        return sign >= 0;
      case Relation::less_equal:
        return sign > 0;
      case Relation::greater:
        return sign <= 0;
      case Relation::greater_equal:
        return sign < 0;
      case Relation::equal:
        return sign != 0;
      case Relation::not_equal:
        return sign == 0;
    }
  } catch (const std::exception&) {
    return false;
  }
  return false;
}

}  // namespace gradus
