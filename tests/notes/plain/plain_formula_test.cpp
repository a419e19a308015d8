#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/notes/plain/plain.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), n = Term::natural("n");

Domain with_natural() {
  Domain d;
  d.variables = {natural_from(n, 0)};
  return d;
}

void expect_term(const std::string& typed, Term wanted) {
  const Term found = plain_formula(typed, with_natural());
  EXPECT_TRUE(same(found, wanted)) << typed << " is read as " << text(found);
}

Rational value(const std::string& typed) {
  return evaluate<Rational>(plain_formula(typed), Valuation<Rational>{});
}

TEST(PlainFormula, operations_keep_the_order_written) {
  expect_term("x + y - 1", x + y - 1);
  expect_term("x - (y - 1)", x - (y - 1));
  expect_term("x*y/2", x * y / 2);
  expect_term("x/(y*2)", x / (y * 2));
  expect_term("x + y*x^2", x + y * pow(x, 2));
  expect_term(" x\t+\n y ", x + y);
  expect_term("x+y", x + y);
}

TEST(PlainFormula, a_minus_sign_binds_as_mathematicians_expect) {
  expect_term("-x^2", -pow(x, 2));
  expect_term("(-x)^2", pow(-x, 2));
  expect_term("-x*y", -(x * y));
  expect_term("-x + y", -x + y);
  expect_term("x*-y", x * -y);
  expect_term("x - -y", x - -y);
  expect_term("x^-1", pow(x, -1));
  expect_term("x^-y^2", pow(x, -pow(y, 2)));
  expect_term("--x", -(-x));
  expect_term("+x", x);
  expect_term("x^+2", pow(x, 2));
}

TEST(PlainFormula, precedence_gives_the_usual_values) {
  EXPECT_EQ(value("-2^2"), -4);
  EXPECT_EQ(value("2^3^2"), 512);
  EXPECT_EQ(value("(2^3)^2"), 64);
  EXPECT_EQ(value("2^-2"), Rational(1, 4));
  EXPECT_EQ(value("-2^-2"), Rational(-1, 4));
  EXPECT_EQ(value("2^-1^2"), Rational(1, 2));
  EXPECT_EQ(value("1 - 2 - 3"), -4);
  EXPECT_EQ(value("6/2*3"), 9);
  EXPECT_EQ(value("6/2/3"), 1);
  EXPECT_EQ(value("2*-3"), -6);
  EXPECT_EQ(value("2 - -3"), 5);
  EXPECT_EQ(value("-3*2^2"), -12);
  EXPECT_EQ(value("1 + 2*3^2"), 19);
  EXPECT_EQ(value("3/4^2"), Rational(3, 16));
  EXPECT_EQ(value("-1/2^2"), Rational(-1, 4));
  EXPECT_EQ(value("|3 - 5|*|-2|"), 4);
  EXPECT_EQ(value("||1 - 3| - |2 - 7||"), 3);
  EXPECT_EQ(value("min(3, max(1, 2)) - abs(-4)"), -2);
}

TEST(PlainFormula, numbers_are_exact) {
  expect_term("0.1", Rational(1, 10));
  expect_term("1e-3", Rational(1, 1000));
  expect_term("2.50E+1", 25);
  expect_term("007", 7);
  expect_term("3/4", Rational(3, 4));
  expect_term("-3/4", Rational(-3, 4));
  expect_term("0.5/2", Rational(1, 4));
  expect_term("(3)/4", Term(3) / 4);
  expect_term("3/4/5", Term(Rational(3, 4)) / 5);
  expect_term("3/4*x", Term(Rational(3, 4)) * x);
  expect_term("x*3/4", x * 3 / 4);
  expect_term("-3*x", -(3 * x));
  expect_term("-(3)", -Term(3));
  expect_term("1/0", Term(1) / 0);
  EXPECT_EQ(value("1e1000/1e999"), 10);
  EXPECT_EQ(value("1e-1000*1e1000"), 1);
}

TEST(PlainFormula, every_function) {
  expect_term("exp(x)", exp(x));
  expect_term("log(x)", log(x));
  expect_term("ln(x)", log(x));
  expect_term("sqrt(x)", sqrt(x));
  expect_term("abs(x)", abs(x));
  expect_term("|x|", abs(x));
  expect_term("min(x, y)", min(x, y));
  expect_term("max(x, y)", max(x, y));
  expect_term("sin (x)", sin(x));
  expect_term("cos(x)", cos(x));
  expect_term("atan(x)", atan(x));
  expect_term("sinh(x)", sinh(x));
  expect_term("cosh(x)", cosh(x));
  expect_term("tanh(x)", tanh(x));
  expect_term("pi", Term::pi());
}

TEST(PlainFormula, abbreviations_are_written_out) {
  expect_term("tan(x)", sin(x) / cos(x));
  expect_term("log2(x)", log(x) / log(Term(2)));
  expect_term("log10(x)", log(x) / log(Term(10)));
  expect_term("relu(x)", max(x, Term(0)));
  expect_term("expm1(x)", exp(x) - 1);
  expect_term("log1p(x)", log(1 + x));
  expect_term("softplus(x)", log(1 + exp(x)));
  expect_term("sigmoid(x)", 1 / (1 + exp(-x)));
}

TEST(PlainFormula, sums_and_least_values_bind_their_index) {
  const Term i = Term::natural("i"), j = Term::natural("j");
  expect_term("sum(i=1..n, i^2)", sum(i, 1, n, pow(i, 2)));
  expect_term("least(i = 0 .. n + 1, x*i)", least(i, 0, n + 1, x * i));
  expect_term("sum(i=1..n, sum(j=1..i, i*j))", sum(i, 1, n, sum(j, 1, i, i * j)));
  expect_term("sum(i=1..3, i) + sum(i=1..2, i)", sum(i, 1, 3, i) + sum(i, 1, 2, i));
}

TEST(PlainFormula, names_have_letters_digits_and_underscores) {
  expect_term("x_1 + beta2 + _z + E",
              Term::symbol("x_1") + Term::symbol("beta2") + Term::symbol("_z") + Term::symbol("E"));
  expect_term("expx + pi2 + inn + N + R", Term::symbol("expx") + Term::symbol("pi2") +
                                              Term::symbol("inn") + Term::symbol("N") +
                                              Term::symbol("R"));
  expect_term("n", n);
  Domain d;
  d.variables = {positive(Term::symbol("e"))};
  EXPECT_TRUE(same(plain_formula("e", d), Term::symbol("e")));
}

TEST(PlainComparisons, every_relation) {
  const std::vector<std::pair<std::string, Relation>> relations{
      {"=", Relation::equal},         {"==", Relation::equal},      {"!=", Relation::not_equal},
      {"<", Relation::less},          {"<=", Relation::less_equal}, {">", Relation::greater},
      {">=", Relation::greater_equal}};
  for (const auto& [typed, relation] : relations) {
    for (const std::string blank : {"", " ", "\n"}) {
      const auto chain = plain_comparisons("x" + blank + typed + blank + "y");
      ASSERT_EQ(chain.size(), 1U) << typed;
      EXPECT_EQ(chain[0].comparison.relation, relation) << typed;
      EXPECT_TRUE(same(chain[0].comparison.left, x));
      EXPECT_TRUE(same(chain[0].comparison.right, y));
    }
  }
}

TEST(PlainComparisons, a_chain_is_split_and_each_part_knows_its_place) {
  const auto chain = plain_comparisons("  0 < x\n <= y = 1");
  ASSERT_EQ(chain.size(), 3U);
  EXPECT_EQ(text(chain[0].comparison), "0 < x");
  EXPECT_EQ(text(chain[1].comparison), "x <= y");
  EXPECT_EQ(text(chain[2].comparison), "y == 1");
  EXPECT_EQ(chain[0].line, 1U);
  EXPECT_EQ(chain[0].column, 3U);
  EXPECT_EQ(chain[1].column, 7U);
  EXPECT_EQ(chain[2].line, 2U);
  EXPECT_EQ(chain[2].column, 5U);
}

TEST(PlainComparisons, what_is_not_declared_is_a_free_real) {
  Domain d = plain_domain("x in [0, 1], n in N");
  const auto chain = plain_comparisons("x + y*n <= z", d);
  const auto names = add_free_variables(d, {chain[0].comparison.left, chain[0].comparison.right});
  EXPECT_EQ(names, (std::vector<std::string>{"y", "z"}));
  ASSERT_EQ(d.variables.size(), 4U);
  EXPECT_FALSE(d.variables[2].lower || d.variables[2].upper);
  EXPECT_TRUE(faults({"", d, chain[0].comparison}).empty());
}

}  // namespace
}  // namespace gradus
