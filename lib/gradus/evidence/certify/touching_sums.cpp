// What a sum is, or what all of its members are at most.

#include <algorithm>
#include <iterator>

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Of polynomials before powers in a sum.
constexpr int most_degree = 3;

Term simplified(Term t) { return to_term(normal_form(t)); }

Term number_of_members(Term sum) { return simplified(sum.operand(2) - sum.operand(1) + 1); }

Term member(Term sum, Term at) { return substitute(sum.operand(3), {{sum.operand(0), at}}); }

ReducedStatement with_conclusion(const Statement& s, const Comparison& c) {
  ReducedStatement part{s, {}};
  part.statement.conclusion = c;
  return part;
}

/// That the sum has this value is a part, too, for an induction.
Reduction with_value(const Statement& s, Term sum, Term q, Term closed) {
  return Reduction{{with_conclusion(s, q != 1), with_conclusion(s, sum == closed),
                    with_conclusion(s, substitute(s.conclusion, {{sum, closed}}))},
                   {text(sum) + " = " + text(closed)}};
}

/// The sum of a q^i.
std::optional<Reduction> geometric(const Statement& s, Term sum) {
  const Term i = sum.operand(0);
  const Term q = simplified(member(sum, i + 1) / member(sum, i));
  if (contains(q, i) || same(q, Term(1))) return {};
  const Term first = simplified(member(sum, sum.operand(1)));
  const Term closed = first * (1 - pow(q, number_of_members(sum))) / (1 - q);
  return with_value(s, sum, q, closed);
}

/// A member p(i) q^i / below; q^(-i) stands in a denominator.
struct PolynomialTimesPower {
  Polynomial p;
  Term q, below;
};
std::optional<PolynomialTimesPower> polynomial_times_power(Term member, Term i) {
  const Fraction f = normal_form(member);
  std::optional<Term> power;
  bool under = false;
  for (const Polynomial* side : {&f.numerator, &f.denominator}) {
    for (Term a : side->atoms()) {
      if (!contains(a, i) || (same(a, i) && side == &f.numerator)) continue;
      if (power || a.op() != Op::power || !same(a.operand(1), i)) return {};
      power = a;
      under = side == &f.denominator;
    }
  }
  const Polynomial& side = under ? f.denominator : f.numerator;
  if (!power || side.degree(*power) != 1 || !side.coefficient(*power, 0).is_zero()) return {};
  const Polynomial rest = side.coefficient(*power, 1);
  const Term base = power->operand(0);
  if (under) return PolynomialTimesPower{f.numerator, 1 / base, to_term(rest)};
  return PolynomialTimesPower{rest, base, to_term(f.denominator)};
}

/// The sum of p(i) q^(i - s), p of degree d > 0: with r(i) of that degree such that q r(i + 1) -
/// r(i) = p(i), it is r(n) q^(n - s) less r(m) q^(m - s), from m to n - 1.
std::optional<Reduction> with_polynomial(const Statement& s, Term sum) {
  const Term i = sum.operand(0);
  const auto found = polynomial_times_power(sum.operand(3), i);
  if (!found) return {};
  const auto& [p, q, divisor] = *found;
  const int degree = p.degree(i);
  const bool plain = free_symbols(q).empty() || (q.is_symbol() && !same(q, i));
  if (!plain || degree < 1 || degree > most_degree) return {};
  const int shift = q.is_symbol() ? normal_form(divisor).numerator.degree(q) : 0;
  const Term below = simplified(divisor / pow(q, Term(shift)));
  // From the highest power down: (q - 1) r_k = p_k - q (sum over j > k of (j over k) r_j).
  std::vector<Term> r(static_cast<std::size_t>(degree) + 1, Term(0));
  for (std::size_t k = r.size(); k-- > 0;) {
    Term rest = to_term(p.coefficient(i, static_cast<int>(k))) / below;
    Rational choices = 1;
    for (std::size_t j = k + 1; j < r.size(); ++j) {
      choices = choices * Rational(j) / Rational(j - k);
      rest = rest - q * Term(choices) * r[j];
    }
    r[k] = simplified(rest / (q - 1));
  }
  const auto at = [&](Term j) {
    Term value = r[0];
    for (std::size_t k = 1; k < r.size(); ++k) value = value + r[k] * pow(j, Term(k));
    return value * pow(q, simplified(j - Term(shift)));
  };
  const Term closed = at(simplified(sum.operand(2) + 1)) - at(sum.operand(1));
  return with_value(s, sum, q, closed);
}

/// The sum, one side of the conclusion, against so many times each member.
std::optional<Reduction> by_members(const Statement& s, Term sum) {
  const Comparison& c = s.conclusion;
  const bool left = same(c.left, sum);
  if (!is_order(c.relation) || left == same(c.right, sum)) return {};
  const Term other = left ? c.right : c.left, count = number_of_members(sum);
  // So many members there are only from an integer >= 0 to an integer.
  if (contains(other, sum) || !has_integer_limits(sum)) return {};
  std::set<std::string> taken = variable_names(s.domain);
  const Term k = Term::natural(new_symbol("k", taken).name());
  const bool is_defined = is_defined_on(s.domain, other);
  const auto compare = [&](Term mine, Term against) {
    return left ? Comparison{mine, c.relation, against} : Comparison{against, c.relation, mine};
  };
  Reduction result{
      {with_conclusion(
          s, compare(member(sum, k), is_defined ? simplified(other / count) : other / count))},
      {"each member of " + text(sum)}};
  Domain& d = result.parts[0].statement.domain;
  d.variables.push_back(natural_from(k, 0));
  d.hypotheses.push_back(k >= sum.operand(1));
  d.hypotheses.push_back(k <= sum.operand(2));
  // So many times what the other side is divided by.
  result.parts.push_back(with_conclusion(s, count > Term(0)));
  if (!sum.operand(1).is_constant() || sum.operand(1).value().sign() < 0)
    result.parts.push_back(with_conclusion(s, sum.operand(1) >= Term(0)));
  return result;
}

}  // namespace

std::vector<Reduction> reductions_of_sums(const Statement& s) {
  std::set<Term, TermOrder> sums;
  const auto look = [&](Term t) {
    if (t.op() == Op::sum) sums.insert(t);
  };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  std::vector<Reduction> result;
  const auto add = [&](std::optional<Reduction> r) {
    if (r) result.push_back(std::move(*r));
  };
  for (Term sum : sums) {
    try {
      add(geometric(s, sum));
      add(with_polynomial(s, sum));
      add(by_members(s, sum));
      std::ranges::move(reductions_to_telescoping(s, sum), std::back_inserter(result));
    } catch (const std::exception&) {  // too large, or nowhere defined
    }
  }
  return result;
}

}  // namespace gradus
