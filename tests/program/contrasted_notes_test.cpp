// A value holds for what it is said of.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

void expect_last(const std::vector<const char*>& notes, bool proved) {
  for (const char* text : notes) {
    const Strings all = verdicts(text);
    EXPECT_EQ(all.back() == "proved", proved) << text;
    EXPECT_NE(all.back(), "refuted") << text;
  }
}

TEST(ContrastedNotes, AValueOfOneThingIsNotThatOfAnotherOfItsKind) {
  expect_last(
      {"The train loss is $\\ell = 1$. The test loss is larger.\nFor the test loss, $2\\ell = 2$.",
       "The teacher has width $m = 4$. The student is narrower.\nSo the student has $m^2 = 16$ "
       "weights.",
       "For the first estimator we have $\\mathbb{E}[T] = \\theta$. For the second estimator the "
       "bias is $\\mathbb{E}[T] - \\theta = 0$.",
       "With replacement the factor is $c = 1$.\nWithout replacement it is $c^2 = 1$.",
       "Ridge uses $q = 2$, whereas for the lasso $q^2 = 4$.",
       "In the first model $k = 1$ while in the second one $k + 1 = 2$.",
       "Unlike the plain method, where $\\gamma = 0$, ours has $1 + \\gamma = 1$.",
       "- **Smooth.** Here $p = 2$.\n- **Nonsmooth.** Here $p^2 = 4$.",
       "**Case 1.** $s = 1$.\n\n**Case 2.** $s + 1 = 2$.",
       "Some books write $c = 2$.\nHere $c^2 = 4$."},
      false);
  expect_last({"The train loss is $\\ell = 1$. Twice the train loss is $2\\ell = 2$.",
               "The teacher has width $m = 4$. So it has $m^2 = 16$ weights.",
               "The step is $\\eta = 1/2$. The decrease is $2\\eta = 1$.",
               "For simplicity, let $c = 2$. For the gradient we get $c^2 = 4$.",
               "**Step 1.** Let $s = 1$.\n\n**Step 2.** Then $s + 1 = 2$.",
               "In the scalar case $n = 1$. In this case $n + 1 = 2$."},
              true);
}

TEST(ContrastedNotes, AnExampleOfMarkdownEndsWithItsParagraph) {
  expect_last({"*Example.* Take $x = 2$. Then $x^2 = 4$.\n\nFor the method itself, $x^2 = 4$.",
               "> Example: with $x = 3$ we get $x^2 = 9$.\n\nBack in the text, $x + 1 = 4$.",
               "**Example.** Let $x > 1$. Then $x^2 > x$.\n\nOur iterates satisfy $x^2 > x$.",
               "**Example.** Let $f(x) = x^2$.\n\nFor our loss, $f'(x) = 2x$.",
               "For example, let $\\kappa = 10$.\n\nThe rate is $1 - 1/\\kappa = 9/10$."},
              false);
  expect_last({"**Example.** Let $x = 2$.\n\nThen $x^2 = 4$.",
               "**Example.** Let $f(x) = x^2$. Its slope is\n\n$$f'(x) = 2x.$$"},
              true);
}

TEST(ContrastedNotes, WhatATheoremNeedsIsNotSaidToHold) {
  expect_last({"The lemma needs $n \\ge 2$.\nWe have $n^2 \\ge 4$.",
               "The theorem requires $b > 2$. Ours does not.\nWe have $b^2 > 4$.",
               "A sufficient condition is $s \\le 1$.\n$$s - 1 \\le 0.$$",
               "In case $d \\ge 3$ there is another proof.\n$$d + 1 \\ge 4.$$"},
              false);
  expect_last({"For descent we need $h < 2$. Then $1 - h/2 > 0$."}, true);
}

TEST(ContrastedNotes, WhatChangesDoesNotKeepItsValue) {
  expect_last({"The counter is $c = 5$. It is reset to zero. Then $c - 5 = 0$.",
               "Let $a = 1$ and $b = 2$. Swap them. Now $a + 1 = 2$.",
               "Let $A = 2$. Replace $A$ by its inverse. The product is $2A = 4$.",
               "Before the update $x = 3$ and after it $x - 3 = 0$.",
               "Until now $b = 0$. We now allow a bias.\n$$w x + b = w x.$$",
               "Suppose the maximum $M = \\max(a,b)$ equals $M = a$. Otherwise it is $b$.\n"
               "Otherwise, $M - a = 0$."},
              false);
}

TEST(ContrastedNotes, ForAllWithinAFormulaMeansAllNumbers) {
  expect_last({"$$x^{-1} x = 1 \\quad \\text{for all } x$$",
               "$$\\frac{x^2}{x} = x \\quad \\text{for all real } x.$$",
               "$$\\frac{x^3}{x} = x^2 \\quad \\forall x$$"},
              false);
  expect_last({"$$\\frac{x^2}{x} = x$$", "$$(x + 1)^2 = x^2 + 2x + 1 \\quad \\text{for all } x$$"},
              true);
}

}  // namespace
}  // namespace gradus
