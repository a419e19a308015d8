// Where a formula changes its sign as one variable grows.

#include <algorithm>
#include <map>

#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// How often a formula is exchanged for a simpler one of the same sign.
constexpr int most_steps = 4;
/// Higher powers than these are not compared.
constexpr long most_power = 12;

bool is_linear_in(const Polynomial& p, Term x) {
  return p.degree(x) == 1 && !contains(to_term(p.coefficient(x, 1)), x) &&
         !contains(to_term(p.coefficient(x, 0)), x);
}

/// a x^k + b, k >= 2, a and b without x.
bool is_binomial_in(const Polynomial& p, Term x) {
  const int k = p.degree(x);
  return k >= 2 && std::ranges::all_of(p.terms(), [&](const auto& term) {
           const Monomial& m = term.first;
           return (m.degree(x) == k || m.degree(x) == 0) &&
                  std::ranges::none_of(m.powers, [&](const auto& power) {
                    return !same(power.first, x) && contains(power.first, x);
                  });
         });
}

/// A - B, as the terms A and B without their signs.
struct Difference {
  Term above, below;
};
std::optional<Difference> difference_of(const Polynomial& p) {
  if (p.terms().size() != 2) return {};
  Difference result{0, 0};
  int signs = 0;
  for (const auto& [monomial, c] : p.terms()) {
    Polynomial term;
    term.add_term(monomial, abs(c));
    (c.sign() > 0 ? result.above : result.below) = to_term(term);
    signs += c.sign();
  }
  return signs == 0 ? std::optional(result) : std::nullopt;
}

/// The same for p = a r - b s, r and s products of roots and powers, a and b > 0 on the domain.
std::optional<Difference> difference_of_roots(const Domain& d, const Polynomial& p) {
  std::map<Monomial, Polynomial> groups;  // by roots
  for (const auto& [monomial, c] : p.terms()) {
    Monomial roots, others;
    for (const auto& power : monomial.powers) {
      const bool is_root = power.first.op() == Op::sqrt || power.first.op() == Op::power;
      (is_root ? roots : others).powers.push_back(power);
    }
    groups[roots].add_term(others, c);
  }
  if (groups.size() != 2) return {};
  Difference result{0, 0};
  int signs = 0;
  for (const auto& [roots, factor] : groups) {
    const int sign = strict_sign(d, factor);
    Polynomial root;
    root.add_term(roots, 1);
    (sign > 0 ? result.above : result.below) = to_term(factor * Polynomial(sign)) * to_term(root);
    if (sign == 0) return {};
    signs += sign;
  }
  return signs == 0 ? std::optional(result) : std::nullopt;
}

/// sum of c log a, as pairs of a and c.
using Logarithms = std::vector<std::pair<Term, Rational>>;
std::optional<Logarithms> logarithms_of(const Polynomial& p) {
  Logarithms result;
  for (const auto& [monomial, c] : p.terms()) {
    if (monomial.powers.size() != 1) return {};
    const auto& [atom, exponent] = monomial.powers[0];
    if (atom.op() != Op::log || exponent != 1) return {};
    result.emplace_back(atom.operand(0), c);
  }
  return result;
}

bool has_inverse(Term t) { return t.op() == Op::log || t.op() == Op::exp || t.op() == Op::sqrt; }

/// The logarithm of a term whose factors are > 0 where it is: with logarithms, or, as long as all
/// exponents are numbers, these numbers beside the bases.
struct Logarithm {
  Term written = 0;
  Logarithms factors;
  bool is_product = true;

  void add(Term factor, const Rational& times) {
    switch (factor.op()) {
      case Op::multiply:
        add(factor.operand(0), times);
        return add(factor.operand(1), times);
      case Op::sqrt:
        return add(factor.operand(0), times / Rational(2));
      case Op::exp:
        is_product = false;
        written = written + Term(times) * factor.operand(0);
        return;
      case Op::power:
        if (factor.operand(1).is_constant())
          return add(factor.operand(0), times * factor.operand(1).value());
        is_product = false;
        written = written + Term(times) * factor.operand(1) * log(factor.operand(0));
        return;
      default:
        factors.emplace_back(factor, times);
        if (!same(factor, Term(1))) written = written + Term(times) * log(factor);
    }
  }
};

class Search {
 public:
  Search(const Domain& d, Term x) : domain_(d), x_(x) {}

  std::optional<Crossing> of(const Fraction& f, int steps) const {
    if (f.numerator.is_constant()) return {};
    const int below = strict_sign(domain_, f.denominator);
    if (below == 0) return {};
    const Factorisation all = factor(f.numerator);
    int sign = all.unit.sign() * below;
    std::optional<Polynomial> open;
    for (const auto& [part, multiplicity] : all.factors) {
      if (multiplicity % 2 == 0) continue;
      if (holds(domain_, to_term(part) >= Term(0))) continue;
      if (holds(domain_, to_term(part) <= Term(0))) {
        sign = -sign;
      } else if (std::exchange(open, part)) {
        return {};
      }
    }
    auto found = open ? of_factor(*open, steps) : std::nullopt;
    if (found) found->sign *= sign;
    return found;
  }

 private:
  std::optional<Crossing> of_factor(const Polynomial& p, int steps) const {
    if (is_linear_in(p, x_)) {
      const Polynomial a = p.coefficient(x_, 1);
      const int sign = strict_sign(domain_, a);
      if (sign == 0) return {};
      return Crossing{sign, to_term(make_fraction(-p.coefficient(x_, 0), a))};
    }
    if (is_binomial_in(p, x_)) {
      if (auto found = of_binomial(p)) return found;
    }
    if (steps == 0) return {};
    if (const auto logarithms = logarithms_of(p)) return of_powers(*logarithms, steps);
    auto difference = difference_of(p);
    if (!difference) difference = difference_of_roots(domain_, p);
    if (difference) {
      const auto [a, b] = *difference;
      if (a.op() == Op::atan && b.op() == Op::atan) return of(a.operand(0) - b.operand(0), steps);
      if (is_positive(a) && is_positive(b)) return of_logarithm(a, b, steps);
    }
    return of_one_function(p, steps);
  }

  /// a (x^k - c) for x >= 0 and c >= 0: its sign is that of x - c^(1/k), but for a's.
  std::optional<Crossing> of_binomial(const Polynomial& p) const {
    const int k = p.degree(x_);
    const Polynomial a = p.coefficient(x_, k);
    const int sign = strict_sign(domain_, a);
    if (sign == 0 || !holds(domain_, x_ >= Term(0))) return {};
    const Term c = to_term(make_fraction(-p.coefficient(x_, 0), a));
    if (!holds(domain_, c >= Term(0))) return {};
    return Crossing{sign, k == 2 ? sqrt(c) : pow(c, Term(Rational(1, k)))};
  }

  std::optional<Crossing> of(Term t, int steps) const { return of(normal_form(t), steps - 1); }

  bool is_positive(Term t) const { return holds(domain_, t > Term(0)); }

  std::optional<Crossing> of_logarithm(Term a, Term b, int steps) const {
    Logarithm l;
    l.add(a, 1);
    l.add(b, -1);
    const auto is_base = [&](const auto& f) { return is_positive(f.first); };
    if (!std::ranges::all_of(l.factors, is_base)) return {};
    return l.is_product ? of_powers(l.factors, steps) : of(l.written, steps);
  }

  /// The product of the a^c, as a whole power, less 1.
  std::optional<Crossing> of_powers(const Logarithms& all, int steps) const {
    Rational common = 1;
    for (const auto& [a, c] : all) common = lcm(common, c.denominator());
    Term above = 1, below = 1;
    for (const auto& [a, c] : all) {
      const auto power = (c * common).to_long();
      if (!power || std::abs(*power) > most_power || !is_positive(a)) return {};
      Term& side = *power > 0 ? above : below;
      side = side * pow(a, Term(std::abs(*power)));
    }
    return of(above - below, steps);
  }

  /// s (log a - b), s (exp a - b) or s (sqrt a - b), x in a alone, b > 0 but for log.
  std::optional<Crossing> of_one_function(const Polynomial& p, int steps) const {
    std::optional<Term> found;
    for (Term atom : p.atoms()) {
      if (!contains(atom, x_)) continue;
      if (found || p.degree(atom) != 1) return {};
      found = atom;
    }
    if (!found || !has_inverse(*found)) return {};
    const Polynomial slope = p.coefficient(*found, 1);
    const int sign = strict_sign(domain_, slope);
    if (sign == 0) return {};
    const Term a = found->operand(0);
    const Term b = to_term(make_fraction(-p.coefficient(*found, 0), slope));
    if (!is_positive(found->op() == Op::log ? a : b)) return {};
    const Term inverse = found->op() == Op::log   ? exp(b)
                         : found->op() == Op::exp ? log(b)
                                                  : square(b);
    auto result = of(a - inverse, steps);
    if (result) result->sign *= sign;
    return result;
  }

  const Domain& domain_;
  Term x_;
};

}  // namespace

std::optional<Crossing> crossing(const Domain& d, const Fraction& f, Term x) {
  return Search(d, x).of(f, most_steps);
}

std::optional<Term> logarithmic_difference(const Domain& d, const Polynomial& p) {
  const auto difference = difference_of(p);
  if (!difference) return {};
  Logarithm l;
  l.add(difference->above, 1);
  l.add(difference->below, -1);
  const auto is_positive = [&](Term t) { return holds(d, t > Term(0)); };
  if (l.is_product || !is_positive(difference->above) || !is_positive(difference->below) ||
      !std::ranges::all_of(l.factors, [&](const auto& f) { return is_positive(f.first); }))
    return {};
  return l.written;
}

bool may_cross(const Polynomial& p, Term x) {
  const Factorisation all = factor(p);
  return std::ranges::any_of(all.factors, [&](const auto& part) {
    const Polynomial& f = part.first;
    const auto is_function = [&](Term t) {
      return (has_inverse(t) || t.op() == Op::power) && contains(t, x);
    };
    return is_linear_in(f, x) || is_binomial_in(f, x) ||
           (difference_of(f) && contains(to_term(f), x)) ||
           std::ranges::any_of(f.atoms(), is_function);
  });
}

}  // namespace gradus
