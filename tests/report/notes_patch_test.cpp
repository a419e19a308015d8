#include "gradus/report/notes_patch.hpp"

#include <gtest/gtest.h>

#include "report/notes_sample.hpp"

namespace gradus {
namespace {

using testing_support::sample_notes;
using testing_support::sample_report;

TEST(NotesPatch, declarations_go_before_the_paragraph_of_the_first_formula) {
  EXPECT_EQ(notes_patch(sample_report(), sample_notes),
            "--- my notes.md\t\n"
            "+++ my notes.md\t\n"
            "@@ -1,5 +1,10 @@\n"
            " # Squares\n"
            " \n"
            "+<!-- gradus:\n"
            "+  scalar a, b\n"
            "+  given x >= 1\n"
            "+-->\n"
            "+\n"
            " We know that $2 + 2 = 4$ and $x^2 \\ge x$.\n"
            " \n"
            " - $$\n");
}

TEST(NotesPatch, latex_has_comments_of_its_own) {
  NotesReport report = sample_report("a.tex");
  report.results.front().block = {1, 1, 1, 6};
  EXPECT_EQ(notes_patch(report, "$x=x$"),
            "--- a.tex\n"
            "+++ a.tex\n"
            "@@ -1,1 +1,3 @@\n"
            "+% gradus: scalar a, b\n"
            "+% gradus: given x >= 1\n"
            " $x=x$\n"
            "\\ No newline at end of file\n");
}

TEST(NotesPatch, what_is_to_be_confirmed_does_not_count_yet) {
  NotesReport report;
  report.file = "a.tex";
  report.to_confirm = {"given eta > 0"};
  EXPECT_NE(notes_patch(report, "$x=x$").find("+% to confirm, then gradus: given eta > 0\n"),
            std::string::npos);
  report.file = "a.md";
  EXPECT_NE(notes_patch(report, "$x=x$").find("+<!-- to confirm, then gradus:\n+  given eta > 0\n"),
            std::string::npos);
}

TEST(NotesPatch, nothing_to_declare_is_no_patch) {
  EXPECT_EQ(notes_patch(NotesReport{}, sample_notes), "");
}

}  // namespace
}  // namespace gradus
