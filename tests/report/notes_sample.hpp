#pragma once

#include "gradus/report/notes_report.hpp"

namespace gradus::testing_support {

/// The text of the sample, and what was found in it by hand.
inline const std::string sample_notes =
    "# Squares\n"
    "\n"
    "We know that $2 + 2 = 4$ and $x^2 \\ge x$.\n"
    "\n"
    "- $$\n"
    "  a = b\n"
    "  $$\n"
    "\n"
    "What is $\\foo = 1$?";

inline NoteResult sample_result(FileSpan block, FileSpan span, std::size_t derivation,
                                std::string message) {
  NoteResult r;
  r.block = block;
  r.span = r.mark = span;
  r.derivation = derivation;
  r.message = std::move(message);
  return r;
}

inline NotesReport sample_report(std::string file = "my notes.md") {
  NotesReport report;
  report.file = std::move(file);
  report.formulas = 4;
  report.parsed = 3;
  report.declarations = {"scalar a, b", "given x >= 1"};
  NoteResult four = sample_result({3, 14, 3, 25}, {3, 15, 3, 24}, 1, "holds for every value");
  four.kind = NoteKind::step;
  four.grade = Grade::proved;
  four.latex = "2 + 2 = 4";
  four.formula = "2 + 2 == 4";
  four.is_inline = true;
  NoteResult square = sample_result({3, 30, 3, 41}, {3, 31, 3, 40}, 2, "fails at x = 1/2");
  square.kind = NoteKind::step;
  square.grade = Grade::refuted;
  square.witness = {{"x", "1/2"}};
  square.evidence = R"({"kind": "witness"})";
  square.is_inline = true;
  square.ok = false;
  NoteResult equal = sample_result({5, 3, 7, 5}, {6, 3, 6, 8}, 3, "neither proved nor refuted");
  equal.kind = NoteKind::step;
  equal.grade = Grade::undecided;
  NoteResult foo = sample_result({9, 9, 9, 19}, {9, 10, 9, 18}, 4, "\\foo is not known");
  foo.is_inline = true;
  report.results = {four, square, equal, foo};
  return report;
}

}  // namespace gradus::testing_support
