#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gradus/notes/session/note_kind.hpp"
#include "gradus/report/document.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// A stretch of a file: the line and column of its first character and of the one after its last.
/// Lines and columns count from 1, columns in characters.
struct FileSpan {
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;
};

/// One relation of a file of notes, as it is printed. A chain a = b <= c is two of them.
struct NoteResult {
  FileSpan block;     ///< of the piece of mathematics that it stands in, with its delimiters
  FileSpan span;      ///< of both sides
  FileSpan mark;      ///< of what the message is about: the right side, or what was not understood
  std::string latex;  ///< as written, in one line
  std::size_t derivation = 0;  ///< counts the pieces of mathematics in the file from 1
  std::size_t chain = 0;       ///< counts the chains in the file from 1
  bool is_link = false;        ///< the chain has more than one relation
  bool is_inline = false;      ///< it stands within a line of text
  NoteKind kind = NoteKind::skipped;
  std::string why_kind;        ///< why it is of that kind
  std::optional<Grade> grade;  ///< of a step
  std::string message;
  std::string formula, domain;       ///< as understood, in plain syntax; empty where skipped
  std::vector<std::string> assumed;  ///< what was inferred to read and judge it, for --explain
  std::vector<std::pair<std::string, std::string>> witness;  ///< exact values, where refuted
  std::string evidence;                                      ///< an object of JSON, where judged
  std::vector<Block> explanation;
  bool expect_refuted = false;
  bool ok = true;  ///< as expected: not refuted, or refuted where that is expected
  std::optional<double> seconds;
};

/// All relations of one file, in their order.
struct NotesReport {
  std::string file;
  std::vector<NoteResult> results;
  std::vector<std::string> inferred;      ///< what names were taken to be: "x: a vector (under ^T)"
  std::vector<std::string> declarations;  ///< what `--init` proposes: items of a comment for Gradus
  std::vector<std::string> to_confirm;    ///< conditions that it proposes to their author
  std::size_t formulas = 0;  ///< chains with a relation, and what could not be split into chains
  std::size_t parsed = 0;    ///< of these: read as a whole
};

/// "proved", or else "skipped", "definition", ...
const char* verdict_word(const NoteResult& result);

/// Whether a file of this name is LaTeX; all others are Markdown.
bool is_latex(const std::string& file);

/// Counts for the last line.
struct NotesSummary {
  std::size_t derivations = 0, steps = 0, links = 0, judged_links = 0;
  std::vector<std::pair<Grade, std::size_t>> grades;     ///< of the steps, without zeros
  std::vector<std::pair<NoteKind, std::size_t>> others;  ///< what is no step, without zeros
  bool ok = true;                                        ///< every result is as expected
};
NotesSummary summary(const NotesReport& report);

/// "notes.md:44: refuted: ...", as a compiler says it; `explain` adds what was assumed and why.
std::string notes_line(const std::string& file, const NoteResult& result, const Style& style,
                       bool explain);
/// "3 derivations, 11 steps: 8 proved, 1 certified, 1 refuted; 1 skipped".
std::string summary_line(const NotesSummary& all);

}  // namespace gradus
