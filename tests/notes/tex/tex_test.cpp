// LaTeX mathematics as a tree, with its places.

#include <gtest/gtest.h>

#include <string>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/notes/tex/bars.hpp"
#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

std::string complaint(const std::string& text) {
  try {
    read_tex(text);
  } catch (const SyntaxError& error) {
    return error.what();
  }
  return "read";
}

TEST(Tex, FractionsTakeTokensWithoutBraces) {
  const auto nodes = read_tex("\\frac12 x");
  ASSERT_EQ(nodes.size(), 2U);
  EXPECT_EQ(nodes[0].text, "\\frac");
  ASSERT_EQ(nodes[0].children.size(), 2U);
  EXPECT_EQ(nodes[0].children[1].text, "2");
  EXPECT_EQ(nodes[1].begin, 8U);
}

TEST(Tex, ScriptsBelongToWhatStandsBeforeThem) {
  const auto nodes = read_tex("x_{t+1}^2 f'(x)");
  ASSERT_EQ(nodes.size(), 3U);
  EXPECT_TRUE(nodes[0].is(Kind::scripted));
  EXPECT_EQ(tex_key(nodes[0]), "x_{t+1}^2");
  EXPECT_EQ(nodes[1].primes, 1);
  EXPECT_EQ(nodes[2].open, "(");
}

TEST(Tex, SpacesAndSizesAndLabelsAreForTheLooks) {
  const auto nodes = read_tex("a\\,\\quad \\bigl( b \\bigr) \\tag{1}\\label{x} % remark\n c");
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes[1].text, "\\quad");
  EXPECT_EQ(nodes[2].children.size(), 1U);
  EXPECT_EQ(nodes[3].text, "c");
}

TEST(Tex, WhatOpensMustClose) {
  EXPECT_EQ(complaint("(a + b"), "1:7: found the end, expected ')' or ']'");
  EXPECT_EQ(complaint("a }"), "1:3: found '}', expected the end of the formula");
  EXPECT_EQ(complaint("\\frac{a}"), "1:9: found the end, expected an argument");
  EXPECT_EQ(complaint("\n\\begin{a} x \\end{b}"), "2:18: found 'b', expected \\end{a}");
  EXPECT_EQ(complaint("\\left( x"), "1:9: found the end, expected \\right");
  EXPECT_EQ(complaint("[0, 1)"), "read");
}

TEST(Tex, TwoSubscriptsAreRefused) {
  EXPECT_EQ(complaint("x_a_b"), "1:5: found 'b', expected one subscript at a letter");
}

TEST(Tex, NestingAndLengthAreBounded) {
  EXPECT_NE(complaint(std::string(100'000, '{')).find("expected at most"), std::string::npos);
  EXPECT_NE(complaint(std::string(5'000, '(')).find("levels of nesting"), std::string::npos);
  EXPECT_NE(complaint("\\text" + std::string(5'000, '{')).find("levels"), std::string::npos);
  std::string powers;
  for (int i = 0; i < 5'000; ++i) powers += "x^{";
  EXPECT_NE(complaint(powers).find("levels of nesting"), std::string::npos);
}

TEST(Tex, BarsArePairedByWhatStandsBefore) {
  const auto nodes = pair_bars(read_tex("|a| |b|^2 + \\|x - |y|\\|"));
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes[0].open, "|");
  EXPECT_TRUE(nodes[1].is(Kind::scripted));
  EXPECT_EQ(nodes[3].open, "\\|");
  EXPECT_EQ(nodes[3].children.back().open, "|");
  const auto given = pair_bars(read_tex("(x | y)"));
  EXPECT_EQ(given[0].children.size(), 3U);
}

NoteName named(const std::string& text) { return note_name(read_tex(text).at(0)).value(); }

TEST(NoteName, AccentsAndLabelsArePartOfTheBase) {
  EXPECT_EQ(named("\\hat{m}_t").base, "hat_m");
  EXPECT_EQ(named("\\hat{m}_t").written, "hat_m_t");
  EXPECT_EQ(named("\\mathbf{x}").base, "bold_x");
  EXPECT_EQ(named("x_{\\text{new}}").base, "x_new");
  EXPECT_EQ(named("w^*").base, "w^*");
  EXPECT_EQ(named("\\beta_1").written, "beta_1");
}

TEST(NoteName, SuperscriptsInParenthesesAreIndices) {
  EXPECT_TRUE(named("w^{(t+1)}").has_index());
  EXPECT_FALSE(named("w^{t+1}").has_index());
  const auto node = read_tex("w^{(t)T}").at(0);
  ASSERT_NE(exponent_of(node), nullptr);
  EXPECT_TRUE(says_transposed(*exponent_of(node)));
  EXPECT_EQ(note_name(node)->base, "w");
}

}  // namespace
}  // namespace gradus
