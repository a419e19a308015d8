// What one sign, number or exponent keeps from being an identity is refuted, whatever words say of
// its names; a condition that looks like one is not.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool is_refuted(const std::string& text) {
  return std::ranges::count(verdicts(text), "refuted") > 0;
}

TEST(IdentityNotes, WordsAboutNamesExplainNoExponentThatIsTooHigh) {
  for (const char* text :
       {"The derivative by $y$ is printed with the exponent not lowered. Corrected, "
        "$\\frac{\\partial}"
        "{\\partial y} (x^2 y^3) = 3 x^2 y^3$.",
        "By Pythagoras all is well.\n\nFor any two vectors we have $$\\|x + y\\|^2 = \\|x\\|^2 + 2 "
        "x^T y + "
        "\\|y\\|^3.$$",
        "Pooling the sums, and with exchangeable labels in mind, $$\\sum_{i=1}^n (x_i - c)^2 = "
        "\\sum_{i=1}^n x_i^3 - 2 c \\sum_{i=1}^n x_i + n c^2.$$",
        "At stationarity we put $\\frac{\\eta^2 s}{1 - (1 - \\eta h)^2} = \\frac{\\eta^3 s}{h "
        "\\eta (2 - "
        "\\eta h)} + h - h^3 + h^2 h$. So $\\frac{\\eta^3 s}{1 - (1 - \\eta h)^2} = \\frac{\\eta s}"
        "{h (2 - \\eta h)}$.",
        "Let $X$ have mean $\\mu$. Unrolling the definition, the cross term disappears: "
        "$$\\operatorname{Var}(X) = E[(X - E[X])^2] = E[X^2] - 2 E[X] E[X] + E[X]^3.$$",
        "After some bookkeeping the recursion unfolds into $$\\sum_{k=0}^{t+1} (1 - \\rho)^k = "
        "\\frac{1 - (1-\\rho)^t}{\\rho}.$$"}) {
    EXPECT_TRUE(is_refuted(text)) << text;
  }
}

TEST(IdentityNotes, PowersThatWordsMakeEqualAreNoSlips) {
  for (const char* text :
       {"Let $A$ be idempotent. Then $(I - A)^2 = I - 2 A + A^3$.",
        "Let $A$ be idempotent. Because of that, $x^T A A^2 y + x^T y = x^T A^2 y + x^T y$.",
        "Let $b$ be a number with $b^3 = b^2$. Then $(a+b)^2 = a^2 + 2 a b + b^3$.",
        "Taking $b$ to be one, $(a+b)^2 = a^2 + 2 a b + b^3$.",
        "Let $n$ be one. Then $\\frac{n (n+1)}{2} + \\frac{n(n-1)}{2} = n^3$.",
        "For binary $x$ we have $x^2 = x$, hence $(x + a)^2 = x + 2 a x + a^2$.",
        "Let $X$ be a Bernoulli variable. Then $E[(X - p)^2] = E[X] - 2 p E[X] + p^2$.",
        "Both vectors have length one, thus $\\|x - y\\|^2 = \\|x\\|^4 - 2 x^T y + \\|y\\|^4$.",
        "With $\\|y\\| = 1$, $$\\|x + y\\|^2 = \\|x\\|^2 + 2 x^T y + \\|y\\|^4.$$",
        "Let $u$ be a unit vector. Then $\\|x - (u^T x) u\\|^2 = \\|x\\|^2 - 2 (u^T x)^2 + (u^T "
        "x)^2$.",
        "Both terms are the same by exchangeability: $E[(X_1 - c)^2] = E[X_2^2] - 2 c E[X_1] + "
        "c^2$.",
        "The distribution is stationary. Then $E[(w_{t+1} - c)^2] = E[w_{t}^2] - 2 c E[w_{t+1}] + "
        "c^2$."}) {
    EXPECT_FALSE(is_refuted(text)) << text;
  }
}

TEST(IdentityNotes, ALaterMemberFollowsFromTheRecursionRightBeforeIt) {
  for (const char* text :
       {"The step $w_{t+1} = (1 - \\eta\\lambda) w_t$ shrinks each coordinate; two of them give "
        "$w_{t+2} = "
        "(1 - \\eta\\lambda)^3 w_t$.",
        "The step $w_{t+1} = (1 - \\eta\\lambda) w_t$ shrinks each coordinate; two of them give "
        "$w_{t+2} = "
        "(1 + \\eta\\lambda)^2 w_t$.",
        "The step is $w_{t+1} = a w_t + b$. Hence $w_{t+2} = a^2 w_t + a b - b$."}) {
    EXPECT_TRUE(is_refuted(text)) << text;
  }
}

TEST(IdentityNotes, ARecursionOfAnotherKindIsNone) {
  for (const char* text :
       {"Let $w_{t+1} = a w_t$. With a step of double size, $w_{t+2} = a^4 w_t$.",
        "Compare $x_{t+1} = a x_t$ with $x_{t+2} = a^3 x_t$. The second one is faster for small "
        "$a$.",
        "Model A: $x_{t+1} = a x_t$. Model B: $x_{t+2} = a^3 x_t$.",
        "Which is better, $x_{t+1} = a x_t$ or $x_{t+2} = a^3 x_t$?",
        "We have $x_{t+1} = a x_t$ with $a \\in \\{0, 1\\}$, hence $x_{t+2} = a^3 x_t$.",
        "Because $a$ is zero or one in $x_{t+1} = a x_t$, we get $x_{t+2} = a^3 x_t$.",
        "The rule is $x_{t+1} = a x_t$, and an accelerated rule might give $x_{t+2} = a^3 x_t$.",
        "The deer double, $d_{t+1} = 2 d_t$; two herds give $d_{t+2} = 8 d_t$.",
        "In the lazy version of $x_{t+1} = a x_t$ every second step is skipped, $x_{t+2} = a x_t$.",
        "Descent is $w_{t+1} = w_t - \\eta g_t$. In the maximization problem one has $w_{t+1} - "
        "w_t = + "
        "\\eta g_t$ and the roles are reversed."}) {
    EXPECT_FALSE(is_refuted(text)) << text;
  }
}

TEST(IdentityNotes, EquationsThatAreAskedForSupposedOrDeniedAreNoSlips) {
  for (const char* text :
       {"Exercise. Decide whether $\\|x-y\\|^2 = \\|x\\|^2 + 2 x^T y + \\|y\\|^2$ holds for all "
        "vectors.",
        "We ask whether $(x - 1)^3 = x^3 - 3 x^2 + 3 x + 1$ can hold. It cannot.",
        "Nobody believes $(a-b)^3 = a^3 - 3 a^2 b + 3 a b^2 + b^3$ after trying $a = 0$, $b = 1$.",
        "Not $(a-b)^3 = a^3 - 3 a^2 b + 3 a b^2 + b^3$, but $(a-b)^3 = a^3 - 3 a^2 b + 3 a b^2 - "
        "b^3$.",
        "If we had $(a + b)^2 = a^2 + 3 a b + b^2$, areas would not add up.",
        "The price for which demand equals supply obeys $(p + 1)^2 + q = p^2 + 4 p + 1 + q$.",
        "If $\\|x+y\\|^2 = \\|x\\|^2 - 2x^T y + \\|y\\|^2$, then $x$ and $y$ are orthogonal.",
        "We require $\\|w + d\\|^2 = \\|w\\|^2 + 2 w^T d + 2 \\|d\\|^2 - r^2$ so that $\\|d\\| = "
        "r$.",
        "Suppose the vectors are orthogonal. We claim that $\\|x-y\\|^2 = \\|x\\|^2 + 2 x^T y + "
        "\\|y\\|^2$.",
        "A pair is called good when $(a+b)^2 = a^2 - 2 a b + b^2$. In a good pair one number is "
        "zero.",
        "The vectors with $\\|x+y\\|^2 = \\|x\\|^2 + 4 x^T y + \\|y\\|^2$ are those at right "
        "angles."}) {
    EXPECT_FALSE(is_refuted(text)) << text;
  }
}

TEST(IdentityNotes, AMemberAtTheEndOfASumMayBeZero) {
  for (const char* text : {"Zero padding lets us start earlier: $$\\sum_{i=0}^n x_i (x_i - c) = "
                           "\\sum_{i=1}^n x_i^2 - c "
                           "\\sum_{i=1}^n x_i.$$",
                           "The arrays are padded with zeros: $\\sum_{i=1}^{n+1} (x_i + y_i)^2 = "
                           "\\sum_{i=1}^n x_i^2 + 2 "
                           "\\sum_{i=1}^n x_i y_i + \\sum_{i=1}^n y_i^2$."}) {
    EXPECT_FALSE(is_refuted(text)) << text;
  }
}

}  // namespace
}  // namespace gradus
