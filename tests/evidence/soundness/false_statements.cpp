#include "evidence/soundness/false_statements.hpp"

#include <algorithm>

#include "gradus/algebra/compare.hpp"
#include "gradus/evidence/prove/sign_search.hpp"
#include "support/statements.hpp"

namespace gradus::test {

namespace {

template <class T>
T pick(const std::vector<T>& from) {
  return *rc::gen::elementOf(from);
}

Rational r(long a, long b) { return Rational(a, b); }

/// What is known of a comparison at a point.
enum class Truth { holds, fails, has_no_value, unknown };

Truth truth(const Comparison& c, const Values& point) {
  try {
    const auto at = valuation<Rational>(point);
    return compare(evaluate(c.left, at), c.relation, evaluate(c.right, at)) ? Truth::holds
                                                                            : Truth::fails;
  } catch (const NotRational&) {
  } catch (const std::domain_error&) {
    return Truth::has_no_value;
  } catch (const std::length_error&) {
    return Truth::unknown;
  }
  const auto at = valuation<Interval>(point);
  const Interval left = evaluate(c.left, at), right = evaluate(c.right, at);
  if (left.definedness() == Definedness::nowhere || right.definedness() == Definedness::nowhere)
    return Truth::has_no_value;
  if (certainly(compare(left, c.relation, right))) return Truth::holds;
  return possibly(compare(left, c.relation, right)) ? Truth::unknown : Truth::fails;
}

Palette formulas(bool naturals) {
  Palette p = straight_formulas();
  p.leaves = {x(), x(), y(), y(), 1, 2, -1, Rational(1, 2), 0};
  p.exponents = {2, 3, -1, Rational(1, 2), Rational(-1, 3), x(), y(), x() - y()};
  if (naturals) {
    p.leaves.push_back(n());
    p.exponents.insert(p.exponents.end(), {n(), n(), n() - 1, 2 * n(), 1 - n()});
    p.sums = true;
  }
  p.depth = 3;
  return p;
}

/// Where a real stands: simple, or where a search does not look first.
Rational any_place() {
  return pick<Rational>(
      {0, 0, 1, 1, -1, 2, r(1, 2), r(1, 3), r(17, 7), r(-9, 11), r(12, 5), r(101, 100)});
}

/// A range with p in it, at an end or not.
Variable any_range(Term symbol, const Rational& p) {
  const Rational below = pick<Rational>({0, 0, r(1, 1000), r(1, 2), 2}),
                 above = pick<Rational>({0, r(1, 1000), r(1, 2), 2, 3});
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return real(symbol);
    case 1:
      return p.sign() > 0 ? positive(symbol) : Variable{symbol, p, {}};
    case 2:
      return Variable{symbol, {}, p + above};
    default: {
      Variable v = in(symbol, p - below, p + above);
      v.lower_strict = below.sign() > 0 && *rc::gen::inRange(0, 3) == 0;
      v.upper_strict = above.sign() > 0 && *rc::gen::inRange(0, 3) == 0;
      return v;
    }
  }
}

/// Formulas that vanish at the point. Around it they are >= 0, or where `x >= p` and `y >= q`.
std::vector<Term> slacks(const Values& at) {
  const Term p(at.x), q(at.y), u = x() - p, v = y() - q;
  std::vector<Term> result{u,
                           v,
                           square(u),
                           square(u) * square(v),
                           abs(v),
                           abs(u - v),
                           square(u - v),
                           square(x() * y() - p * q),
                           max(u, -u),
                           max(u, v),
                           exp(u) - 1 - u,
                           exp(u) - u - cosh(v),
                           cosh(v) - 1 - square(v) / 2,
                           cos(u) - 1 + square(u) / 2,
                           1 - cos(u),
                           log(1 + square(v)),
                           square(u) + square(v) - u * v,
                           abs(u) + abs(v) - abs(u + v),
                           sqrt(square(u) + square(v)) - r(3, 5) * u - r(4, 5) * v,
                           square(u) / (1 + square(y())),
                           square(tanh(v)),
                           u - sin(u),
                           log((1 + exp(u)) / 2) - u / 2};
  if (at.x.sign() > 0) {
    const Term w = x() / p;
    result.insert(result.end(),
                  {w - 1 - log(w), w + 1 / w - 2, w * log(w) - w + 1, w + 1 - 2 * sqrt(w),
                   pow(w, y()) - 1 - y() * log(w), log(w) - 1 + 1 / w, sqrt(w) - 1,
                   (1 - 1 / w) * (2 - w), log(w) * (2 - w), pow(w, square(v)) - 1});
    if (at.n > 0) {
      result.insert(result.end(), {pow(w, n()) - 1 - n() * (w - 1), pow(w, n()) + pow(w, -n()) - 2,
                                   pow(w, n() - 1) - 1});
    }
  }
  if (at.x.sign() > 0 && at.x == at.y) {
    result.insert(result.end(), {x() + y() - 2 * sqrt(x() * y()), x() / y() + y() / x() - 2,
                                 square(x()) / y() - 2 * x() + y(), max(x(), y()) - sqrt(x() * y()),
                                 x() * log(x() / y()) - x() + y()});
  }
  if (at.n > 0) {
    result.insert(result.end(),
                  {n() - Term(at.n), pow(1 + u, n()) - 1 - n() * u, square(u) * n(),
                   sum(i(), 1, n(), i() * square(u)),
                   sum(i(), 0, n(), pow(1 + square(v), i())) - n() - 1, pow(u, 2 * n())});
  }
  return result;
}

Term touching(const std::vector<Term>& slacks) {
  Term result = pick(slacks);
  if (*rc::gen::inRange(0, 2) == 0) {
    const Term s = pick(slacks);
    result = pick<Term>({result + s, result + s, result + 2 * abs(s), result * (1 + square(s)),
                         max(result, s), min(result, square(s)), exp(result) - 1, atan(result),
                         result / (1 + square(s)), result * s, log(1 + square(result)) + s});
  }
  return result;
}

/// A little more than what touches, or less than nothing of it.
Comparison beyond(const std::vector<Term>& slacks) {
  const Term f = touching(slacks), s = pick(slacks);
  const Term bump(pick<Rational>({r(1, 1'000'000'000'000), r(1, 1'000'000), r(1, 1000), r(1, 10)}));
  return pick<Comparison>({f > 0, f > 0, f >= bump, f >= bump, f >= bump, -f <= -bump, f == bump,
                           f != 0, bump - f < 0, f + bump * square(s) >= bump,
                           f >= bump * exp(-abs(s)), exp(f) >= 1 + f + bump, max(f, s) >= bump});
}

/// True wherever there is a value, but at the point there is none.
Comparison without_value(const Values& at, const std::vector<Term>& slacks) {
  const Term u = x() - Term(at.x), v = y() - Term(at.y), f = square(pick(slacks));
  std::vector<Term> partial{log(u),
                            1 / u,
                            sqrt(u - Rational(1, 10)),
                            pow(u, Rational(1, 3)),
                            log(-abs(v)),
                            pow(abs(u - v), -1),
                            u / (u + v),
                            log(max(u, v)),
                            pow(u, x()),
                            square(u) / u,
                            sqrt(min(u, v) - Rational(1, 3))};
  if (at.n > 0) {
    const Term m = n() - Term(at.n);
    partial.insert(partial.end(), {pow(u, m - 1), sum(i(), m - 1, n(), i() * square(v)),
                                   sum(i(), 0, n() + Rational(1, 2), 1 / (1 + i())),
                                   least(i(), m + 1, n() - Term(at.n), 1 + i()), 1 / m,
                                   sum(i(), 0, n(), i() / m), sum(i(), m - 2, m, pow(y(), i()))});
  }
  const Term t = pick(partial);
  return pick<Comparison>({f + 0 * t >= 0, max(f + 1, t) > 0, max(t, f) >= -1, min(-1, t) <= 0,
                           t - t <= f, square(t) >= 0, exp(t) > 0, atan(t) <= 2, abs(t) >= 0,
                           f + 1 > tanh(t), max(u, t) >= u, t <= t + f, t * f <= t * f + 1,
                           min(u, t) <= u + f});
}

/// Hypotheses about what hangs on a value that is missing nearby.
Comparison any_tie(const Values& at) {
  const Term p(at.x), q(at.y), u = x() - p, v = y() - q;
  const Term step(pick<Rational>({r(1, 1000), r(1, 3), 1}));
  const Term inside =
      pick<Term>({u + step, v + step, step - u, step - v, u - v + step, square(u) - step,
                  u * v - step, max(u, v) - step, abs(u) - step, step - abs(v), min(u, v) + step});
  const Term zero = pick<Term>(
      {0 * log(inside), 0 * sqrt(inside), 0 / inside, 0 * pow(inside, y()), 0 * pow(inside, x()),
       log(inside) - log(inside), pow(inside, Rational(1, 3)) - pow(inside, Rational(1, 3)),
       0 * pow(inside, n() - 1), inside / inside - 1, 0 * pow(x(), y()), 0 * pow(y(), n()), 0});
  const Term moving = pick<Term>({u, v, -u, -v, u - v, u + v, max(u, v), min(u, v), -max(u, v),
                                  abs(u), -abs(v), square(u) - v, pow(1 + u, n()) - 1, -square(v),
                                  exp(u) - exp(v), u * y(), v / (2 + square(x()))});
  return pick<Comparison>({moving + zero <= 0, moving <= zero, moving + zero >= 0, moving == zero,
                           moving + zero <= step, v <= zero, u + zero == 0, v == u + zero});
}

/// What happens to be true at the point, about any formulas.
std::optional<Comparison> any_truth(const Values& at, const Palette& palette) {
  const Comparison c{*any_term(palette),
                     pick<Relation>({Relation::less_equal, Relation::less, Relation::not_equal,
                                     Relation::greater_equal, Relation::equal}),
                     *any_term(palette)};
  const Truth known = truth(c, at);
  if (known == Truth::holds) return c;
  return known == Truth::fails ? std::optional(negation(c)) : std::nullopt;
}

/// Larger formulas take long, and few reductions look at them.
constexpr std::size_t most_nodes = 28;

std::optional<FalseStatement> drawn() {
  FalseStatement result{about(Term(0) > 0, {}), {}};
  Values& at = result.at;
  at.x = any_place();
  at.y = *rc::gen::inRange(0, 3) == 0 ? at.x : any_place();
  const bool naturals = *rc::gen::inRange(0, 3) == 0;
  at.n = naturals ? *rc::gen::inRange<long>(0, 5) : 0;
  Domain& d = result.statement.domain;
  d.variables = {any_range(x(), at.x), any_range(y(), at.y)};
  if (naturals) d.variables.push_back(natural_from(n(), *rc::gen::inRange<long>(0, at.n + 1)));
  const Palette palette = formulas(naturals);
  for (int k = *rc::gen::inRange(0, 3); k > 0; --k) {
    const auto h =
        *rc::gen::inRange(0, 3) > 0 ? std::optional(any_tie(at)) : any_truth(at, palette);
    if (h) d.hypotheses.push_back(*h);
  }
  const int kind = *rc::gen::inRange(0, 5);
  if (kind > 1) {
    result.statement.conclusion = beyond(slacks(at));
  } else if (kind > 0) {
    result.statement.conclusion = without_value(at, slacks(at));
  } else if (const auto known = any_truth(at, palette)) {
    result.statement.conclusion = negation(*known);
  }
  if (node_count(gap(result.statement.conclusion)) > most_nodes) return {};
  // A hypothesis about n may stand where there is none.
  if (!faults(result.statement).empty() || !is_false_at(result.statement, at)) return {};
  return result;
}

}  // namespace

bool is_false_at(const Statement& s, const Values& point) {
  const auto is_met = [&](const Comparison& c) { return truth(c, point) == Truth::holds; };
  if (!std::ranges::all_of(assumptions(s.domain), is_met)) return false;
  const Truth known = truth(s.conclusion, point);
  return known == Truth::fails || known == Truth::has_no_value;
}

std::optional<FalseStatement> any_false_statement() {
  return *rc::gen::resize(100, rc::gen::exec(drawn));  // the first cases are not simpler
}

}  // namespace gradus::test
