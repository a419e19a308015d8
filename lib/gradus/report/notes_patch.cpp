#include "gradus/report/notes_patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "gradus/report/source_lines.hpp"

namespace gradus {
namespace {

constexpr std::size_t context = 3;  ///< lines shown before and after

std::vector<std::string> comment(const std::string& word, const std::vector<std::string>& items,
                                 bool latex) {
  std::vector<std::string> lines;
  if (items.empty()) return lines;
  if (latex) {
    for (const std::string& item : items) lines.push_back("% " + word + ": " + item);
    return lines;
  }
  lines.push_back("<!-- " + word + ":");
  for (const std::string& item : items) lines.push_back("  " + item);
  lines.emplace_back("-->");
  lines.emplace_back("");
  return lines;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

/// The line before which the comment goes: where the paragraph of the first formula begins.
std::size_t insertion(const NotesReport& report, const SourceLines& lines) {
  std::size_t at = report.results.empty() ? 1 : report.results.front().block.line;
  while (at > 1 && !is_blank(lines.line(at - 1))) --at;
  return at;
}

}  // namespace

std::string notes_patch(const NotesReport& report, std::string_view text) {
  const bool latex = is_latex(report.file);
  std::vector<std::string> added = comment("gradus", report.declarations, latex);
  // What nothing shows counts only where somebody makes it "gradus:".
  const auto more = comment("to confirm, then gradus", report.to_confirm, latex);
  added.insert(added.end(), more.begin(), more.end());
  if (added.empty()) return {};
  const SourceLines lines(text);
  const std::size_t at = insertion(report, lines);
  const std::size_t first = at - std::min(at - 1, context);
  const std::size_t end = std::min(at + context, lines.size() + 1);

  const std::string_view newline = text.find("\r\n") == text.npos ? "\n" : "\r\n";
  const std::size_t kept = end - first;
  // A name with blanks in it ends at a tab.
  const std::string name = report.file + (report.file.find(' ') == std::string::npos ? "" : "\t");
  std::string out = fmt::format("--- {0}\n+++ {0}\n@@ -{1},{2} +{1},{3} @@\n", name,
                                kept == 0 ? 0 : first, kept, kept + added.size());
  const auto keep = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const bool cut = i == lines.size() && !text.ends_with('\n');
      out +=
          fmt::format(" {}{}", lines.line(i), cut ? "\n\\ No newline at end of file\n" : newline);
    }
  };
  keep(first, at);
  for (const std::string& line : added) out += fmt::format("+{}{}", line, newline);
  keep(at, end);
  return out;
}

}  // namespace gradus
