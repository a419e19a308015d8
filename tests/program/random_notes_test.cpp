// What is no constant within an expectation.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool proves(const std::string& text) {
  const Strings all = verdicts(text);
  return !all.empty() && all.back() == "proved";
}

TEST(RandomNotes, ANameDefinedThroughARandomNumberIsNoConstant) {
  const std::string linear = " Then $\\mathbb{E}[\\eta X] = \\eta\\mathbb{E}[X]$.";
  EXPECT_FALSE(proves("Let $\\eta = 1/X$." + linear));
  EXPECT_FALSE(proves("Let $\\eta = X^2$." + linear));
  EXPECT_FALSE(proves("Let $Z = X^2$. Let $\\eta = 2Z$." + linear));
  EXPECT_FALSE(
      proves("Let $h = \\frac{1}{1 + X}$. Then $\\operatorname{Var}(hX) = "
             "h^2\\operatorname{Var}(X)$."));
  EXPECT_TRUE(proves("Let $\\eta = 1/a$." + linear));
  EXPECT_TRUE(
      proves("Let $\\mu = \\mathbb{E}[X]$. Then $\\mathbb{E}[\\mu X + 1] = "
             "\\mu\\mathbb{E}[X] + 1$."));
  EXPECT_TRUE(
      proves("Let $\\eta = X^2$. Then $\\mathbb{E}[\\eta X] + \\mathbb{E}[X] = "
             "\\mathbb{E}[X^3] + \\mathbb{E}[X]$."));
}

TEST(RandomNotes, WhatHasADistributionIsRandom) {
  const std::string linear =
      " Then $\\mathbb{E}[\\theta X] + \\mathbb{E}[X] = \\theta\\mathbb{E}[X] + \\mathbb{E}[X]$.";
  EXPECT_TRUE(proves("Let $\\theta$ be a number." + linear));
  EXPECT_FALSE(proves("Let $\\theta \\sim N(0, 1)$." + linear));
  EXPECT_FALSE(proves("The angle $\\theta$ is random." + linear));
  EXPECT_FALSE(proves("Let $\\theta$ and $\\phi$ be random numbers." + linear));
  EXPECT_FALSE(proves("Let $\\theta$ be a random number." + linear));
}

TEST(RandomNotes, AVarianceHasPowers) {
  EXPECT_TRUE(proves("Then $\\operatorname{Var}(2X)^2 = 16\\operatorname{Var}(X)^2$."));
  EXPECT_FALSE(proves("Then $\\mathrm{Var}(2X)^2 = 4\\mathrm{Var}(X)^2$."));
}

TEST(RandomNotes, ASlipBesideAVarianceIsRefuted) {
  const std::string said =
      "Let $Y = f + \\epsilon$ with $E[\\epsilon] = 0$ and $\\mathrm{Var}(\\epsilon) = \\sigma^2$, "
      "where the expectation is over the noise. Then $$E[(Y - c)^2] = ";
  EXPECT_EQ(verdicts(said + "(f - c)^2 + \\sigma^2$$").back(), "proved");
  EXPECT_EQ(verdicts(said + "(f - c)^2 - \\sigma^2$$").back(), "refuted");
  EXPECT_EQ(verdicts(said + "(f + c)^2 + \\sigma^2$$").back(), "refuted");
  EXPECT_EQ(verdicts(said + "(f - c)^2 + 2 \\sigma^2$$").back(), "refuted");
}

}  // namespace
}  // namespace gradus
