// Provers, the certifier and its reductions are asked about false statements directly: in a
// judgement the refuter would keep most of these away from them.

#include <gtest/gtest.h>

#include "evidence/soundness/false_statements.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::n;
using test::x;
using test::y;

TEST(SoundnessDirect, what_is_true_is_accepted_and_not_false_anywhere) {
  const Statement s = about(x() + 1 / x() >= 2, {positive(x())});
  EXPECT_TRUE(test::accepted_by(s));
  EXPECT_FALSE(test::is_false_at(s, {1, 0, 0}));
  EXPECT_TRUE(test::is_false_at(about(x() + 1 / x() > 2, {positive(x())}), {1, 0, 0}));
  EXPECT_TRUE(test::is_false_at(about(1 / x() >= 0, {nonnegative(x())}), {0, 0, 0}));
  EXPECT_FALSE(test::is_false_at(about(x() > 0, {real(x()), real(y())}, {1 / y() > 0}), {0, 0, 0}));
}

/// Each was once accepted by somebody, or would be by an argument with a gap.
TEST(SoundnessDirect, what_was_accepted_once_is_not_again) {
  const Term k = Term::natural("k");
  const Variable naturals = natural_from(n(), 0);
  const test::FalseStatement known[] = {
      // A sum from below 0 has no value, nor one to a half.
      {about(sum(k, n() - 2, n(), 1 + 0 * k) <= 3, {naturals}), {0, 0, 0}},
      {about(sum(k, n() - 2, n(), pow(x(), k)) >= 0, {naturals, in(x(), 2, 3)}), {2, 0, 0}},
      {about(sum(k, 0, n() / 2, 1 / (1 + k)) <= n() / 2 + 1, {naturals}), {0, 0, 1}},
      {about(0 * sum(k, 0, x(), k) >= 0, {in(x(), 0, 3)}), {Rational(1, 2), 0, 0}},
      // For x >= 0, where the maximum is x, log(y) may have no value.
      {about(max(x(), log(y())) >= 0, {in(x(), -1, 1), in(y(), -4, 10)}, {y() >= 1 - 5 * x()}),
       {1, -1, 0}},
      {about(min(-x(), sqrt(y())) <= 0, {in(x(), -1, 1), in(y(), -4, 10)}, {y() >= -5 * x()}),
       {1, -1, 0}},
      // (-2)^3 = -8.
      {about(x() >= 0, {in(y(), 1, 3), Variable{x(), {}, 0, false, false}},
             {x() >= pow(Term(-2), y())}),
       {-8, 3, 0}},
      // The sizes of x and y do not tell the sign of x y.
      {about(2 * x() * y() + cosh(x()) + cosh(y()) >= 2, {real(x()), real(y())}),
       {Rational(1, 2), Rational(-1, 2), 0}},
      {about(x() * y() + square(x()) + abs(x()) + abs(y()) >= 0, {in(x(), -9, 9), real(y())}),
       {3, -9, 0}},
      // Cases of the hypotheses leave no value for x or y: no error either.
      {about(pow(abs(sin(y())), Rational(2, 3)) > Rational(1, 100'000'000), {real(x()), real(y())},
             {max(x(), y()) <= 0, x() + y() >= 0}),
       {0, 0, 0}},
      // A sum of nothing has a value.
      {about(sqrt(n() - 1) >= 0, {naturals}, {sum(k, n() - 1, n() - 2, k) == 0}), {0, 0, 0}}};
  for (const auto& [statement, at] : known) {
    EXPECT_TRUE(test::is_false_at(statement, at)) << text(statement.conclusion);
    EXPECT_EQ(test::accepted_by(statement).value_or(""), "") << text(statement.conclusion);
    EXPECT_FALSE(test::is_certified_directly(statement)) << text(statement.conclusion);
  }
}

void look(const test::FalseStatement& found, const std::optional<std::string>& who) {
  if (!who) return;
  for (const Comparison& c : assumptions(found.statement.domain)) RC_LOG() << text(c) << ", ";
  RC_LOG() << "|- " << text(found.statement.conclusion) << " at " << found.at << " by " << *who;
  RC_FAIL("a false statement is accepted");
}

TEST(SoundnessDirect, nothing_false_is_accepted_by_provers_and_reductions) {
  int met = 0;
  test::for_all_until_enough(8, met, 1, [&] {
    const auto found = test::any_false_statement();
    if (!found) return;
    ++met;
    look(*found, test::accepted_by(found->statement));
  });
}

TEST(SoundnessDirect, nothing_false_is_accepted_by_the_certifier) {
  test::for_all(1, [&] {
    const auto found = test::any_false_statement();
    if (found && test::is_certified_directly(found->statement)) look(*found, "the certifier");
  });
}

}  // namespace
}  // namespace gradus
