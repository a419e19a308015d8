#include "gradus/notes/file/remarks.hpp"

#include <algorithm>
#include <array>

#include "gradus/notes/file/section_words.hpp"

namespace gradus {
namespace {

/// Longer rows are not looked through to their end: there may be as many as characters.
constexpr std::size_t longest_row = 2'000;

/// To the brace that closes; all where none does.
std::string_view argument(std::string_view text) {
  int open = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    open += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    if (open == 0) return text.substr(0, i);
  }
  return text;
}

}  // namespace

std::string doubt_of_remarks(std::string_view text, const Chain& chain) {
  const std::size_t begin = std::min(chain.begin, text.size());
  const std::string_view rows = text.substr(begin, longest_row);
  const std::string_view line = rows.substr(0, rows.find("\\\\", chain.end - begin));
  std::string words = chain.words_after;
  constexpr std::array<std::string_view, 4> marks{"\\stackrel{", "\\overset{", "\\tag{", "\\tag*{"};
  for (const std::string_view mark : marks) {
    for (std::size_t at = line.find(mark); at != std::string_view::npos;
         at = line.find(mark, at + 1)) {
      const std::string_view said = argument(line.substr(at + mark.size()));
      if (said.find_first_of("=<>") != std::string_view::npos) return std::string(said);
      words += " " + std::string(said);
    }
  }
  return doubt_behind(words, "");
}

}  // namespace gradus
