// Both sides are equal at an irrational point, which no search meets: asked for a little more
// there, or where hypotheses leave nothing but it, nothing false is accepted.

#include <gtest/gtest.h>

#include "evidence/soundness/false_statements.hpp"
#include "gradus/algebra/compare.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::x;
using test::y;

template <class T>
T pick(const std::vector<T>& from) {
  return *rc::gen::elementOf(from);
}

Rational r(long a, long b) { return Rational(a, b); }

/// A continuous formula in the variable that changes its sign between two numbers > 0.
struct Root {
  Term formula;
  Rational below, above;
};

std::vector<Root> roots(Term v) {
  return {{square(v) - 2, r(7, 5), r(3, 2)},
          {pow(v, 3) - 2, r(5, 4), r(4, 3)},
          {exp(v) - 2, r(2, 3), r(3, 4)},
          {log(v) + r(1, 2), r(3, 5), r(2, 3)},
          {v - sqrt(Term(3)), r(5, 3), r(7, 4)},
          {cos(v), r(3, 2), r(8, 5)},
          {tanh(v) - r(1, 3), r(1, 3), r(2, 5)},
          {v * exp(v) - 1, r(1, 2), r(3, 5)},
          {v + log(v), r(1, 2), r(3, 5)},
          {atan(v) - 1, r(3, 2), r(8, 5)},
          {v - r(1, 1'000'003), r(1, 1'000'004), r(1, 1'000'002)}};  // as good as irrational
}

/// >= 0, and 0 where u is.
Term touching(Term u) {
  return pick<Term>({square(u),
                     pow(u, 4),
                     abs(u),
                     exp(u) - 1 - u,
                     cosh(u) - 1,
                     1 - cos(u),
                     log(1 + square(u)),
                     sqrt(1 + square(u)) - 1,
                     max(u, -u),
                     u * atan(u),
                     u * tanh(u),
                     square(u) / (1 + square(u)),
                     log(cosh(u)),
                     exp(abs(u)) - 1,
                     sqrt(abs(u)),
                     1 - exp(-square(u)),
                     max(u, 0) + max(-u, 0),
                     cosh(u) - 1 - square(u) / 2,
                     exp(u) + exp(-u) - 2,
                     sqrt(square(u)) - u * 0});
}

Term scaled(Term t, Term v) {
  return pick<Term>({t, t, 3 * t, exp(v) * t, (1 + square(v)) * t, t / (1 + exp(v)), t / v});
}

/// Holds the root of each variable.
Variable any_range(Term v) {
  return pick<Variable>({in(v, r(1, 1'000'004), 6), positive(v), in(v, 0, 5), half_open(v, 0, 5)});
}

Comparison beyond(Term f) {
  const Term bump(
      pick<Rational>({r(1, 100), r(1, 100'000), r(1, 1'000'000'000), r(1, 1'000'000'000'000'000)}));
  return pick<Comparison>({f > 0, f > 0, f >= bump, f >= bump, -f <= -bump, f != 0,
                           exp(-f) <= 1 - bump / 2, f + 1 > exp(f) - square(f)});
}

void expect_open(const Statement& s) {
  if (!faults(s).empty()) return;
  for (const Comparison& c : assumptions(s.domain)) RC_LOG() << text(c) << ", ";
  RC_LOG() << "|- " << text(s.conclusion);
  RC_ASSERT(test::accepted_by(s).value_or("") == "");
  RC_ASSERT(!test::is_certified_directly(s));
}

TEST(SoundnessAtIrrationalPoints, roots_are_where_they_are_said_to_be) {
  for (const Root& root : roots(x())) {
    const auto at = [&](const Rational& value) {
      return evaluate(root.formula, test::valuation<Interval>(test::Values{value, 0, 0}));
    };
    const bool falls = certainly(at(root.below) > Interval(0));
    EXPECT_TRUE(certainly(falls ? at(root.above) < Interval(0) : at(root.above) > Interval(0)) &&
                (falls || certainly(at(root.below) < Interval(0))))
        << text(root.formula);
  }
}

TEST(SoundnessAtIrrationalPoints, nothing_more_than_what_touches_is_accepted) {
  test::for_all(2, [&] {
    Statement s{"test", {}, x() > 0};
    Term f = scaled(touching(pick(roots(x())).formula), x());
    s.domain.variables = {any_range(x())};
    if (*rc::gen::inRange(0, 3) == 0) {
      f = f + scaled(touching(pick(roots(y())).formula), y());
      s.domain.variables.push_back(any_range(y()));
    }
    s.conclusion = beyond(f);
    expect_open(s);
  });
}

TEST(SoundnessAtIrrationalPoints, what_fails_at_the_only_point_is_not_accepted) {
  test::for_all(4, [&] {
    const Root root = pick(roots(x()));
    Statement s{"test", {}, x() > 0};
    s.domain.variables = {any_range(x())};
    const Term u = root.formula, t = touching(u);
    s.domain.hypotheses = pick<std::vector<Comparison>>(
        {{u == 0}, {u <= 0, u >= 0}, {t <= 0}, {t == 0}, {x() >= root.below, square(u) <= 0}});
    // The point lies strictly between the two numbers.
    s.conclusion = pick<Comparison>(
        {x() <= root.below, x() >= root.above, x() == root.below,
         square(x()) >= root.above * root.above, exp(-x()) <= exp(-Term(root.above)),
         log(x()) <= log(Term(root.below)), 1 / x() >= 1 / Term(root.below)});
    expect_open(s);
  });
}

}  // namespace
}  // namespace gradus
