// gradus check FILE: whole notes, judged.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(CheckNotes, IdentitiesOverNumbers) {
  EXPECT_EQ(verdicts("$(a+b)^2 = a^2 + 2ab + b^2$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$(a+b)^2 = a^2 + b^2$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$e^{a+b} = e^a e^b$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$\\frac{1}{1-x} = 1 + x$"), Strings{"refuted"});
}

TEST(CheckNotes, EachLinkOfAChainIsAStep) {
  EXPECT_EQ(verdicts("$$(x-1)(x+1) = x^2 - 1 \\le x^2 = 2x^2$$"),
            (Strings{"proved", "proved", "refuted"}));
}

TEST(CheckNotes, AlignedRowsGoOn) {
  EXPECT_EQ(
      verdicts("\\begin{align}(x-1)^2 &= x^2 - 2x + 1 \\\\ &= x(x - 2) + 1\\end{align}", "a.tex"),
      (Strings{"proved", "proved"}));
}

TEST(CheckNotes, DefinitionsAreUsedFromThereOn) {
  EXPECT_EQ(
      verdicts("Let $F(x) = \\frac12 a x^2 + bx$. Then $F'(x) = a x + b$ and $F'(x) = ax - b$."),
      (Strings{"definition", "proved", "refuted"}));
  EXPECT_EQ(
      verdicts("$s := \\eta\\lambda$ and $$(1-s)^2 - 1 = \\eta^2\\lambda^2 - 2\\eta\\lambda$$"),
      (Strings{"definition", "proved"}));
}

TEST(CheckNotes, ConditionsAreNeverRefuted) {
  EXPECT_EQ(verdicts("Suppose $M > 0$ and $x = 2$. Setting $2x - b = 0$. If $a + b = c + d$ then"),
            (Strings{"assumption", "definition", "assumption", "assumption"}));
  EXPECT_EQ(verdicts("The minimum solves $X^T X w = X^T y$."), Strings{"assumption"});
}

TEST(CheckNotes, ConditionsInChainsAreConditions) {
  EXPECT_EQ(verdicts("Let $0 < \\mu \\le L$. So $\\frac{\\mu}{L} \\le 1$."),
            (Strings{"assumption", "assumption", "proved"}));
}

TEST(CheckNotes, AMeanIsNoDefinitionOfItsValue) {
  EXPECT_EQ(verdicts("With $\\mathbb{E}[g_i] = \\mu$ we get "
                     "$\\sum_{i=1}^t a^i \\mathbb{E}[g_i] = \\mu \\sum_{i=1}^t a^i$."),
            (Strings{"stated", "proved"}));
}

TEST(CheckNotes, ShorthandsOfFunctionsAreProducts) {
  EXPECT_EQ(verdicts("Let $\\sigma(z) = \\frac{1}{1 + e^{-z}}$, $\\sigma'(z) = \\sigma(z)(1 - "
                     "\\sigma(z))$, and $\\sigma(1-\\sigma) = \\frac14 - (\\sigma - \\frac12)^2$."),
            (Strings{"definition", "proved", "proved"}));
}

TEST(CheckNotes, WhatIsDefinedAsAFunctionIsNoFactor) {
  EXPECT_EQ(verdicts("Put $\\eta(t) = a + b t$ and $c = 2 \\eta d$. So $\\eta(2t) = 2 \\eta t$."),
            (Strings{"definition", "definition", "skipped"}));
}

TEST(CheckNotes, PrimesOfKnownFunctionsAreDerivatives) {
  EXPECT_EQ(verdicts("$\\tanh'(a) = 1 - \\tanh^2(a)$ and $\\sin''(a) + 1 = \\sin(a) + 1$"),
            (Strings{"proved", "refuted"}));
}

TEST(CheckNotes, DivisorsKeepNaturalsFromZero) {
  EXPECT_EQ(verdicts("$$\\sum_{t=1}^W \\frac{t}{W} = \\frac{W + 1}{2}$$"), Strings{"proved"});
}

TEST(CheckNotes, EquationsToBeSolvedAreConditions) {
  EXPECT_EQ(verdicts("Setting the gradient to zero gives $X^T X w = X^T y$."),
            Strings{"assumption"});
}

TEST(CheckNotes, AssignmentsAreNoEquations) {
  EXPECT_EQ(verdicts("In code, $w = w - \\eta g$. Hence $w - \\eta g + 1 = w + 1$."),
            (Strings{"definition", "undecided"}));
}

TEST(CheckNotes, WhatIsSaidOfNamesBehindThemIsUsed) {
  const std::string gradient =
      "Let $f(x) = \\frac12 x^T A x - b^T x$ with $A$ symmetric. Then $\\nabla f(x) = A x - b$.";
  EXPECT_EQ(verdicts(gradient), (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts(gradient + " For a general matrix"), (Strings{"definition", "undecided"}));
  const std::string decrease = " $$a - \\frac{1}{2L} \\|g\\|^2 \\le a - \\frac{1}{4L}\\|g\\|^2$$";
  EXPECT_EQ(verdicts("Since $f$ is $L$-smooth, hence" + decrease), Strings{"proved"});
  EXPECT_NE(verdicts("Let $f$ be not $L$-smooth. So" + decrease), Strings{"proved"});
}

TEST(CheckNotes, DerivativesByDefinedNamesGoOnWithTheirMeaning) {
  EXPECT_EQ(verdicts("Let $h = \\tanh(w x)$ and $\\ell = (v h - y)^2$. "
                     "$$\\frac{\\partial \\ell}{\\partial h} = 2 v (v h - y)$$"),
            (Strings{"definition", "definition", "proved"}));
}

TEST(CheckNotes, HypothesesOfCommentsDecide) {
  EXPECT_EQ(verdicts("$$(1-\\beta)x^2 \\ge -\\beta$$"), Strings{"assumption"});
  EXPECT_EQ(verdicts("<!-- gradus: given 0 < beta < 1 -->\n$$(1-\\beta)x^2 \\ge -\\beta$$"),
            Strings{"proved"});
}

TEST(CheckNotes, VectorsOfEveryDimension) {
  EXPECT_EQ(verdicts("$$\\|x - \\eta g\\|^2 = \\|x\\|^2 - 2\\eta x^T g + \\eta^2\\|g\\|^2$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\|x - \\eta g\\|^2 = \\|x\\|^2 - \\eta x^T g + \\eta^2\\|g\\|^2$$"),
            Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\|Xw - y\\|^2 = w^T X^T X w - 2 y^T X w + y^T y$$"), Strings{"proved"});
}

TEST(CheckNotes, GradientsOfQuadraticForms) {
  const std::string given =
      "<!-- gradus: vector x, b; symmetric A -->"
      "Let $f(x) = \\frac12 x^T A x - b^T x$. Then ";
  EXPECT_EQ(verdicts(given + "$\\nabla f(x) = A x - b$"), (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts(given + "$\\nabla f(x) = A x + b$"), (Strings{"definition", "refuted"}));
}

TEST(CheckNotes, TablesOfFixedSize) {
  EXPECT_EQ(verdicts("$$\\begin{bmatrix} a & 0 \\\\ 0 & b\\end{bmatrix}^2 = "
                     "\\begin{bmatrix} a^2 & 0 \\\\ 0 & b^2 \\end{bmatrix}$$"),
            Strings{"proved"});
}

TEST(CheckNotes, SumsByInduction) {
  EXPECT_EQ(verdicts("$$(1-\\beta)\\sum_{i=1}^{t}\\beta^{t-i} = 1 - \\beta^t$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$(1-\\beta)\\sum_{i=0}^{t}\\beta^{t-i} = 1 - \\beta^t$$"),
            Strings{"refuted"});
}

TEST(CheckNotes, RecursionsAreRulesOfRewriting) {
  const std::string rule = "$$m_{t+1} = \\beta m_t + (1-\\beta) g_t$$ Hence ";
  EXPECT_EQ(verdicts(rule + "$$m_{t+1} - m_t = (1-\\beta)(g_t - m_t)$$"),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts(rule + "$$m_{t+1} - m_t = (1-\\beta)(g_t + m_t)$$"),
            (Strings{"definition", "refuted"}));
}

TEST(CheckNotes, SuperscriptsOfIteratesAreNoPowers) {
  EXPECT_EQ(verdicts("$$w^{t+1} = w^t - \\eta g$$ so $$w^{t+1} - w^t = -\\eta g$$"),
            (Strings{"definition", "proved"}));
}

TEST(CheckNotes, WhatIsQuotedIsStated) {
  EXPECT_EQ(verdicts("$$f(y) \\le f(x) + \\nabla f(x)^T(y - x) + \\frac{L}{2}\\|y - x\\|^2$$"),
            Strings{"stated"});
}

TEST(CheckNotes, SmoothnessIsTakenAtThePointsOfAStep) {
  const std::string rule = "$$x_{t+1} = x_t - \\eta \\nabla f(x_t)$$ Hence ";
  const std::string decrease =
      "$$f(x_{t+1}) \\le f(x_t) - \\eta(1 - \\frac{L\\eta}{2})"
      "\\|\\nabla f(x_t)\\|^2$$";
  EXPECT_EQ(verdicts("<!-- gradus: let f be L-smooth; given L > 0, eta > 0 -->" + rule + decrease),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("Assume $$\\|\\nabla f(x) - \\nabla f(y)\\| \\le L\\|x - y\\|.$$ Then" + rule +
                     decrease),
            (Strings{"assumption", "definition", "proved"}));
  EXPECT_EQ(verdicts(rule + decrease), (Strings{"definition", "stated"}));
}

TEST(CheckNotes, SkipsNameTheToken) {
  const NotesReport report = check("$$\\operatorname{prox}(x) = 3y$$");
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_EQ(report.results[0].kind, NoteKind::skipped);
  EXPECT_EQ(report.results[0].message,
            "\\operatorname{prox} is not known; say what it is in a gradus comment");
  EXPECT_EQ(report.parsed, 0U);
  EXPECT_EQ(report.formulas, 1U);
}

TEST(CheckNotes, MalformedFormulasDoNotStopTheRest) {
  const NotesReport report = check("line\n$$ (a + b = c $$\n$x = x + 0$");
  ASSERT_EQ(report.results.size(), 2U);
  EXPECT_EQ(report.results[0].span.line, 2U);
  EXPECT_EQ(report.results[0].message, "found the end, expected ')' or ']'");
}

TEST(CheckNotes, ExpectationsFollowMoments) {
  EXPECT_EQ(verdicts("<!-- gradus: given t in N >= 1; E[g_i] = mu -->"
                     "$$\\mathbb{E}\\left[\\sum_{i=1}^t \\beta^{t-i} g_i\\right] = "
                     "\\mu \\sum_{i=1}^t \\beta^{t-i}$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\mathbb{E}[(X-\\mathbb{E}[X])^2] = \\mathbb{E}[X^2] - \\mathbb{E}[X]^2$$"),
            Strings{"proved"});
}

TEST(CheckNotes, HugeNumbersAreLeftToTheBudget) {
  EXPECT_EQ(verdicts("$$2^{10^9} + x = 2^{10^9} + x + 1$$"), Strings{"undecided"});
  EXPECT_NE(verdicts("$$\\sum_{i=1}^{10^{12}} x^i = y + x$$"), Strings{"proved"});
}

TEST(CheckNotes, RulesThatDoubleAndDoubleAreBounded) {
  std::string text = "Let $x_a := y + y$. ";
  std::string before = "x_a";
  for (char c = 'b'; c <= 'z'; ++c) {
    std::string next = "\\hat{";
    next += c;
    next += "}";
    text += "Let $";
    text += next;
    text += " := ";
    text += before;
    text += " + ";
    text += before;
    text += "$. ";
    before = next;
  }
  EXPECT_EQ(verdicts(text + "So $" + before + " + 1 = 2 + " + before + "$.").size(), 27U);
}

TEST(CheckNotes, PlacesAreThoseOfTheFile) {
  const NotesReport report = check(
      "\\newcommand{\\half}{\\frac{1}{2}}\nAs $\\half + \\half = 1$ and $1 + 1 = 3$.\n", "a.tex");
  ASSERT_EQ(report.results.size(), 2U);
  EXPECT_EQ(report.results[0].latex, "\\half + \\half = 1");
  EXPECT_EQ(report.results[1].span.line, 2U);
  EXPECT_EQ(report.results[1].span.column, 29U);
  EXPECT_EQ(report.results[1].grade, Grade::refuted);
}

TEST(CheckNotes, AnotherExampleMayDefineAFunctionAnew) {
  const std::string first = "Let $f(x) = x^2 - 2x + 3$.\n\n";
  EXPECT_EQ(verdicts(first + "Completing the square, $f(x) = (x-1)^2 + 2$.").back(), "proved");
  EXPECT_EQ(verdicts(first + "Then $f(x) = (x-1)^2 + 3$.").back(), "refuted");
  EXPECT_EQ(verdicts(first + "**Example**: $f(x) = (x-1)^2 + 3$.").back(), "definition");
  EXPECT_EQ(verdicts(first + "**Example**: $f(x) = (x-1)^2 + 3$. Then $f(2) = 4$.").back(),
            "proved");
}

}  // namespace
}  // namespace gradus
