// Recursions given for x_{t+1}, and steps that speak of x_{t-1}.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

const std::string heavy_ball =
    "$$v_{t+1} = \\mu v_t - \\eta g_t,\\qquad x_{t+1} = x_t + v_{t+1}.$$ ";

TEST(EarlierMembersOfNotes, ARecursionIsAppliedDownToThem) {
  for (const std::string& text :
       {heavy_ball + "So $x_{t+1} - x_t = \\mu(x_t - x_{t-1}) - \\eta g_t$.",
        "Let $x, v, g \\in \\mathbb{R}^d$. " + heavy_ball +
            "So $x_{t+1} - x_t = \\mu(x_t - x_{t-1}) - \\eta g_t$.",
        std::string("$$x_{t+1} = x_t + v_t.$$ Then $x_{t+1} - x_{t-1} = v_t + v_{t-1}$."),
        std::string("$$x_{t+1} = x_t + v_{t+1}.$$ Then $x_t - x_{t-1} + c = v_t + c$."),
        std::string("$$x_t = x_{t-1} + v_t.$$ Then $x_t - x_{t-2} = v_t + v_{t-1}$.")}) {
    EXPECT_TRUE(has(text, "proved")) << text;
  }
}

TEST(EarlierMembersOfNotes, SlipsAreRefuted) {
  EXPECT_TRUE(has(heavy_ball + "So $x_{t+1} - x_t = \\mu(x_t - x_{t-1}) + \\eta g_t$.", "refuted"));
  EXPECT_TRUE(has("$$x_{t+1} = x_t + v_t.$$ Then $x_{t+1} - x_{t-1} = v_t - v_{t-1}$.", "refuted"));
}

/// What is said from t = 1 on need not be said of t - 1: neither proved nor refuted.
TEST(EarlierMembersOfNotes, TheyStayOpenWhereTheRecursionMayBeginLater) {
  const std::string text =
      heavy_ball + "So for $t \\ge 1$ we get $x_{t+1} - x_t = \\mu(x_t - x_{t-1}) - \\eta g_t$.";
  EXPECT_TRUE(has(text, "undecided"));
}

}  // namespace
}  // namespace gradus
