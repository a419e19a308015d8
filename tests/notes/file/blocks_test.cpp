// Finding mathematics in Markdown and LaTeX, macros, and chains of relations.

#include "gradus/notes/file/blocks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gradus/notes/tex/bars.hpp"
#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/declaration.hpp"
#include "gradus/notes/tex/macros.hpp"

namespace gradus {
namespace {

std::vector<std::string> mathematics(const std::string& text, NotesFormat format) {
  std::vector<std::string> out;
  for (const NotesPiece& p : find_blocks(text, format)) {
    if (p.kind == NotesPiece::Kind::prose) continue;
    const std::string mark = p.kind == NotesPiece::Kind::comment       ? "%"
                             : p.kind == NotesPiece::Kind::inline_math ? "$"
                                                                       : "$$";
    out.push_back(mark + text.substr(p.begin, p.end - p.begin) + (p.closed ? "" : " open"));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Blocks, MarkdownHasDollarsBracketsFencesAndEnvironments) {
  EXPECT_EQ(mathematics("a $x$ b $$y$$ \\(u\\) \\\\(v\\\\) \\[w\\]\n```math\nz\n```\n"
                        "\\begin{align*}q\\end{align*}",
                        NotesFormat::markdown),
            (Strings{"$x", "$$y", "$u", "$v", "$$w", "$$z", "$$q"}));
}

TEST(Blocks, MoneyAndCodeAreNoMathematics) {
  EXPECT_EQ(mathematics("\\$3, $5 and `$x$` cost\n```python\ny = \"$z$\"\n```\nas much",
                        NotesFormat::markdown),
            Strings{});
}

TEST(Blocks, OnlyCommentsForGradusAreKept) {
  EXPECT_EQ(mathematics("<!-- gradus: given x > 0 --><!-- todo $y$ -->", NotesFormat::markdown),
            Strings{"% given x > 0 "});
  EXPECT_EQ(mathematics("% gradus: ignore\n% $y$\n50\\% of $z$", NotesFormat::latex),
            (Strings{"% ignore", "$z"}));
}

TEST(Blocks, WhatIsNeverClosedEndsAtTheNextEmptyLine) {
  EXPECT_EQ(mathematics("$$ a = b\n\nnext $c$", NotesFormat::markdown),
            (Strings{"$$ a = b open", "$c"}));
  EXPECT_EQ(mathematics("\\begin{align} a\n\n$c$", NotesFormat::latex),
            (Strings{"$$ a open", "$c"}));
  EXPECT_EQ(mathematics("$$\n\na = b\n$$\n", NotesFormat::markdown), (Strings{"$$a = b\n"}));
  EXPECT_EQ(mathematics("$$\n\nprose\n\n$c$", NotesFormat::markdown), (Strings{"$$ open", "$c"}));
}

/// The text behind the definitions, which become blanks.
std::string expanded(const std::string& text) {
  const std::string all = expand_macros(text).text;
  return all.substr(all.find_first_not_of(' '));
}

TEST(Macros, AreWrittenOutWhereTheyStand) {
  EXPECT_EQ(expanded("\\newcommand{\\R}{\\mathbb{R}}\\R^d"), "\\mathbb{R}^d");
  EXPECT_EQ(expanded("\\newcommand\\ip[2]{<#1,#2>}\\ip{a}{b}c"), "<a,b>c");
  EXPECT_EQ(expanded("\\DeclareMathOperator{\\tr}{tr}\\tr A"), "\\operatorname{tr} A");
}

TEST(Macros, LeadNowhereWhenTheyNameThemselves) {
  EXPECT_EQ(expanded("\\newcommand{\\a}{\\a\\a}\\a"), "\\a\\a");
}

TEST(Macros, DoNotMakeATextMuchLonger) {
  std::string text = "\\newcommand{\\a}{xxxxxxxxxx}";
  char before = 'a';
  for (char c = 'b'; c <= 'z'; ++c) {
    text += "\\newcommand{\\";
    text += c;
    text += "}{";
    for (int i = 0; i < 10; ++i) {
      text += "\\";
      text += before;
      text += ' ';
    }
    text += "}";
    before = c;
  }
  for (int i = 0; i < 1'000; ++i) text += "\\z \\c ";
  EXPECT_LT(expand_macros(text).text.size(), 600'000U);
}

TEST(Macros, KeepThePlacesOfWhatStandsBehind) {
  const std::string text = "\\newcommand{\\R}{\\mathbb{R}}\n\\R x";
  const ExpandedText e = expand_macros(text);
  EXPECT_EQ(e.origin_of(e.text.find('x')), text.find('x'));
  EXPECT_EQ(e.origin_of(e.text.size()), text.size());
}

std::vector<std::string> chains(const std::string& tex) {
  std::vector<std::string> out;
  for (const Chain& c : split_chains(pair_bars(read_tex(tex)))) {
    std::string text;
    for (std::size_t i = 0; i < c.sides.size(); ++i) {
      for (const TexNode& n : c.sides[i]) text += tex_key(n);
      if (i < c.links.size())
        text += tex.substr(c.links[i].begin, c.links[i].end - c.links[i].begin);
    }
    out.push_back(text);
  }
  return out;
}

TEST(Chains, ARowThatBeginsWithARelationGoesOn) {
  EXPECT_EQ(chains("\\begin{align} a &= b \\\\ &\\le c, \\\\ d &= e. \\end{align}"),
            (Strings{"a=b\\lec", "d=e"}));
}

TEST(Chains, ARowThatBeginsWithASignGoesOn) {
  EXPECT_EQ(chains("a &= b \\\\ &\\quad + c \\\\ &= d"), Strings{"a=b+c=d"});
}

TEST(Chains, CommasWordsAndImplicationsSeparate) {
  EXPECT_EQ(chains("a = b, \\quad c = d"), (Strings{"a=b", "c=d"}));
  EXPECT_EQ(chains("a = b \\text{ if } c > 0"), (Strings{"a=b", "c>0"}));
  EXPECT_EQ(chains("a = b \\Rightarrow c = d"), (Strings{"a=b", "c=d"}));
}

TEST(Chains, DefinitionsAreOneSign) {
  EXPECT_EQ(split_chains(read_tex("a := b"))[0].links[0].link, Link::defines);
  EXPECT_EQ(split_chains(read_tex("a \\overset{\\text{def}}{=} b"))[0].links[0].link,
            Link::defines);
  EXPECT_EQ(split_chains(read_tex("a \\overset{(1)}{\\le} b"))[0].links[0].relation,
            Relation::less_equal);
}

TEST(Declarations, SaveBackslashesAndSayWhatIsWrong) {
  const auto all =
      read_declarations("given 0 < beta_1 < 1, t in N >= 1; vector g, w in R^d; nonsense x");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].conditions.size(), 2U);
  EXPECT_EQ(all[1].names.size(), 2U);
  EXPECT_NE(all[2].problem.find("found 'nonsense x', expected given"), std::string::npos);
}

}  // namespace
}  // namespace gradus
