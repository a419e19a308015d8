// Both sides are equal at a point of the domain that is known; the statement then asks for a little
// more than that, so it is false there: never accepted, however little it is.

#include <gtest/gtest.h>

#include "evidence/soundness/soundness_check.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::n;
using test::x;
using test::y;

template <class T>
T pick(const std::vector<T>& from) {
  return *rc::gen::elementOf(from);
}

/// A point, a domain that contains it, and what vanishes there and is >= 0 on the domain.
struct Edge {
  Rational p, q;
  long k;
  std::vector<Variable> variables;
  std::vector<Comparison> hypotheses;
  std::vector<Term> slacks;

  Valuation<Rational> at() const { return test::valuation<Rational>({p, q, k}); }
};

/// x within bounds of which it may meet one at p.
void bound(Edge& e, Term symbol, const Rational& p) {
  const Rational wide = *rc::gen::inRange(1, 4);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      e.variables.push_back(in(symbol, p, p + wide));
      e.slacks.push_back(symbol - Term(p));
      return;
    case 1:
      e.variables.push_back(in(symbol, p - wide, p));
      e.variables.back().lower_strict = pick<char>({false, true}) != 0;
      e.slacks.push_back(Term(p) - symbol);
      return;
    case 2:
      e.variables.push_back(in(symbol, p - wide, p + wide));
      return;
    default:
      e.variables.push_back(p.sign() > 0 ? positive(symbol) : real(symbol));
  }
}

Edge any_edge() {
  Edge e;
  const std::vector<Rational> some{0, 1, Rational(1, 2), Rational(1, 3), -1, 2};
  e.p = pick(some);
  e.q = pick(some);
  e.k = *rc::gen::inRange(1, 4);
  bound(e, x(), e.p);
  bound(e, y(), e.q);
  const Term p(e.p), q(e.q);
  e.slacks.insert(e.slacks.end(),
                  {square(x() - p), abs(y() - q), square(x() - p - y() + q), max(x() - p, p - x()),
                   exp(x() - p) - Term(1) - x() + p, cosh(y() - q) - Term(1),
                   square(x() - p) / (Term(1) + square(y())), square(x() * y() - p * q),
                   Term(1) - cos(x() - p), sqrt(Term(1) + square(y() - q)) - Term(1)});
  if (e.p.sign() > 0) {
    e.slacks.push_back(x() - p - p * log(x() / p));
    e.slacks.push_back(x() / p + p / x() - Term(2));
    e.slacks.push_back(pow(x(), square(y() - q)) + pow(x(), -square(y() - q)) - Term(2));
  }
  if (*rc::gen::inRange(0, 3) == 0) {
    e.variables.push_back(natural_from(n(), e.k));
    e.slacks.push_back(n() - Term(e.k));
    e.slacks.push_back(square(y() - q) * n());
  }
  // Of a hypothesis that the point meets with equality, the slack too.
  const Term right = pick<Term>(
      {x() - p + q, square(x() - p) + q, abs(x() - p) + q, q * exp(x() - p), max(x(), p) - p + q});
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      e.hypotheses.push_back(y() <= right);
      e.slacks.push_back(right - y());
      break;
    case 1:
      e.hypotheses.push_back(y() >= right);
      e.slacks.push_back(y() - right);
      break;
    case 2:
      e.hypotheses.push_back(y() == right);
      e.slacks.push_back(y() - right);
      break;
    case 3:
      e.hypotheses.push_back(x() != p + Term(Rational(1, 7)));
      break;
    default:
      break;
  }
  return e;
}

/// >= 0 on the domain, 0 at the point.
Term touching(const Edge& e) {
  Term sum(0);
  for (int k = *rc::gen::inRange(1, 4); k > 0; --k) {
    const Term s = pick(e.slacks), t = pick(e.slacks);
    sum = sum + pick<Term>({s, s, s * t, max(s, t), min(s, t), exp(s) - Term(1), log(Term(1) + s),
                            atan(s), s / (Term(1) + t), square(s) * t, sqrt(square(s) + t)});
  }
  return sum;
}

Statement beyond(const Edge& e) {
  const Term f = touching(e), s = pick(e.slacks);
  const Term bump(pick<Rational>({Rational(1, 1'000'000'000'000), Rational(1, 1'000'000),
                                  Rational(1, 1000), Rational(1, 10)}));
  const Comparison c = pick<Comparison>(
      {f > Term(0), f >= bump, f + bump * s >= bump, f >= bump * exp(-s), f >= bump / (Term(1) + s),
       f * exp(s) > Term(0), f != Term(0), f >= bump * pow(Term(2), s),
       max(f, s) >= bump * abs(cos(s)), -f<Term(0), exp(f)> Term(1) + f, f + Term(1) > exp(-f)});
  return test::about(c, e.variables, e.hypotheses);
}

TEST(SoundnessAtEdges, nothing_more_than_what_touches_is_accepted) {
  int met = 0;
  test::for_all_until_enough(3, met, 1, [&] {
    const Edge e = any_edge();
    const Statement s = beyond(e);
    if (!faults(s).empty()) return;
    const auto at = test::valuation<Interval>(test::Values{e.p, e.q, e.k});
    // Rounding may leave open whether the point meets its bounds: it does.
    for (const Comparison& c : assumptions(s.domain)) {
      RC_ASSERT(possibly(compare(evaluate(c.left, at), c.relation, evaluate(c.right, at))));
    }
    ++met;
    RC_LOG() << text(s.conclusion) << " at x=" << e.p << " y=" << e.q << " n=" << e.k;
    RC_ASSERT(!test::is_proved(shift_naturals(s)));
    RC_ASSERT(!test::is_certified(s));
  });
}

}  // namespace
}  // namespace gradus
