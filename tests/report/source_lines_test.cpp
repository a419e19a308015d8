#include "gradus/report/source_lines.hpp"

#include <gtest/gtest.h>

namespace gradus {
namespace {

TEST(SourceLines, lines_and_offsets) {
  const std::string text = "ab\r\n\nλμ=x";
  const SourceLines lines(text);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines.line(1), "ab");
  EXPECT_EQ(lines.line(2), "");
  EXPECT_EQ(lines.line(3), "λμ=x");
  EXPECT_EQ(lines.line(4), "");
  EXPECT_EQ(text.substr(lines.offset(3, 3)), "=x");
  EXPECT_EQ(lines.offset(3, 99), text.size());
  EXPECT_EQ(lines.offset(4, 1), text.size());
}

TEST(SourceLines, carets_stand_under_the_mark) {
  const SourceLines lines("x\nλ^2 = λ + 1\n");
  EXPECT_EQ(lines.excerpt({2, 7, 2, 12}, Style{}),
            "  2 | λ^2 = λ + 1\n"
            "    |       ^~~~~\n");
  EXPECT_EQ(lines.excerpt({2, 7, 3, 1}, Style{}),
            "  2 | λ^2 = λ + 1\n"
            "    |       ^~~~~\n");
  EXPECT_EQ(lines.excerpt({9, 9, 9, 9}, Style{}),
            "  9 | \n"
            "    | ^\n");
}

TEST(SourceLines, a_long_line_is_cut_around_the_mark) {
  std::string text(2004, 'a');
  text.replace(1000, 4, "MARK");
  const SourceLines lines(text);
  const std::string shown = lines.excerpt({1, 1001, 1, 1005}, Style{.color = false, .width = 60});
  EXPECT_NE(shown.find("aMARKa"), shown.npos) << shown;
  EXPECT_LE(shown.find('\n'), 60U);
  const std::size_t mark = shown.find("MARK"), caret = shown.find("^~~~\n");
  EXPECT_EQ(caret - shown.find('\n') - 1, mark) << shown;
}

TEST(SourceLines, control_characters_are_not_shown) {
  const SourceLines lines(
      "a\x1b[2Jb\xc2\x9b"
      "1m");
  const std::string shown = lines.excerpt({1, 1, 1, 2}, Style{});
  EXPECT_EQ(shown.find('\x1b'), shown.npos);
  EXPECT_EQ(shown.find('\x9b'), shown.npos);
}

}  // namespace
}  // namespace gradus
