#include "gradus/report/checked.hpp"

#include <gtest/gtest.h>

#include "gradus/report/domain_text.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), n = Term::natural("n");

Statement square() {
  Domain d;
  d.variables = {real(x)};
  return {"", d, square(x) >= x};
}

Finding found(Grade grade, Evidence evidence) {
  Finding f;
  f.grade = grade;
  f.evidence = std::move(evidence);
  return f;
}

std::string line(Grade grade, Evidence evidence) {
  return checked_line(checked(square(), found(grade, std::move(evidence))), Style{});
}

Witness half() {
  Witness w;
  w.point.scalars = {{"x", Rational(1, 2)}};
  w.left = "1/4";
  w.right = "1/2";
  return w;
}

TEST(Checked, a_line_for_each_verdict) {
  EXPECT_EQ(line(Grade::proved, Identity{}),
            "proved: x^2 >= x holds for every x in R: both sides have one normal form");
  EXPECT_EQ(line(Grade::refuted, half()),
            "refuted: x^2 >= x fails at x = 1/2: the left side is 1/4, the right side is 1/2");
  EXPECT_EQ(line(Grade::undecided, Open{"the budget is spent"}),
            "undecided: x^2 >= x: the budget is spent");
  const std::string certified = line(Grade::certified, Paving{});
  EXPECT_TRUE(certified.starts_with("certified: x^2 >= x holds on the box x in R: ")) << certified;
}

TEST(Checked, an_induction_is_over_the_variable_that_was_typed) {
  InductionProof proof;
  proof.variable = Term::natural("n'");
  EXPECT_EQ(line(Grade::proved, Induction{proof}),
            "proved: x^2 >= x holds for every x in R: induction over n");
}

TEST(Checked, only_proved_and_certified_hold) {
  for (const Grade g : {Grade::proved, Grade::certified, Grade::estimated, Grade::supported,
                        Grade::undecided, Grade::refuted}) {
    EXPECT_EQ(holds(checked(square(), found(g, Open{}))),
              g == Grade::proved || g == Grade::certified);
  }
}

TEST(Checked, it_survives_the_way_from_one_process_to_another) {
  for (const Finding& f : {found(Grade::refuted, half()), found(Grade::proved, Identity{}),
                           found(Grade::undecided, Open{"\"quoted\"\nλ \xff"})}) {
    const Checked before = checked(square(), f);
    const std::string packed = pack(before);
    EXPECT_EQ(packed.find('\n'), std::string::npos);
    const Checked after = unpack(packed);
    EXPECT_EQ(pack(after), packed);
    EXPECT_EQ(after.formula, before.formula);
    EXPECT_EQ(after.domain, before.domain);
    EXPECT_EQ(after.grade, before.grade);
    EXPECT_EQ(after.witness, before.witness);
    EXPECT_EQ(after.evidence, before.evidence);
    ASSERT_EQ(after.explanation.size(), before.explanation.size());
    for (std::size_t i = 0; i < after.explanation.size(); ++i) {
      EXPECT_EQ(after.explanation[i].kind, before.explanation[i].kind);
      EXPECT_EQ(after.explanation[i].latex, before.explanation[i].latex);
    }
  }
}

TEST(DomainText, bounds_naturals_and_hypotheses) {
  Domain d;
  d.variables = {in(x, 0, 1), positive(Term::symbol("y")), natural_from(n, 2)};
  d.hypotheses = {x + Term::symbol("y") <= 1};
  EXPECT_EQ(domain_text(d), "x in [0, 1], y > 0, n in N >= 2, x + y <= 1");
  EXPECT_EQ(domain_text({}), "");
}

}  // namespace
}  // namespace gradus
