// What was looked at in vain is not looked at again with no more effort, and nothing else is
// spared.

#include "gradus/evidence/certify/tried.hpp"

#include <gtest/gtest.h>

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

Statement about(Comparison conclusion, Variable v, std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = {std::move(v), real(y)};
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

TEST(Tried, no_more_effort_is_in_vain_again) {
  Tried tried;
  const Statement s = about(x + y >= 0, in(x, 0, 1));
  const Tried::Effort effort{3, 10, 1'000, true, false};
  EXPECT_FALSE(tried.in_vain(s, effort));
  tried.note(s, effort, 4);
  EXPECT_EQ(tried.in_vain(s, effort), 4);
  EXPECT_EQ(tried.in_vain(s, {2, 9, 999, true, false}), 4);
  EXPECT_FALSE(tried.in_vain(s, {4, 10, 1'000, true, false}));
  EXPECT_FALSE(tried.in_vain(s, {3, 11, 1'000, true, false}));
  EXPECT_FALSE(tried.in_vain(s, {3, 10, 1'001, true, false}));
  EXPECT_FALSE(tried.in_vain(s, {3, 10, 1'000, false, false}));
  EXPECT_FALSE(tried.in_vain(s, {3, 10, 1'000, true, true}));
}

TEST(Tried, a_statement_is_told_from_others_by_all_that_it_says) {
  const Statement s = about(x + y >= 0, in(x, 0, 1), {x <= y});
  const Statement others[] = {
      about(x + y > 0, in(x, 0, 1), {x <= y}),         about(y + x >= 0, in(x, 0, 1), {x <= y}),
      about(x + y >= 0, half_open(x, 0, 1), {x <= y}), about(x + y >= 0, in(x, 0, 2), {x <= y}),
      about(x + y >= 0, in(x, 0, 1), {x < y}),         about(x + y >= 0, in(x, 0, 1)),
      about(x + y >= 0, nonnegative(x), {x <= y})};
  const auto key = [](const Statement& t) { return statement_key(t.domain, t.conclusion); };
  EXPECT_EQ(key(s), key(about(x + y >= 0, in(x, 0, 1), {x <= y})));
  for (const Statement& other : others) EXPECT_NE(key(s), key(other));
}

TEST(Tried, what_the_key_does_not_tell_is_not_remembered) {
  Statement s = about(x + y >= 0, in(x, 0, 1));
  EXPECT_TRUE(is_told_by_key(s.domain));
  const Term k = Term::natural("k");
  s.domain.recursions = {{"v", k, Term(1), x}};
  EXPECT_FALSE(is_told_by_key(s.domain));
  Tried tried;
  const Tried::Effort effort{3, 10, 1'000, true, false};
  tried.note(s, effort, 4);
  s.domain.recursions[0].start = Term(2);
  EXPECT_FALSE(tried.in_vain(s, effort));
}

TEST(RememberedSigns, last_as_long_as_one_lives) {
  const Statement s = about(x + y >= 0, in(x, 0, 1));
  const StatementKey key = statement_key(s.domain, s.conclusion);
  RememberedSigns::note(key, true);
  EXPECT_FALSE(RememberedSigns::find(key));
  {
    const RememberedSigns outer;
    {
      const RememberedSigns inner;
      RememberedSigns::note(key, true);
    }
    EXPECT_EQ(RememberedSigns::find(key), true);
  }
  EXPECT_FALSE(RememberedSigns::find(key));
}

}  // namespace
}  // namespace gradus
