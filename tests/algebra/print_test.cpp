#include "gradus/algebra/print.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "algebra/term_gen.hpp"
#include "algebra/text_reader.hpp"
#include "gradus/algebra/vector.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const Term a = Term::symbol("a");
const Term b = Term::symbol("b");
const Term c = Term::symbol("c");
const Term half = Rational(1, 2);

TEST(TextTest, HasTheParenthesesThatItNeeds) {
  EXPECT_EQ(text(a - (b - c)), "a - (b - c)");
  EXPECT_EQ(text(a - b - c), "a - b - c");
  EXPECT_EQ(text(a + (b + c)), "a + (b + c)");
  EXPECT_EQ(text(a / (b * c)), "a/(b*c)");
  EXPECT_EQ(text(a / b * c), "a/b*c");
  EXPECT_EQ(text(a * (b / c)), "a*(b/c)");
  EXPECT_EQ(text((a + b) * c), "(a + b)*c");
  EXPECT_EQ(text(a * b + c), "a*b + c");
  EXPECT_EQ(text(pow(-a, 2)), "(-a)^2");
  EXPECT_EQ(text(-square(a)), "-a^2");
  EXPECT_EQ(text(-(a * b)), "-a*b");
  EXPECT_EQ(text((-a) * b), "(-a)*b");
  EXPECT_EQ(text(-(a + b)), "-(a + b)");
  EXPECT_EQ(text(-a + b), "-a + b");
  EXPECT_EQ(text(a + -b), "a + (-b)");
  EXPECT_EQ(text(-(-a)), "-(-a)");
  EXPECT_EQ(text(pow(2, n() - 1)), "2^(n-1)");
  EXPECT_EQ(text(pow(pow(a, b), c)), "(a^b)^c");
  EXPECT_EQ(text(pow(a, pow(b, c))), "a^(b^c)");
  EXPECT_EQ(text(pow(a * b, 2)), "(a*b)^2");
}

TEST(TextTest, TellsConstantsFromOperations) {
  EXPECT_EQ(text(Rational(3, 4)), "3/4");
  EXPECT_EQ(text(Term(3) / 4), "3/(4)");
  EXPECT_EQ(text(Term(-3)), "-3");
  EXPECT_EQ(text(-Term(3)), "-(3)");
  EXPECT_EQ(text(-half), "-(1/2)");
  EXPECT_EQ(text(-1 * a), "(-1)*a");
  EXPECT_EQ(text(-(1 * a)), "-1*a");
  EXPECT_EQ(text(a - 1), "a - 1");
  EXPECT_EQ(text(a + Term(-1)), "a + (-1)");
  EXPECT_EQ(text(half * a), "1/2*a");
  EXPECT_EQ(text(a * half), "a*(1/2)");
  EXPECT_EQ(text(a * 1 / 2), "a*1/2");
  EXPECT_EQ(text(pow(a, half)), "a^(1/2)");
  EXPECT_EQ(text(pow(half, n())), "(1/2)^n");
  EXPECT_EQ(text(pow(a, -1)), "a^(-1)");
  EXPECT_EQ(text(Term(2) / pow(3, n())), "2/3^n");
}

TEST(TextTest, WritesEveryKindOfNode) {
  EXPECT_EQ(text(exp(a) + log(a) + sin(a) + cos(a)), "exp(a) + log(a) + sin(a) + cos(a)");
  EXPECT_EQ(text(sinh(a) + cosh(a) + tanh(a) + atan(a)), "sinh(a) + cosh(a) + tanh(a) + atan(a)");
  EXPECT_EQ(text(sqrt(a + b) * abs(a - b)), "sqrt(a + b)*abs(a - b)");
  EXPECT_EQ(text(min(a, b) + max(a, b + 1)), "min(a, b) + max(a, b + 1)");
  EXPECT_EQ(text(Term::pi() * square(a)), "pi*a^2");
  EXPECT_EQ(text(Term::element("g", n() + 1)), "g[n+1]");
  EXPECT_EQ(text(Term::inner({{"H"}, "g"}, {{}, "g"})), "<g, H g>");
  EXPECT_EQ(text(square(Term::inner({{}, "g"}, {{}, "g"}))), "<g, g>^2");
  EXPECT_EQ(text(sum(i(), 1, n() - 1, pow(b, n() - i()) * Term::element("g", i()))),
            "sum(i=1..n-1, b^(n-i)*g[i])");
  EXPECT_EQ(text(least(i(), 0, n(), square(Term::element("g", i())))), "least(i=0..n, g[i]^2)");
  EXPECT_EQ(text(expect(square(Term::element("g", n())))), "E[g[n]^2]");
}

TEST(TextTest, WritesComparisons) {
  EXPECT_EQ(text(a == b), "a == b");
  EXPECT_EQ(text(a != b), "a != b");
  EXPECT_EQ(text(a - b <= c), "a - b <= c");
  EXPECT_EQ(text(a > 0), "a > 0");
}

TEST(TextTest, CanBeReadBack) {
  for_all(5000, [] {
    const Term t = *any_term(all_formulas());
    RC_ASSERT(same(TextReader(text(t), {"n", "i", "j"}).read(), t));
  });
}

TEST(TextTest, IsDifferentForDifferentFormulas) {
  // All formulas of two levels over these leaves; then pairs of them.
  std::vector<Term> leaves = {a, Term(2), Term(-1), half, -Term(1), Term(1) / 2, n()};
  std::vector<Term> all = leaves;
  const auto combine = [&](const std::vector<Term>& left, const std::vector<Term>& right) {
    for (Term l : left) {
      for (Op op : {Op::negate, Op::exp}) all.push_back(Term::make(op, {l}));
      for (Term r : right) {
        for (Op op : {Op::add, Op::subtract, Op::multiply, Op::divide, Op::power, Op::minimum}) {
          all.push_back(Term::make(op, {l, r}));
        }
      }
    }
  };
  combine(leaves, leaves);
  const std::vector<Term> level = all;
  combine(level, leaves);
  combine(leaves, level);
  std::map<std::string, Term> seen;
  for (Term t : all) {
    const auto [place, fresh] = seen.emplace(text(t), t);
    EXPECT_TRUE(same(place->second, t)) << text(t);
  }
  EXPECT_GT(seen.size(), 20'000U);
}

TEST(TextTest, VeryDeepFormulasAreNoTrouble) {
  Term left = a;
  Term right = a;
  for (int k = 0; k < 100'000; ++k) {
    left = left + b;
    right = b - right;
  }
  EXPECT_EQ(text(left).size(), 1U + 4U * 100'000U);
  EXPECT_GT(text(right).size(), 500'000U);
  EXPECT_GT(latex(right).size(), 500'000U);
  Term t = a;
  for (int k = 0; k < 200; ++k) t = t * t;
  EXPECT_THROW(text(t), std::length_error) << "2^200 letters";
  EXPECT_THROW(latex(t), std::length_error);
}

TEST(LatexTest, WritesFractionsAndProducts) {
  EXPECT_EQ(latex(a / b), "\\frac{a}{b}");
  EXPECT_EQ(latex(half * a), "\\frac{1}{2} a");
  EXPECT_EQ(latex(Term(-3)), "-3");
  EXPECT_EQ(latex(Rational(-3, 4)), "-\\frac{3}{4}");
  EXPECT_EQ(latex(2 * a * b), "2 a b");
  EXPECT_EQ(latex(a * 2), "a \\cdot 2");
  EXPECT_EQ(latex(a * pow(2, n())), "a \\cdot 2^{n}");
  EXPECT_EQ(latex(Term(2) * 3), "2 \\cdot 3");
  EXPECT_EQ(latex((a + b) * (a - b)), "(a + b) (a - b)");
  EXPECT_EQ(latex(a * (1 + b / c)), "a \\left(1 + \\frac{b}{c}\\right)");
  EXPECT_EQ(latex(a - (b - c)), "a - (b - c)");
  EXPECT_EQ(latex(-a * b + c), "-a b + c");
  EXPECT_EQ(latex(c + -a * b), "c + (-a) b");
}

TEST(LatexTest, WritesPowers) {
  EXPECT_EQ(latex(pow(a, n() - 1)), "a^{n-1}");
  EXPECT_EQ(latex(pow(-a, 2)), "(-a)^{2}");
  EXPECT_EQ(latex(-square(a)), "-a^{2}");
  EXPECT_EQ(latex(pow(a, half)), "a^{1/2}");
  EXPECT_EQ(latex(pow(a / b, 2)), "\\left(\\frac{a}{b}\\right)^{2}");
  EXPECT_EQ(latex(pow(half, n())), "\\left(\\frac{1}{2}\\right)^{n}");
  EXPECT_EQ(latex(square(tanh(a))), "\\tanh^{2}(a)");
  EXPECT_EQ(latex(pow(tanh(a), -1)), "(\\tanh(a))^{-1}");
  EXPECT_EQ(latex(square(log(a))), "(\\log(a))^{2}");
  EXPECT_EQ(latex(square(exp(a))), "(e^{a})^{2}");
}

TEST(LatexTest, WritesNames) {
  const auto named = [](const char* name) { return latex(Term::symbol(name)); };
  EXPECT_EQ(named("lambda"), "\\lambda");
  EXPECT_EQ(named("eps"), "\\varepsilon");
  EXPECT_EQ(named("mu"), "\\mu");
  EXPECT_EQ(named("beta1"), "\\beta_1");
  EXPECT_EQ(named("x12"), "x_{12}");
  EXPECT_EQ(named("L0"), "L_0");
  EXPECT_EQ(named("w_star"), "w_\\star");
  EXPECT_EQ(named("x_max"), "x_\\max");
  EXPECT_EQ(named("x_1_2"), "x_{1,2}");
  EXPECT_EQ(named("v_mean"), "v_{\\mathrm{mean}}");
  EXPECT_EQ(named("gain"), "\\mathrm{gain}");
  EXPECT_EQ(named("#1"), "\\mathrm{\\#1}");
  EXPECT_EQ(named("Delta"), "\\Delta");
}

TEST(LatexTest, WritesVectorsSequencesAndSums) {
  const Term g = Term::element("g", n() + 1);
  EXPECT_EQ(latex(g), "g_{n+1}");
  EXPECT_EQ(latex(Term::element("beta1", n())), "\\beta_{1,n}");
  EXPECT_EQ(latex(square(g)), "g_{n+1}^{2}");
  const AbstractVector v = AbstractVector::named("g");
  const SymmetricOperator H("H");
  EXPECT_EQ(latex(v.squared_norm()), "g^\\top g");
  EXPECT_EQ(latex(v.dot(H * v)), "g^\\top H g");
  EXPECT_EQ(latex(v.dot(H * (H * AbstractVector::named("w0")))), "g^\\top H H w_0");
  const Term eps = Term::symbol("eps");
  EXPECT_EQ(latex(-eps * v.squared_norm() + square(eps) / 2 * v.dot(H * v)),
            "-\\varepsilon \\, g^\\top g + \\frac{\\varepsilon^{2}}{2} \\, g^\\top H g");
  EXPECT_EQ(latex(square(v.squared_norm())), "(g^\\top g)^{2}");
  EXPECT_EQ(latex(v.squared_norm() * a), "(g^\\top g) \\, a");
  EXPECT_EQ(latex(sum(i(), 1, n(), pow(b, n() - i()) * Term::element("g", i()))),
            "\\sum_{i=1}^{n} b^{n-i} g_{i}");
  EXPECT_EQ(latex(sum(i(), 1, n(), i() + 1)), "\\sum_{i=1}^{n} (i + 1)");
  EXPECT_EQ(latex(sum(i(), 1, n(), i()) * a), "\\left(\\sum_{i=1}^{n} i\\right) \\, a");
  EXPECT_EQ(latex(least(i(), 0, n(), square(Term::element("g", i())))),
            "\\min_{i=0}^{n} g_{i}^{2}");
  EXPECT_EQ(latex(expect(g)), "\\mathbb{E}\\left[g_{n+1}\\right]");
}

TEST(LatexTest, WritesFunctions) {
  EXPECT_EQ(latex(exp(-square(a))), "e^{-a^{2}}");
  EXPECT_EQ(latex(sqrt(a + b)), "\\sqrt{a + b}");
  EXPECT_EQ(latex(abs(a)), "\\left|a\\right|");
  EXPECT_EQ(latex(log(cosh(a))), "\\log(\\cosh(a))");
  EXPECT_EQ(latex(atan(a / b)), "\\arctan\\left(\\frac{a}{b}\\right)");
  EXPECT_EQ(latex(min(a, max(b, 1))), "\\min(a, \\max(b, 1))");
  EXPECT_EQ(latex(a * tanh(b)), "a \\, \\tanh(b)");
  EXPECT_EQ(latex(sin(a) + cos(a) + sinh(a)), "\\sin(a) + \\cos(a) + \\sinh(a)");
  EXPECT_EQ(latex(Term::pi() * a), "\\pi a");
}

TEST(LatexTest, WritesComparisons) {
  EXPECT_EQ(latex(a == b), "a = b");
  EXPECT_EQ(latex(a != b), "a \\ne b");
  EXPECT_EQ(latex(a <= b), "a \\le b");
  EXPECT_EQ(latex(a >= b), "a \\ge b");
  EXPECT_EQ(latex(a < b), "a < b");
  EXPECT_EQ(latex(a > b), "a > b");
}

TEST(LatexTest, GroupsAreBalanced) {
  for_all(1000, [] {
    const std::string written = latex(*any_term(all_formulas()));
    long braces = 0;
    for (char letter : written) {
      braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      RC_ASSERT(braces >= 0);
    }
    RC_ASSERT(braces == 0);
    const auto count = [&](const std::string& part) {
      std::size_t found = 0;
      for (auto at = written.find(part); at != std::string::npos; at = written.find(part, at + 1)) {
        ++found;
      }
      return found;
    };
    RC_ASSERT(count("\\left") == count("\\right"));
  });
}

}  // namespace
}  // namespace gradus::test
