// Subterms that cancel their own pole, on boxes that contain it or touch it with a face: where such
// a formula has no value, nothing about it is accepted.

#include <gtest/gtest.h>

#include "evidence/soundness/soundness_check.hpp"
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

Term plain() {
  return pick<Term>({x(), y(), x() - y(), x() * y(), square(x()), 1, 2, -1, Rational(1, 2), 0});
}

/// What vanishes or changes its sign somewhere in the boxes below.
Term vanishing() {
  const Term half(Rational(1, 2));
  return pick<Term>({x(), x(), y(), x() - half, Term(1) - x(), x() - y(), y() - x(),
                     x() * (x() - Term(1)), square(x()) - Term(1), square(x()), abs(x()),
                     square(x() - y()), y() - half, max(x(), Term(0)), -x(), x() + Term(1)});
}

/// Has no value where t vanishes (or is negative), and what it is equal to elsewhere.
std::pair<Term, Term> cancelling(Term t) {
  const Term half(Rational(1, 2)), third(Rational(1, 3)), zero(0), one(1);
  const Term u = plain();
  return pick<std::pair<Term, Term>>({{square(t) / t, t},
                                      {t * u / t, u},
                                      {t / t, one},
                                      {t / t * u, u},
                                      {(t * u + t) / t, u + one},
                                      {t * pow(t, Term(-1)), one},
                                      {pow(t, Term(2)) * pow(t, Term(-1)), t},
                                      {one / (one / t), t},
                                      {u / (u / t), t},
                                      {t * abs(u) / t, abs(u)},
                                      {square(sqrt(t)), t},
                                      {sqrt(t) * sqrt(t), t},
                                      {pow(t, half) * pow(t, -half), one},
                                      {pow(t, half) * pow(t, half), t},
                                      {pow(pow(t, third), Term(3)), t},
                                      {pow(pow(t, Term(2)), half), abs(t)},
                                      {pow(t, u) * pow(t, -u), one},
                                      {pow(t, u) / pow(t, u), one},
                                      {pow(t, third) - pow(t, third), zero},
                                      {exp(log(t)), t},
                                      {exp(-log(t)) * t, one},
                                      {log(t) - log(t), zero},
                                      {log(square(t)) - Term(2) * log(abs(t)), zero},
                                      {zero * log(t), zero},
                                      {zero * sqrt(t), zero},
                                      {zero / t, zero},
                                      {(t - t) / t, zero},
                                      {zero * pow(t, -half), zero},
                                      {pow(u / t, Term(0)), one},
                                      {exp(zero * log(t)), one},
                                      {pow(zero, one / t) * u, zero},
                                      {log(exp(one / t)) * t, one},
                                      {sqrt(square(t) / t), sqrt(t)},
                                      {tanh(t) / tanh(t), one},
                                      {sin(t) * u / sin(t), u}});
}

/// The formula, and what one would take it for.
std::pair<Term, Term> with_pole() {
  auto [t, simple] = cancelling(vanishing());
  for (int k = *rc::gen::inRange(0, 3); k > 0; --k) {
    const Term u = plain();
    std::tie(t, simple) =
        pick<std::pair<Term, Term>>({{t + u, simple + u},
                                     {u - t, u - simple},
                                     {t * u, simple * u},
                                     {t * square(u), simple * square(u)},
                                     {square(t), square(simple)},
                                     {exp(t), exp(simple)},
                                     {abs(t), abs(simple)},
                                     {max(t, u), max(simple, u)},
                                     {min(t, u), min(simple, u)},
                                     {log(Term(1) + square(t)), log(Term(1) + square(simple))},
                                     {atan(t), atan(simple)},
                                     {Term(0) * t, Term(0)}});
  }
  return {t, simple};
}

Statement about_pole() {
  const auto [t, simple] = with_pole();
  const Term above = pick<Term>({0, square(x() - y()), abs(x()), 1, 3, exp(x()), square(y())});
  const Relation relation = pick<Relation>(
      {Relation::greater_equal, Relation::greater_equal, Relation::greater, Relation::equal});
  const Comparison c = pick<Comparison>({{t + above, relation, simple},
                                         {t + above, relation, Term(0)},
                                         {t, relation, simple - above},
                                         {t, relation, -above},
                                         {square(t - simple) + above, relation, Term(0)}});
  const Rational ends[] = {-1, Rational(-1, 2), 0, 0, Rational(1, 2)};
  Variable first = in(x(), ends[*rc::gen::inRange(0, 5)], 1),
           second = in(y(), ends[*rc::gen::inRange(0, 5)], 1);
  first.lower_strict = *rc::gen::inRange(0, 4) == 0;
  first.upper_strict = *rc::gen::inRange(0, 4) == 0;
  second.lower_strict = *rc::gen::inRange(0, 4) == 0;
  if (*rc::gen::inRange(0, 8) == 0) first = real(x());
  if (*rc::gen::inRange(0, 8) == 0) second = nonnegative(y());
  std::vector<Comparison> hypotheses;
  if (*rc::gen::inRange(0, 2) == 0) {
    hypotheses.push_back(pick<Comparison>(
        {x() != Term(0), x() > Term(0), x() >= Term(0), x() != y(), x() <= y(), y() == x(),
         y() == square(x()), abs(x()) <= y(), max(x(), y()) <= Term(1), square(x()) > Term(0),
         x() * y() >= Term(0), y() == x() + Term(Rational(1, 2))}));
  }
  return test::about(c, {first, second}, std::move(hypotheses));
}

TEST(SoundnessAtPoles, faults_are_found) {
  const auto on = [](Term t) {
    return test::fault(test::about(t >= Term(-9), {in(x(), 0, 1), in(y(), 0, 1)}));
  };
  for (Term t :
       {square(x()) / x(), pow(x(), Term(Rational(-1, 2))), exp(log(x())), Term(0) * log(x()),
        Term(1) / (Term(1) / x()), square(sqrt(x() - Term(1))), pow(Term(0), -x()) * y()}) {
    EXPECT_TRUE(on(t)) << text(t);
  }
  EXPECT_FALSE(on(x() * y()));
}

TEST(SoundnessAtPoles, nothing_is_proved_that_cancels_its_own_pole) {
  int proved = 0;
  test::for_all_until_enough(150, proved, 5, [&] {
    const Statement s = about_pole();
    if (faults(s).empty()) proved += test::accepted_without_fault(s, test::is_proved(s));
  });
}

TEST(SoundnessAtPoles, nothing_is_certified_that_cancels_its_own_pole) {
  int certified = 0;
  test::for_all_until_enough(12, certified, 1, [&] {
    const Statement s = about_pole();
    if (faults(s).empty()) certified += test::accepted_without_fault(s, test::is_certified(s));
  });
}

}  // namespace
}  // namespace gradus
