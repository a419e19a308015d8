#include "gradus/report/notes_marked.hpp"

#include <algorithm>
#include <span>

#include "gradus/report/source_lines.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

const char* symbol(const NoteResult& r) {
  if (r.kind == NoteKind::skipped) return "–";
  if (r.grade == Grade::proved || r.grade == Grade::certified) return "✓";
  return r.grade == Grade::refuted ? "✗" : "?";
}

bool has_mark(const NoteResult& r) { return r.grade.has_value() || r.kind == NoteKind::skipped; }

std::string sentence(const NoteResult& r) {
  return std::string(symbol(r)) + " " + verdict_word(r) + ": " + r.message;
}

/// Marks of a formula within a line of Markdown.
std::string inline_marks(std::span<const NoteResult> piece) {
  std::string out;
  for (const NoteResult& r : piece) {
    if (!has_mark(r)) continue;
    if (r.ok) out += (out.empty() ? " " : "") + std::string(symbol(r));
    if (!r.ok) out += " **" + escape_markdown(sentence(r)) + "**";
  }
  return out;
}

/// What stands before the text of a line in a list or a quotation.
std::string_view indentation(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t>"), line.size()));
}

/// Lines of marks that follow the line in which the piece ends.
std::string marks_below(std::span<const NoteResult> piece, std::string_view margin, bool latex) {
  const std::string begin(margin);
  // Blank lines in Markdown end the paragraphs before and after.
  const std::string blank = begin.substr(0, begin.find_last_not_of(" \t") + 1) + "\n";
  std::string out;
  for (const NoteResult& r : piece) {
    if (!has_mark(r)) continue;
    const std::string mark = visible(sentence(r));
    if (latex) {
      out += begin + "% " + mark + "\n";
    } else {
      out += (out.empty() ? blank : begin + ">\n") + begin + "> " + escape_markdown(mark) + "\n";
    }
  }
  return out.empty() || latex ? out : out + blank;
}

}  // namespace

std::string notes_marked(const NotesReport& report, std::string_view text) {
  const bool latex = is_latex(report.file);
  const SourceLines lines(text);
  std::string out;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t offset) {
    if (offset > copied) out += text.substr(copied, offset - copied);
    copied = std::max(copied, offset);
  };
  const std::span<const NoteResult> all = report.results;
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    while (last < all.size() && all[last].derivation == all[first].derivation) ++last;
    const std::span<const NoteResult> piece = all.subspan(first, last - first);
    const FileSpan& block = piece.front().block;
    if (piece.front().is_inline && !latex) {
      copy_to(lines.offset(block.end_line, block.end_column));
      out += inline_marks(piece);
      continue;
    }
    const std::size_t next = lines.offset(block.end_line + 1, 1);
    copy_to(next);
    if (!out.empty() && !out.ends_with('\n')) out += '\n';
    out += marks_below(piece, indentation(lines.line(block.end_line)), latex);
  }
  copy_to(text.size());
  return out;
}

}  // namespace gradus
