// Statements of the shapes that single reductions look for, drawn without a look at whether they
// hold: what is certified holds at the points of the domain, its corners among them.

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

Term coefficient() {
  return Term(pick<Rational>({-2, -1, Rational(-1, 2), 0, Rational(1, 2), 1, Rational(3, 2), 2}));
}

Comparison order(Term f) { return pick<Comparison>({f >= Term(0), f >= Term(0), f > Term(0)}); }

/// At least so many of the statements are certified, and none that fails.
template <class Draw>
void nothing_false_is_accepted(int cases, int least, Draw&& draw) {
  int count = 0;
  test::for_all_until_enough(cases, count, least, [&] {
    const Statement s = draw();
    if (!faults(s).empty()) return;
    RC_LOG() << text(s.conclusion);
    count += test::accepted_without_fault(s, test::is_certified(s)) ? 1 : 0;
  });
}

TEST(SoundnessOfReductions, powers_of_bases_that_may_be_0) {
  nothing_false_is_accepted(40, 1, [] {
    const Term ratio = y() / x(), half = Rational(1, 2);
    const auto base =
        pick<Term>({y(), 1 - y(), x() - y(), 1 - ratio, square(y()), y() * (1 - y())});
    const auto exponent = pick<Term>({x(), square(x()), x() - half, 2 * x(), x() * y(), -x()});
    const Term power = pow(base, exponent), other = pow(base, 2 * exponent);
    const auto bound = pick<Term>({1, 1 - exponent + exponent * base, exp(-exponent), base, other,
                                   0, 1 / (1 + exponent), 2 - power});
    const auto sides = pick<Term>({bound - power, power - bound, bound - power * exponent,
                                   bound + coefficient() * power + coefficient() * other});
    const auto bounded = [](Term t) {
      Variable v = in(t, 0, 1);
      v.lower_strict = *rc::gen::inRange(0, 2) != 0;
      return v;
    };
    std::vector<Comparison> hypotheses;
    if (*rc::gen::inRange(0, 2) != 0) hypotheses.push_back(y() <= x());
    const Variable first = pick<Variable>({bounded(x()), nonnegative(x()), positive(x())});
    return test::about(order(sides), {first, bounded(y())}, hypotheses);
  });
}

TEST(SoundnessOfReductions, roots_at_the_ends_of_ranges) {
  nothing_false_is_accepted(30, 1, [] {
    const Rational third(1, 3);
    const auto inner = pick<Term>({x() + y(), square(x()) + square(y()), x() * y(), 1 - x() * y(),
                                   pow(x(), Term(3)) + pow(y(), Term(3))});
    const Term root =
        pick<Term>({sqrt(inner), pow(inner, Term(third)), pow(inner, Term(2 * third))});
    const auto bound = pick<Term>({x() + y(), sqrt(x()) + sqrt(y()), max(x(), y()), 1,
                                   (x() + y()) / 2, inner, abs(x() - y()), 1 / root, 0});
    const Term f = bound - coefficient() * root;
    const auto range = [](Term t) { return pick<Variable>({nonnegative(t), in(t, 0, 1)}); };
    return test::about(order(f), {range(x()), range(y())});
  });
}

TEST(SoundnessOfReductions, sums_below_numbers_less_a_rest) {
  const Term k = Term::natural("k");
  nothing_false_is_accepted(40, 1, [&] {
    const long from = *rc::gen::inRange(0, 2);
    const Term shifted = k + Term(pick<Rational>({0, 1, Rational(1, 2)}));
    const Term whole = sum(k, Term(from), n(), 1 / pow(shifted, Term(*rc::gen::inRange(2, 4))));
    const Term rest = 1 / pow(n() + Term(pick<Rational>({0, Rational(1, 2), 1, 2})),
                              Term(*rc::gen::inRange(1, 3)));
    const auto most = pick<Rational>({1, Rational(6, 5), Rational(3, 2), Rational(33, 20),
                                      Rational(5, 3), 2, Rational(5, 2), 4, 5});
    const auto left = pick<Term>({whole, whole, square(whole) / whole, x() * whole});
    return test::about(order(Term(most) - coefficient() * rest - left),
                       {natural_from(n(), from), in(x(), -1, 1)});
  });
}

TEST(SoundnessOfReductions, divergences_of_two_coins) {
  nothing_false_is_accepted(3, 0, [] {
    const std::vector<Term> divergences{x() * log(x() / y()),
                                        y() * log(y() / x()),
                                        square(sqrt(x()) - sqrt(y())),
                                        square(x() - y()) / y(),
                                        square(x() - y()) / (x() + y()),
                                        x() - y(),
                                        x() * log(x()),
                                        sqrt(x() * y())};
    const auto both = [](Term f) { return f + substitute(f, {{x(), 1 - x()}, {y(), 1 - y()}}); };
    const Term f =
        coefficient() * both(pick(divergences)) + coefficient() * both(pick(divergences));
    return test::about(order(f), {in_open(x(), 0, 1), in_open(y(), 0, 1)});
  });
}

TEST(SoundnessOfReductions, what_is_concave_beside_an_open_end) {
  nothing_false_is_accepted(30, 1, [] {
    const std::vector<Term> parts{-x() * log(x()),
                                  -(1 - x()) * log(1 - x()),
                                  x() * (1 - x()),
                                  log(x()),
                                  1 / x(),
                                  sqrt(x()),
                                  square(x()),
                                  Term(1),
                                  -square(log(x())) * x()};
    const Term f = coefficient() * pick(parts) + coefficient() * pick(parts) + coefficient() * x();
    const Variable range = pick<Variable>({in_open(x(), 0, 1), in_open(x(), 0, 2)});
    return test::about(order(f), {range});
  });
}

}  // namespace
}  // namespace gradus
