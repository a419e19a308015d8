// Orders between formulas with roots: those between powers of both sides.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Roots of higher degree are left alone.
constexpr long most_root = 12;

bool has_root(const Monomial& m) {
  return std::ranges::any_of(m.powers, [](const auto& p) { return p.first.op() == Op::sqrt; });
}

std::optional<Reduction> without_roots(const Statement& s, const Polynomial& n) {
  Polynomial above, below;  // the parts with roots
  for (const auto& [monomial, c] : n.terms()) {
    if (has_root(monomial)) (c.sign() > 0 ? above : below).add_term(monomial, c);
  }
  if (above.is_zero() && below.is_zero()) return {};
  const Polynomial x = above.is_zero() ? n - below : above, y = x - n;
  if (x.is_zero()) return {};
  const bool strict = is_strict(s.conclusion.relation);
  Reduction result{{{s, {}}, {s, {}}}, {"squares of both sides"}};
  result.parts[0].statement.conclusion = to_term(x) >= Term(0);
  result.parts[1].statement.conclusion = {to_term(x * x - y * y), greater_than_zero(strict),
                                          Term(0)};
  return result;
}

/// By which power of it a monomial is one without roots: 2 for sqrt(x), 3 for x y^(2/3); 1 without
/// roots, 0 for powers with other exponents.
long order_of_roots(const Monomial& m) {
  Rational common = 1;
  for (const auto& [atom, exponent] : m.powers) {
    const bool is_power = atom.op() == Op::power;
    if (!is_power && atom.op() != Op::sqrt) continue;
    if (is_power && !atom.operand(1).is_constant()) return 0;
    const Rational e = is_power ? atom.operand(1).value() : Rational(1, 2);
    common = lcm(common, (e * Rational(exponent)).denominator());
  }
  return common.to_long().value_or(0);
}

/// x - y >= 0, where x and y are each without roots or one monomial: x^q >= y^q, and x >= 0 unless
/// q is odd.
std::optional<Reduction> without_higher_roots(const Statement& s, const Polynomial& n) {
  Polynomial above, below;  // the parts with roots
  Rational common = 1;
  for (const auto& [monomial, c] : n.terms()) {
    const long order = order_of_roots(monomial);
    if (order == 0) return {};
    common = lcm(common, Rational(order));
    if (order > 1) (c.sign() > 0 ? above : below).add_term(monomial, c);
  }
  if (above.terms().size() > 1 || below.terms().size() > 1) return {};
  if (common <= Rational(2) || common > Rational(most_root)) return {};
  const Polynomial x = above.is_zero() ? n - below : above, y = x - n;
  if (!above.is_zero() && !below.is_zero() && !(above + below == n)) return {};
  const long q = *common.to_long();
  ReducedStatement part{s, {}};
  part.statement.conclusion = above_zero(normal_form(pow(to_term(x), q) - pow(to_term(y), q)),
                                         is_strict(s.conclusion.relation));
  Reduction result{{std::move(part)}, {"both sides to the power " + std::to_string(q)}};
  if (q % 2 == 0) {
    result.parts.push_back({s, {}});
    result.parts.back().statement.conclusion = to_term(x) >= Term(0);
  }
  return result;
}

bool contains_root(Term t) {
  bool found = false;
  for_each_node(t, [&](Term part) { found = found || part.op() == Op::sqrt; });
  return found;
}

/// n <= r d for n / d <= r, d > 0 with roots: in normal form it may be hard to see that it is.
std::optional<Reduction> times_roots(const Statement& s) {
  const Comparison& c = s.conclusion;
  for (const bool left : {true, false}) {
    const Term side = left ? c.left : c.right, other = left ? c.right : c.left;
    if (side.op() != Op::divide || !contains_root(side.operand(1))) continue;
    const Term n = side.operand(0), d = side.operand(1);
    if (!holds(s.domain, d > Term(0))) continue;
    ReducedStatement part{s, {}};
    part.statement.conclusion =
        left ? Comparison{n, c.relation, other * d} : Comparison{other * d, c.relation, n};
    return Reduction{{std::move(part)}, {"both sides times " + text(d)}};
  }
  return {};
}

}  // namespace

std::vector<Reduction> reductions_of_quotients(const Statement& s) {
  if (auto r = times_roots(s)) return {std::move(*r)};
  return {};
}

std::vector<Reduction> reductions_of_roots(const Statement& s, const Polynomial& n) {
  std::vector<Reduction> result;
  for (const auto& reduce : {without_roots, without_higher_roots}) {
    if (auto r = reduce(s, n)) result.push_back(std::move(*r));
  }
  return result;
}

}  // namespace gradus
