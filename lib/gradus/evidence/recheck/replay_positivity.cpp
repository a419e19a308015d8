// Why polynomials are >= 0 or > 0, rule by rule.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck/replay_proof.hpp"

namespace gradus {

using kernel::require;

TermReplay::Line ProofReplay::assumption(const Positivity& p) {
  const std::size_t k = p.assumption.value();
  if (k < numbered_.size()) return numbered_[k];
  const Comparison& c = ranges_.at(k - numbered_.size());
  const Polynomial end = theory().expand(c.right);  // where lines have 3, it may be 0 + 3
  for (Line line = theory().size(); line-- > 0;) {
    const Comparison& known = theory().says(line);
    if (same(known.left, c.left) && known.relation == c.relation &&
        theory().expand(known.right) == end)
      return line;
  }
  throw std::runtime_error("the range of another sum: " + text(c));
}

/// The target of p, having been shown to be >= 0, or > 0 where p.strict.
TermReplay::Line ProofReplay::shown(const Positivity& p) {
  require(++nested_ < 100, "evidence is nested too deeply");
  const Term target = to_term(p.target);
  explain(target);
  const Comparison c{target, p.strict ? Relation::greater : Relation::greater_equal, 0};
  const Line line = reason(p, c);
  --nested_;
  return line;
}

TermReplay::Line ProofReplay::reason(const Positivity& p, const Comparison& c) {
  const auto that = [&](bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what + (": " + text(c.left)));
  };
  switch (p.rule) {
    case Positivity::Rule::constant:
      that(p.target.is_constant(), "no constant");
      return conclude(c, {{p.target.constant_term()}});
    case Positivity::Rule::assumption: {
      const Line line = assumption(p);
      const Relation r = theory().says(line).relation;
      const bool equation = r == Relation::equal;
      that(r != Relation::not_equal, "an assumption != has no sign");
      that(p.scale.sign() > 0 || (equation && !p.scale.is_zero()), "the scale is not > 0");
      that(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
      that(p.sign == 1 || !p.supports.empty() || equation, "no support for the sign");
      Lines parts;
      if (!p.supports.empty()) parts.push_back(shown(p.supports[0]));
      that(p.supports.empty() || p.supports[0].strict, "the denominator may be 0");
      parts.push_back(line);
      if (!equation) return conclude(c, {{p.scale, parts}});
      try {
        return conclude(c, {{p.scale, parts}});
      } catch (const std::runtime_error&) {
        return conclude(c, {{-p.scale, parts}});
      }
    }
    case Positivity::Rule::atom:
      return as(c, atom_sign(p));
    case Positivity::Rule::power_bound:
      return as(c, power_bound(p));
    case Positivity::Rule::square:
      return square(p, c);
    case Positivity::Rule::conjugate:
      return conjugate(p, c);
    case Positivity::Rule::known: {
      const Term x = to_term(p.root);
      explain(x);
      Lines parts{axiom(p.axiom, {{'x', x}})};
      prepare(parts[0]);
      if (!p.supports.empty()) parts.push_back(shown(p.supports[0]));
      that(p.scale.sign() > 0, "the scale is not > 0");
      return conclude(c, {{p.scale, parts}});
    }
    case Positivity::Rule::gram: {
      std::vector<std::pair<Word, Term>> vector;
      for (const auto& [u, a] : p.form) {
        vector.emplace_back(u, to_term(a));
        explain(vector.back().second);
      }
      const Line line = theory().square(vector);
      prepare(line);
      return as(c, line);
    }
    case Positivity::Rule::products: {
      Lines multiplier;
      for (const Positivity& factor : p.multiplier) {
        that(factor.strict, "a multiplier may be 0");
        multiplier.push_back(shown(factor));
      }
      std::vector<Product> products;
      for (const Positivity::Product& product : p.products) {
        that(product.coefficient.sign() > 0, "a coefficient is not > 0");
        products.push_back({product.coefficient});
        for (const Positivity& part : product.parts) {
          products.back().parts.push_back(shown(part));
        }
      }
      return conclude(c, products, multiplier);
    }
  }
  throw std::runtime_error("no such rule");
}

TermReplay::Line ProofReplay::square(const Positivity& p, const Comparison& c) {
  const auto that = [&](bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what + (": " + text(c.left)));
  };
  const Term root = to_term(p.root);
  explain(root);
  if (!p.strict) return as(c, axiom("square >= 0", {{'x', root}}));
  if (p.assumption) {
    const Line apart = assumption(p);
    const Relation r = theory().says(apart).relation;
    that(r != Relation::equal && r != Relation::less_equal && r != Relation::greater_equal,
         "the assumption is not strict");
    const Term x = gap_term(apart);
    const auto [factor, numerator] = without_divisors(canonical(x));
    const Polynomial here = canonical(root);
    that(!numerator.is_zero() && !here.is_zero(), "the root is not assumed");
    const Rational k = here.terms().begin()->second / numerator.terms().begin()->second;
    that(here == k * numerator, "the root is not assumed");
    const Term d = to_term(factor);
    explain(d);
    that(nonzero(d).has_value(), "a divisor may be 0");
    return conclude(c, {{k * k, {positive_square(x), positive_square(d)}}});
  }
  that(!p.supports.empty() && p.supports[0].strict, "the root may be 0");
  const Line line = shown(p.supports[0]);
  const Polynomial x = canonical(gap_term(line));
  const bool flip = !(x == canonical(root));
  conclude(root != 0, {{1, {line}}}, {}, flip ? -1 : 1);
  return as(c, positive_square(root));
}

TermReplay::Line ProofReplay::conjugate(const Positivity& p, const Comparison& c) {
  const Term x = c.left, y = to_term(p.root);
  explain(y);
  as(x + y >= 0, shown(p.supports.at(0)));
  const Line product = shown(p.supports.at(1));
  Lines divisors;
  if (p.supports.size() > 2) divisors = {shown(p.supports[2])};
  const Line both = conclude({x * y, c.relation, 0}, {{1, {product}}}, divisors);
  as(x * y >= 0, both);
  const Line larger = axiom("larger", {{'x', x}, {'y', y}});
  if (!p.strict) return larger;
  axiom("part", {{'x', x}, {'w', y}, {'a', x * y}});
  return axiom("not = 0", {{'x', x}});
}

TermReplay::Line ProofReplay::atom_sign(const Positivity& p) {
  const Term a = to_term(p.target);
  require(p.target == Polynomial::atom(a), "not an atom: ", a);
  switch (a.op()) {
    case Op::exp:
      return axiom("exp > 0", {{'x', a.operand(0)}});
    case Op::pi:
      return positive_pi();
    case Op::sqrt:
      return axiom("root >= 0", {{'x', a.operand(0)}});
    case Op::abs: {
      const Term square = a.operand(0) * a.operand(0);
      explain(sqrt(square));
      return axiom("root >= 0", {{'x', square}});
    }
    case Op::symbol:
      return axiom("natural >= 0", {{'k', a}});
    case Op::inner: {
      // <A B v, B' ...>: all operators stand on one side; <B A A B v, v> is <A B v, A B v>.
      const auto& all =
          a.inner_left().operators.empty() ? a.inner_right().operators : a.inner_left().operators;
      const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
      return theory().square({{Word{{middle, all.end()}, a.inner_right().vector}, 1}});
    }
    case Op::power: {
      const Positivity& support = p.supports.at(0);
      const Comparison base{a.operand(0),
                            support.strict ? Relation::greater : Relation::greater_equal, 0};
      as(base, shown(support));
      if (support.strict) return positive_power(a.operand(0), a.operand(1));
      return axiom("power >= 0", {{'x', a.operand(0)}, {'y', a.operand(1)}});
    }
    default:
      throw std::runtime_error("no atom of this sign: " + text(a));
  }
}

/// 1 - b^e or b^e - 1; a power of an atom counts as the atom.
TermReplay::Line ProofReplay::power_bound(const Positivity& p) {
  const auto atoms = p.target.atoms();
  require(atoms.size() == 1 && atoms.begin()->op() == Op::power, "no bound of a power");
  const Term power = *atoms.begin(), b = power.operand(0), e = power.operand(1);
  const int degree = std::max(1, p.target.degree(power));
  const bool below = p.target == Polynomial(1) - Polynomial::atom(power, degree);
  const auto natural = at_least(e, 0);
  require(natural.has_value(), "an exponent may be negative");
  explain(pow(Term(1), e));
  as(b >= (below ? 0 : 1), shown(p.supports.at(0)));
  if (below) as(b <= 1, shown(p.supports.at(1)));
  return axiom("power grows", {{'x', below ? b : Term(1)}, {'y', below ? Term(1) : b}, {'m', e}});
}

}  // namespace gradus
