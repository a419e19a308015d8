#include "gradus/report/notes_report.hpp"

#include <gtest/gtest.h>

#include "report/notes_sample.hpp"

namespace gradus {
namespace {

using testing_support::sample_report;

std::string line(const NoteResult& r, bool explain = false) {
  return notes_line("a.md", r, Style{}, explain);
}

TEST(NotesReport, a_line_for_each_kind) {
  const NotesReport report = sample_report();
  EXPECT_EQ(line(report.results[0]), "a.md:3: proved: holds for every value");
  EXPECT_EQ(line(report.results[3]), "a.md:9: skipped: \\foo is not known");
  NoteResult wrong = report.results[1];
  wrong.expect_refuted = wrong.ok = true;
  EXPECT_EQ(line(wrong), "a.md:3: refuted (as expected): fails at x = 1/2");
}

TEST(NotesReport, the_summary_counts_what_there_is) {
  EXPECT_EQ(summary_line(summary(sample_report())),
            "4 derivations, 3 steps: 1 proved, 1 undecided, 1 refuted; 1 skipped");
  EXPECT_FALSE(summary(sample_report()).ok);
  EXPECT_EQ(summary_line(summary(NotesReport{})), "0 derivations, 0 steps");
}

TEST(NotesReport, control_characters_of_a_file_are_not_printed) {
  NoteResult r = sample_report().results[3];
  r.message = "found '\x1b[2J'";
  r.latex = "\x1b[31m\x07";
  EXPECT_EQ(line(r, true).find_first_of("\x1b\x07"), std::string::npos);
}

TEST(NotesReport, the_name_tells_what_is_latex) {
  EXPECT_TRUE(is_latex("a.tex"));
  EXPECT_TRUE(is_latex("a.ltx"));
  EXPECT_FALSE(is_latex("tex.md"));
  EXPECT_FALSE(is_latex("-"));
}

}  // namespace
}  // namespace gradus
