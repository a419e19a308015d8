#include "gradus/notes/session/example_spans.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace gradus {
namespace {

constexpr std::size_t most_spans = 200, longest_title = 60;

constexpr std::array<std::string_view, 9> nouns{"example",   "examples",     "counterexample",
                                                "exercise",  "problem",      "remark",
                                                "exercises", "illustration", "special case"};

/// A line without what marks a quotation, a list or a heading.
std::string_view without_marks(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t>-");
  return first == std::string_view::npos ? std::string_view() : line.substr(first);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r>") == std::string_view::npos;
}

bool is_quoted(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '>';
}

/// Between signs of emphasis, or up to a colon or a full stop behind a single word.
std::string_view title_of(std::string_view line) {
  const std::string_view text = without_marks(line);
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (!text.starts_with(mark)) continue;
    const std::size_t end = text.find(mark, mark.size());
    if (end == std::string_view::npos || end > longest_title) return {};
    return text.substr(mark.size(), end - mark.size());
  }
  const std::size_t end = text.find_first_of(":.");
  const std::string_view word = text.substr(0, end == std::string_view::npos ? 0 : end);
  const bool counted =
      word.find_first_not_of("0123456789", std::min(word.find(' '), word.size() - 1) + 1) ==
      std::string_view::npos;
  return !word.empty() && counted ? word : std::string_view();
}

bool calls_itself_example(std::string_view title) {
  std::string words = " ";
  for (const char c : title) {
    const auto u = static_cast<unsigned char>(c);
    words += std::isalpha(u) != 0 ? static_cast<char>(std::tolower(u)) : ' ';
  }
  words += ' ';
  return std::ranges::any_of(nouns, [&](std::string_view noun) {
    return words.find(" " + std::string(noun) + " ") != std::string::npos;
  });
}

bool begins_title(std::string_view line) {
  return line.starts_with('#') || (!title_of(line).empty() && !is_quoted(line));
}

/// Whether a paragraph goes on with what the one before says.
bool goes_on(std::string_view line) {
  const std::string_view text = without_marks(line);
  if (text.empty() || std::islower(static_cast<unsigned char>(text[0])) != 0) return true;
  constexpr std::array<std::string_view, 15> words{
      "Then ", "Hence ", "So ",    "Therefore ", "Thus ", "This ", "It ", "Its ",
      "Here ", "With ",  "Since ", "Now ",       "We ",   "$$",    "\\["};
  return std::ranges::any_of(words, [&](std::string_view w) { return text.starts_with(w); });
}

}  // namespace

std::size_t end_of_paragraph(std::string_view text, std::size_t place) {
  bool blank = false;
  for (std::size_t at = text.find('\n', place); at < text.size();) {
    const std::size_t begin = at + 1, end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (is_blank(line)) {
      blank = true;
    } else {
      if (line.starts_with('#') || (blank && (begins_title(line) || !goes_on(line)))) return begin;
      blank = false;
    }
    at = end;
  }
  return text.size();
}

std::vector<TheoremSpan> example_spans(std::string_view text) {
  std::vector<TheoremSpan> out;
  bool open = false, quoted = false, blank = true;
  const auto close = [&](std::size_t at) {
    if (open) out.back().end = out.back().proved = at;
    open = false;
  };
  for (std::size_t at = 0; at < text.size() && out.size() < most_spans;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (is_blank(line)) {
      blank = true;
    } else {
      const bool begins = blank || is_quoted(line) != quoted;
      const bool ends =
          (quoted && !is_quoted(line)) || (begins && (begins_title(line) || !goes_on(line)));
      if (open && ends) close(at);
      if (begins && calls_itself_example(title_of(line))) {
        close(at);
        out.push_back({at, text.size(), text.size(), false});
        open = true;
        quoted = is_quoted(line);
      }
      if (!open) quoted = is_quoted(line);
      blank = false;
    }
    at = end + 1;
  }
  return out;
}

}  // namespace gradus
