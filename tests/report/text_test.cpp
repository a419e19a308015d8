#include "gradus/report/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace gradus {
namespace {

TEST(Text, a_code_point_takes_one_column) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("0.0249…"), 7U);
}

TEST(Text, cutting_keeps_to_the_width_and_says_so) {
  EXPECT_EQ(fit("abcdef", 6), "abcdef");
  EXPECT_EQ(fit("abcdef", 4), "abc…");
  EXPECT_EQ(fit("λλλλ", 3), "λλ…");
  EXPECT_EQ(fit("abc", 0), "");
}

TEST(Text, padding_counts_columns_not_bytes) {
  EXPECT_EQ(pad_right("λ", 3), "λ  ");
  EXPECT_EQ(pad_left("λ", 3), "  λ");
  EXPECT_EQ(pad_left("long", 3), "long");
}

TEST(Text, lines_break_at_spaces) {
  EXPECT_EQ(wrap("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("abcdefgh ij", 3), (std::vector<std::string>{"abc", "def", "gh", "ij"}));
  EXPECT_EQ(wrap("", 5), (std::vector<std::string>{""}));
  EXPECT_EQ(wrap("as it is", 0), (std::vector<std::string>{"as it is"}));
}

TEST(Text, wrapping_loses_nothing_and_fits) {
  rc::check("all letters stay, in order, and no line is too wide", [] {
    const auto letters = *rc::gen::container<std::string>(rc::gen::element('a', 'b', ' ', 'c'));
    const auto width = *rc::gen::inRange<std::size_t>(1, 12);
    std::string kept;
    for (const std::string& line : wrap(letters, width)) {
      RC_ASSERT(display_width(line) <= width);
      kept += line;
    }
    const auto without_spaces = [](std::string s) {
      std::erase(s, ' ');
      return s;
    };
    RC_ASSERT(without_spaces(kept) == without_spaces(letters));
  });
}

TEST(Text, latex_specials_are_escaped) {
  EXPECT_EQ(escape_latex("a_b & 50% of $x^2$ #1 {y} ~ \\"),
            "a\\_b \\& 50\\% of \\$x\\textasciicircum{}2\\$ \\#1 \\{y\\} \\textasciitilde{} "
            "\\textbackslash{}");
  EXPECT_EQ(escape_latex("x <= 1 > | \"q\""),
            "x \\textless{}= 1 \\textgreater{} \\textbar{} ''q''");
  EXPECT_EQ(escape_latex("λ ≤ 1…"), "$\\lambda$ $\\le$ 1\\ldots{}");
}

TEST(Text, markdown_specials_are_escaped) {
  EXPECT_EQ(escape_markdown("a|b *c* _d_ `e` <f> $g$"),
            "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<f\\> \\$g\\$");
  EXPECT_EQ(escape_markdown("two\nlines"), "two lines");
}

TEST(Text, html_specials_are_escaped) {
  EXPECT_EQ(escape_html("a < b & \"c\" > d"), "a &lt; b &amp; &quot;c&quot; &gt; d");
}

TEST(Text, csv_fields_follow_rfc_4180) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

/// Reads one record as RFC 4180 says.
std::vector<std::string> read_record(const std::string& line) {
  std::vector<std::string> fields{""};
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

TEST(Text, csv_fields_are_read_back) {
  rc::check("what was written is read", [] {
    const auto word = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
    const auto fields = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word));
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      line += (i > 0 ? "," : "") + csv_field(fields[i]);
    }
    RC_ASSERT(read_record(line) == fields);
  });
}

TEST(Text, numbers_are_told_from_words) {
  for (const char* number : {"1", "-3/4", "0.5", "1e-12", "[0.1, 0.2]", "0.0249…", "1 ± 2"}) {
    EXPECT_TRUE(is_numeric(number)) << number;
  }
  for (const char* word : {"", "-", "proved", "t", "e", "1/3 of it", "x1"}) {
    EXPECT_FALSE(is_numeric(word)) << word;
  }
}

TEST(Text, numbers_become_math_in_latex) {
  EXPECT_EQ(latex_cell("-3/4"), "$-3/4$");
  EXPECT_EQ(latex_cell("1.5e-07"), "$1.5 \\cdot 10^{-7}$");
  EXPECT_EQ(latex_cell("2E+10"), "$2 \\cdot 10^{10}$");
  EXPECT_EQ(latex_cell("0.02…"), "$0.02\\ldots{}$");
  EXPECT_EQ(latex_cell("a_b"), "a\\_b");
}

TEST(Text, colour_only_where_it_is_wanted) {
  EXPECT_EQ(paint("x", "31", Style{}), "x");
  EXPECT_EQ(paint("x", "31", Style{true, 0}), "\033[31mx\033[0m");
}

TEST(Text, counts_have_their_plural) {
  EXPECT_EQ(count_of(1, "part"), "1 part");
  EXPECT_EQ(count_of(0, "part"), "0 parts");
}

}  // namespace
}  // namespace gradus
