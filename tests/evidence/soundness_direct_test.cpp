// Provers, the certifier and its reductions are asked about false statements directly: in a
// judgement the refuter would keep most of these away from them.

#include <gtest/gtest.h>

#include "evidence/false_statements.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
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

void look(const test::FalseStatement& found, const std::optional<std::string>& who) {
  if (!who) return;
  for (const Comparison& c : assumptions(found.statement.domain)) RC_LOG() << text(c) << ", ";
  RC_LOG() << "|- " << text(found.statement.conclusion) << " at " << found.at << " by " << *who;
  RC_FAIL("a false statement is accepted");
}

TEST(SoundnessDirect, nothing_false_is_accepted_by_provers_and_reductions) {
  int met = 0;
  test::for_all(8, [&] {
    const auto found = test::any_false_statement();
    if (!found) return;
    ++met;
    look(*found, test::accepted_by(found->statement));
  });
  EXPECT_GE(met, test::enough(1));
}

TEST(SoundnessDirect, nothing_false_is_accepted_by_the_certifier) {
  test::for_all(1, [&] {
    const auto found = test::any_false_statement();
    if (found && test::is_certified_directly(found->statement)) look(*found, "the certifier");
  });
}

}  // namespace
}  // namespace gradus
