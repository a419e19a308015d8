#include "gradus/statement/statement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/statement/claim.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y"), t = Term::natural("t"),
           k = Term::natural("k");
const Sequence L("L");

TEST(Statement, assumptions_are_bounds_then_hypotheses) {
  Statement s = about(x < y, {positive(x), half_open(y, 0, 1)});
  s.domain.hypotheses = {x <= y};
  std::vector<std::string> found;
  for (const Comparison& c : assumptions(s.domain)) found.push_back(text(c));
  EXPECT_EQ(found, (std::vector<std::string>{"x > 0", "y >= 0", "y < 1", "x <= y"}));
}

TEST(Statement, faults_name_what_is_wrong) {
  EXPECT_TRUE(faults(about(x < Term(1), {real(x)})).empty());
  EXPECT_FALSE(faults(about(x < y, {real(x)})).empty());
  EXPECT_FALSE(faults(about(x == x, {real(x)})).empty());
  EXPECT_FALSE(faults(about(t >= Term(0), {{t, {}, {}}})).empty());
  Statement s = about(x < Term(1), {real(x)});
  s.domain.premises = {{"without a source", "", "", x < Term(0)}};
  EXPECT_FALSE(faults(s).empty());
}

TEST(Statement, a_natural_starts_at_an_integer) {
  EXPECT_EQ(faults(about(t >= Term(1), {{t, Rational(1) / Rational(2), {}}})),
            std::vector<std::string>{"a natural needs an integer lower bound >= 0: t"});
}

TEST(Statement, a_name_means_one_thing) {
  EXPECT_EQ(faults(about(x < Term(1), {real(x), positive(x)})),
            std::vector<std::string>{"defined twice: x"});
  Statement s = about(L(t) < Term(1), {natural_from(t, 0)});
  s.domain.recursions = {{"L", k, Term(0), L(k)}};
  EXPECT_TRUE(faults(s).empty());
  s.domain.recursions = {{"L", t, Term(0), L(t)}};
  EXPECT_EQ(faults(s), std::vector<std::string>{"defined twice: t"});
  s.domain.recursions = {{"L", k, Term(0), L(k)}, {"L", k, Term(1), L(k)}};
  EXPECT_EQ(faults(s), std::vector<std::string>{"defined twice: L"});
  s.domain.recursions.pop_back();
  s.domain.moments = {{"L", x, {}, false}};
  EXPECT_THAT(faults(s), testing::Contains("defined twice: L"));
  s.domain.moments.clear();
  s.domain.premises = {{"schema", "test", "", L(t) >= Term(0), t}};
  EXPECT_EQ(faults(s), std::vector<std::string>{"defined twice: t"});
}

TEST(Statement, naturals_are_shifted_to_start_at_zero) {
  Statement s = about(L(t - Term(1)) >= t, {natural_from(t, 3)});
  s.domain.hypotheses = {t <= Term(9)};
  const Statement shifted = shift_naturals(s);
  const Term u = Term::natural("t'");
  ASSERT_EQ(shifted.domain.variables.size(), 1U);
  EXPECT_TRUE(same(shifted.domain.variables[0].symbol, u));
  EXPECT_EQ(*shifted.domain.variables[0].lower, Rational(0));
  EXPECT_EQ(text(shifted.conclusion), text(L(u + Term(3) - Term(1)) >= u + Term(3)));
  EXPECT_EQ(text(shifted.domain.hypotheses[0]), text(u + Term(3) <= Term(9)));
}

TEST(Statement, a_shifted_natural_takes_a_name_of_its_own) {
  const Term u = Term::natural("t'"), v = Term::natural("t''");
  const Statement shifted = shift_naturals(
      about(sum(v, Term(0), u, t * v) == t, {natural_from(t, 1), natural_from(u, 0)}));
  EXPECT_EQ(text(shifted.conclusion), "sum(t''=0..t', (t''' + 1)*t'') == t''' + 1");
}

TEST(Statement, a_model_replaces_what_it_binds) {
  const AbstractVector g = AbstractVector::named("g");
  Statement s = about(x <= y - g.squared_norm(), {positive(x), real(y)});
  s.domain.vectors = {"g"};
  s.domain.premises = {{"point", "test", "", x <= y}, {"schema", "test", "", L(k) >= Term(0), k}};
  Model m;
  m.name = "test";
  const Term h = Term::symbol("h");
  m.variables = {real(h)};
  m.hypotheses = {h >= Term(1)};
  m.bindings = {{x, h}, {g.squared_norm(), square(h)}};
  m.sequences = {{"L", k, h * k}};
  const Statement concrete = instantiate(s, m);
  EXPECT_EQ(text(concrete.conclusion), "h <= y - h^2");
  EXPECT_TRUE(concrete.domain.vectors.empty());
  ASSERT_EQ(concrete.domain.premises.size(), 1U);
  ASSERT_EQ(concrete.domain.hypotheses.size(), 3U);
  EXPECT_EQ(text(concrete.domain.hypotheses[0]), "h > 0");
  ASSERT_EQ(concrete.domain.recursions.size(), 1U);
  EXPECT_EQ(text(concrete.domain.recursions[0].next), "h*(k + 1)");
  EXPECT_EQ(concrete.domain.variables.size(), 2U);
}

TEST(Claim, names_of_grades_and_kinds) {
  EXPECT_STREQ(name(Grade::proved), "proved");
  EXPECT_STREQ(name(Grade::refuted), "refuted");
  EXPECT_STREQ(kind(Evidence(Witness{})), "witness");
  EXPECT_STREQ(kind(Evidence(Measurement{})), "interval");
  EXPECT_STREQ(kind(Evidence(Open{})), "open");
}

}  // namespace
}  // namespace gradus
