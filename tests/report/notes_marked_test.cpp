#include "gradus/report/notes_marked.hpp"

#include <gtest/gtest.h>

#include "report/notes_sample.hpp"

namespace gradus {
namespace {

using testing_support::sample_notes;
using testing_support::sample_report;

TEST(NotesMarked, each_step_has_its_mark) {
  EXPECT_EQ(notes_marked(sample_report(), sample_notes),
            "# Squares\n"
            "\n"
            "We know that $2 + 2 = 4$ ✓ and $x^2 \\ge x$ **✗ refuted: fails at x = 1/2**.\n"
            "\n"
            "- $$\n"
            "  a = b\n"
            "  $$\n"
            "\n"
            "  > ? undecided: neither proved nor refuted\n"
            "\n"
            "\n"
            "What is $\\foo = 1$ –?");
}

TEST(NotesMarked, in_latex_marks_are_comments_below) {
  const std::string marked = notes_marked(sample_report("notes.tex"), sample_notes);
  EXPECT_NE(marked.find("and $x^2 \\ge x$.\n% ✓ proved: holds for every value\n"
                        "% ✗ refuted: fails at x = 1/2\n"),
            marked.npos)
      << marked;
  EXPECT_TRUE(marked.ends_with("$\\foo = 1$?\n% – skipped: \\foo is not known\n")) << marked;
}

TEST(NotesMarked, without_formulas_the_text_stays) {
  NotesReport report;
  EXPECT_EQ(notes_marked(report, "a\r\nb"), "a\r\nb");
  EXPECT_EQ(notes_marked(report, ""), "");
}

}  // namespace
}  // namespace gradus
