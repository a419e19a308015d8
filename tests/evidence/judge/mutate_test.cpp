#include "gradus/evidence/judge/mutate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {
namespace {

Term x() { return Term::symbol("x"); }
Term y() { return Term::symbol("y"); }

Statement statement(const Comparison& c, std::vector<Variable> variables = {},
                    std::vector<Comparison> hypotheses = {}) {
  Domain d;
  d.variables = std::move(variables);
  d.hypotheses = std::move(hypotheses);
  return {"test", d, c};
}

const Statement& mutated(const Mutant& m) { return std::get<Statement>(m.part); }

std::set<std::string> conclusions(const Statement& s) {
  std::set<std::string> result;
  for (const Mutant& m : mutate(s)) result.insert(text(mutated(m).conclusion));
  return result;
}

std::set<std::string> whats(const Statement& s) {
  std::set<std::string> result;
  for (const Mutant& m : mutate(s)) result.insert(m.what);
  return result;
}

TEST(Mutate, changes_constants_signs_and_relations) {
  const std::set<std::string> found = conclusions(statement(Term(3) * x() + y() <= Term(1)));
  for (const char* expected : {"3*x + y < 1", "3*x + y >= 1", "4*x + y <= 1", "2*x + y <= 1",
                               "6*x + y <= 1", "3*x - y <= 1", "3*x + y <= 2", "3*x + y <= 0"}) {
    EXPECT_TRUE(found.contains(expected)) << expected;
  }
  EXPECT_EQ(found.size(), 8U);  // 1 doubled is 1 + 1
}

TEST(Mutate, shifts_exponents_indices_and_limits) {
  const Term t = Term::natural("t"), i = Term::natural("i");
  const Sequence g("g");
  const std::set<std::string> found =
      conclusions(statement(sum(i, Term(1), t, g(i)) == pow(x(), t) * g(t)));
  for (const char* expected :
       {"sum(i=1..t+1, g[i]) == x^t*g[t]", "sum(i=1..t-1, g[i]) == x^t*g[t]",
        "sum(i=2..t, g[i]) == x^t*g[t]", "sum(i=0..t, g[i]) == x^t*g[t]",
        "sum(i=1..t, g[i+1]) == x^t*g[t]", "sum(i=1..t, g[i]) == x^(t+1)*g[t]",
        "sum(i=1..t, g[i]) == x^(t-1)*g[t]", "sum(i=1..t, g[i]) == x^t*g[t+1]"}) {
    EXPECT_TRUE(found.contains(expected))
        << expected << " is not in " << ::testing::PrintToString(found);
  }
}

TEST(Mutate, leaves_out_what_says_the_same) {
  // Doubling or adding to a factor of a whole side that is compared with 0 changes nothing; a
  // factor 0 does.
  EXPECT_EQ(conclusions(statement(Term(3) * x() <= Term(0))),
            (std::set<std::string>{"3*x < 0", "3*x >= 0", "3*x <= 1", "3*x <= -1"}));
  for (const Mutant& m :
       mutate(statement(square(x() + y()) == square(x()) + Term(2) * x() * y() + square(y())))) {
    const Comparison& c = mutated(m).conclusion;
    EXPECT_TRUE(c.relation != Relation::equal || !difference(c).numerator.is_zero()) << m.what;
  }
}

TEST(Mutate, leaves_out_new_divisions_by_zero) {
  for (const Mutant& m : mutate(statement(x() / Term(1) + y() / (Term(2) - Term(1)) <= Term(7)))) {
    EXPECT_NO_THROW(difference(mutated(m).conclusion)) << m.what;
  }
}

TEST(Mutate, drops_hypotheses_premises_and_bounds) {
  const Term n = Term::natural("n");
  Statement s = statement(x() <= y(), {in_open(x(), 0, 1), nonnegative(y()), natural_from(n, 2)},
                          {x() < y()});
  s.domain.premises = {{"given", "theorem", "", x() < y()}};
  s.domain.models = {{"one", {}, {}, {}, {}, {}}};
  const std::set<std::string> found = whats(s);
  for (const char* expected :
       {"dropped: x < y", "dropped premise: given", "x > 0 became x >= 0", "dropped: x > 0",
        "x < 1 became x <= 1", "dropped: x < 1", "dropped: y >= 0", "n >= 2 became n >= 1"}) {
    EXPECT_TRUE(found.contains(expected)) << expected;
  }
  for (const Mutant& m : mutate(s)) {
    EXPECT_EQ(mutated(m).domain.models.empty(), m.what == "dropped premise: given");
    for (const Variable& v : mutated(m).domain.variables) {
      EXPECT_FALSE(v.symbol.sort() == Sort::natural && !v.lower) << m.what;
    }
  }
}

TEST(Mutate, changes_recursions_but_keeps_them_recursions) {
  const Term k = Term::natural("k"), t = Term::natural("t"), beta = Term::symbol("beta");
  const Sequence v("v"), g("g");
  Statement s = statement(v(t) >= Term(0), {natural_from(t, 1), half_open(beta, 0, 1)});
  s.domain.recursions = {{"v", k, Term(0), beta * v(k) + (Term(1) - beta) * g(k + Term(1))}};
  bool start = false, next = false;
  for (const Mutant& m : mutate(s)) {
    const Recursion& r = mutated(m).domain.recursions[0];
    start = start || !same(r.start, Term(0));
    next = next || !same(r.next, s.domain.recursions[0].next);
    for_each_node(r.next, [&](Term node) {
      if (node.op() == Op::element && node.name() == "v") {
        EXPECT_TRUE(same(node.operand(0), k));
      }
    });
  }
  EXPECT_TRUE(start && next);
}

TEST(Mutate, is_deterministic_and_labels_each_mutant) {
  const Statement s = statement(square(x()) + Term(1) >= Term(2) * x(), {real(x())});
  const std::vector<Mutant> first = mutate(s), second = mutate(s);
  ASSERT_EQ(first.size(), second.size());
  std::set<std::string> labels;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].what, second[i].what);
    EXPECT_EQ(text(mutated(first[i]).conclusion), text(mutated(second[i]).conclusion));
    labels.insert(mutated(first[i]).label);
    EXPECT_NE(mutated(first[i]).label, s.label);
  }
  EXPECT_FALSE(first.empty());
}

TEST(Mutate, terminates_on_large_formulas) {
  Term deep = x();
  for (int j = 0; j < 300; ++j) deep = deep + Term(j) * y();
  const std::vector<Mutant> found = mutate(statement(deep <= Term(7)));
  EXPECT_GT(found.size(), 100U);
  EXPECT_LT(found.size(), 2'000U);
}

TEST(Mutate, no_mutant_has_the_same_sides) {
  // The exponent 2 becomes 3.
  const auto found = mutate(statement(pow(x(), Term(2)) <= pow(x(), Term(3)), {real(x())}));
  EXPECT_FALSE(found.empty());
  for (const Mutant& m : found) {
    EXPECT_FALSE(same(mutated(m).conclusion.left, mutated(m).conclusion.right)) << m.what;
  }
}

TEST(Mutate, mutants_of_a_sharp_result_are_refuted_unless_true) {
  // ((x + y)/2)^2 <= (x^2 + y^2)/2 with every automatic mutant; those left are true.
  const Statement s =
      statement(square((x() + y()) / Term(2)) <= (square(x()) + square(y())) / Term(2),
                {real(x()), real(y())});
  EXPECT_FALSE(refute(s, Budget{}));
  std::set<std::string> survivors;
  std::size_t refuted = 0;
  for (const Mutant& m : mutate(s)) {
    if (refute(mutated(m), Budget{})) {
      ++refuted;
    } else {
      survivors.insert(text(mutated(m).conclusion));
    }
  }
  EXPECT_GT(refuted, 10U);
  EXPECT_EQ(survivors, (std::set<std::string>{
                           "((x - y)/2)^2 <= (x^2 + y^2)/2", "((x + y)/3)^2 <= (x^2 + y^2)/2",
                           "((x + y)/4)^2 <= (x^2 + y^2)/2", "((x + y)/2)^2 <= (x^2 + y^2)/1"}));
}

}  // namespace
}  // namespace gradus
