// What is said of a name that has its meaning already is a step where the words lead to it, and
// what is supposed is none.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string last(const std::string& text) {
  const Strings all = verdicts(text);
  return all.empty() ? "nothing" : all.back();
}

TEST(RetoldNotes, AFunctionThatIsWrittenInAnotherWayKeepsItsMeaning) {
  const std::string given = "Put $s = \\eta \\lambda$. $$p(r) = r^2 - (1 + a - s) r + a.$$\n\n";
  const std::string begin = "$$p(r) = \\left(r - \\frac{1 + a - s}{2}\\right)^2 + a - ";
  const std::string right = "\\frac{(1 + a - s)^2}{4}.$$", wrong = "\\frac{(1 + a + s)^2}{4}.$$";
  EXPECT_EQ(last(given + "Completing the square, " + begin + right), "proved");
  EXPECT_EQ(last(given + "Completing the square, " + begin + wrong), "refuted");
  for (const char* words : {"For Nesterov's method, ", "Another polynomial is ", "Consider ",
                            "Turning to the second method, ", "Mirroring, ", ""}) {
    EXPECT_EQ(last(given + words + begin + wrong), "definition") << words;
  }
}

TEST(RetoldNotes, WhatWouldBeTheDefinitionAgainIsNoSlip) {
  EXPECT_EQ(last("Let $f(x) = x^2 + 2 b x + c$. Expanding further, $f(x) = x^2 - 2 b x + c$."),
            "definition");
  EXPECT_NE(last("Let $J = a x + b y + c$. Then $J = a x - b y + c$."), "refuted");
}

TEST(RetoldNotes, ANameThatIsDefinedIsNotDefinedByAConclusion) {
  const std::string given = "With $h = a^n x$ and $k = b^n y$ the loss is $$J = h + k$$\n\n";
  EXPECT_EQ(last(given + "$$\\Rightarrow J = a^n x + b^n y$$"), "proved");
  EXPECT_EQ(last(given + "$$\\Rightarrow J = a^n x - b^n y$$"), "refuted");
  EXPECT_NE(last(given + "In the second model $$J = a^n x - b^n y$$"), "refuted");
  EXPECT_NE(last(given + "# Other losses\nHence $$J = a^n x - b^n y$$"), "refuted");
  const std::string momentum = "$$v_{t+1} = \\alpha v_t - g_t$$ $$x_{t+1} = x_t + v_{t+1}.$$\n\n";
  EXPECT_EQ(last(momentum + "Hence $v_t = x_t - x_{t-1}$."), "proved");
  EXPECT_EQ(last(momentum + "Hence $v_t = x_t + x_{t-1}$."), "refuted");
  EXPECT_NE(last(momentum + "For ascent, $v_t = x_t + x_{t-1}$."), "refuted");
}

TEST(RetoldNotes, AnotherMethodHasAnotherRule) {
  const std::string errors =
      "Let $e_t = w_t - w^*$. Since $w_{t+1} = w_t - \\eta H e_t$, we have "
      "$e_{t+1} = (I - \\eta H) e_t$. ";
  EXPECT_EQ(last(errors + "Then we have $e_{t+1} = (I + \\eta H) e_t$."), "refuted");
  for (const char* words : {"Another method has $e_{t+1} = (I - 2 \\eta H) e_t$.",
                            "Twice the step gives $e_{t+1} = (I - 2 \\eta H) e_t$.",
                            "For the second method we have $e_{t+1} = (I + \\eta H) e_t$.",
                            "Two such steps at once give $e_{t+1} = (I - \\eta H)^2 e_t$."}) {
    EXPECT_NE(last(errors + words), "refuted") << words;
  }
  const std::string euler = "Explicit Euler is $$x_{n+1} = x_n + h f_n.$$ ";
  EXPECT_EQ(last(euler + "Hence $$x_{n+1} - x_n = h f_{n+1}.$$"), "refuted");
  EXPECT_NE(last(euler + "Implicit Euler: $$x_{n+1} - x_n = h f_{n+1}.$$"), "refuted");
  EXPECT_NE(last("We have $J(w) = (w - 1)^2$. Hence the reflected function is $J(w) = (w+1)^2$."),
            "refuted");
}

TEST(RetoldNotes, WhatANewNameSatisfiesIsAStep) {
  const std::string given =
      "Gradient descent is $w_{t+1} = w_t - \\eta (h w_t - h c)$. The error $e_t = w_t - c$ "
      "satisfies ";
  EXPECT_EQ(last(given + "$e_{t+1} = (1 - \\eta h) e_t$."), "proved");
  EXPECT_EQ(last(given + "$e_{t+1} = (1 + \\eta h) e_t$."), "refuted");
  EXPECT_EQ(last(given + "$e_{t} = (1 - \\eta h) e_t$."), "refuted");
  EXPECT_NE(last(given + "$e_{t+1} = (1 - \\eta h) e_t$. For ascent the error satisfies "
                         "$e_{t+1} = (1 + \\eta h) e_t$."),
            "refuted");
}

TEST(RetoldNotes, WhatNeverHoldsIsNoCondition) {
  const std::string given = "With $\\eta = 1/A$ one step is enough, since ";
  EXPECT_EQ(last(given + "$1 - \\eta A = 0$."), "proved");
  EXPECT_EQ(last(given + "$1 + \\eta A = 0$."), "refuted");
  for (const char* text :
       {"Let $s = \\eta a$. One step is enough since $1 - 2 s = 0$.",
        "With $\\eta = \\frac{1}{2 A}$ we get $1 - 2 \\eta A = 0$. For the step twice as long we "
        "get $1 - \\eta A = 0$.",
        "With $\\eta = 1/A$ we get $1 - \\eta A = 0$. With $\\eta = -1/A$ we get $1 + \\eta A = "
        "0$.",
        "Put $s = \\eta \\lambda$. When does $s - 1 = 0$?"}) {
    EXPECT_NE(last(text), "refuted") << text;
  }
}

TEST(RetoldNotes, WhatIsSupposedMayFail) {
  for (const char* text :
       {"If $a^2 + 2 a b + b^2 = (a - b)^2$ then $a b = 0$.",
        "Suppose that $$(a - b)^2 + c = a^2 + 2 a b + b^2 + c.$$",
        "Assume $(a + b)(a - b) = a^2 + b^2$.", "Solve $(x - 1)^2 = x^2 + 2 x + 1$ for $x$.",
        "We look for points with $(x - 1)^2 = x^2 + 2 x + 1$.",
        "Choose $x$ so that $(x - 1)^2 = x^2 + 2 x + 1$.",
        "The equation $(x - 1)^2 = x^2 + 2 x + 1$ has one solution.",
        "Setting both sides equal gives $(x - 1)^2 = x^2 + 2 x + 1$.",
        "Let $x$ be the solution of $(x - 1)^2 = x^2 + 2 x + 1$."}) {
    EXPECT_EQ(verdicts(text).front(), "assumption") << text;
  }
  EXPECT_EQ(last("Since $(a - b)^2 + c = a^2 + 2 a b + b^2 + c$, so it is."), "refuted");
}

TEST(RetoldNotes, AHeadingRightBehindAFormulaBeginsASection) {
  EXPECT_NE(last("## One\n$J = (a - b)^2$\n## Two\nHence $J = a^2 + 2 a b + b^2$."), "refuted");
}

TEST(RetoldNotes, AnIndexAboveIsAnIndex) {
  const std::string given = "Let $w^{(t+1)} = w^{(t)} - \\eta g^{(t)}$. ";
  EXPECT_EQ(last(given + "Then $w^{(t)} - w^{(t-1)} = -\\eta g^{(t-1)}$."), "proved");
  EXPECT_EQ(last(given + "Then $w^{(t)} - w^{(t+1)} = -\\eta g^{(t-1)}$."), "refuted");
}

TEST(RetoldNotes, NumbersThatDifferAreASlip) {
  EXPECT_EQ(last("With $\\rho = 0.9$, $$1 + 0.9 = 0.1$$"), "refuted");
  EXPECT_NE(last("In arithmetic modulo 2, $1 + 1 = 0$."), "refuted");
  EXPECT_NE(last("With saturating addition $1 + 0.9 = 1$."), "refuted");
}

}  // namespace
}  // namespace gradus
