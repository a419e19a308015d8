#include "gradus/notes/file/sentences.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/file/plain_words.hpp"
#include "gradus/notes/file/section_words.hpp"

namespace gradus {

/// i.e., e.g., cf.: their full stops end no sentence.
static bool ends_abbreviation(std::string_view prose, std::size_t stop) {
  std::size_t begin = stop;
  const auto in_word = [&](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '.';
  };
  while (begin > 0 && in_word(prose[begin - 1])) --begin;
  const std::string_view word = prose.substr(begin, stop - begin);
  constexpr std::array all{"i.e", "e.g", "cf", "viz", "resp", "w.r.t", "s.t", "i.i.d", "eq", "Eq"};
  return std::ranges::find(all, word) != all.end();
}

/// "\\\\" or "\hspace{1cm}" behind a stop; not "\ " nor "\footnote", before which the sentence goes
/// on.
static bool sets_apart(std::string_view behind) {
  if (behind.starts_with("\\\\")) return true;
  const bool command = behind.size() > 1 && behind[0] == '\\' &&
                       std::isalpha(static_cast<unsigned char>(behind[1])) != 0;
  return command && !behind.starts_with("\\foot") && !behind.starts_with("\\cite");
}

bool ends_sentence(std::string_view prose, std::size_t i) {
  if (prose[i] == '.' && ends_abbreviation(prose, i)) return false;
  if (prose[i] == '.' || prose[i] == ';' || prose[i] == '#') {
    return i + 1 >= prose.size() || std::isspace(static_cast<unsigned char>(prose[i + 1])) != 0 ||
           (prose[i] == '.' && sets_apart(prose.substr(i + 1)));
  }
  return prose[i] == '\n' && i + 1 < prose.size() &&
         (prose[i + 1] == '\n' || prose[i + 1] == '-' || prose[i + 1] == '*');
}

bool ends_with_stop(std::string_view display) {
  for (const std::string_view mark : {"\\label", "\\tag", "\\nonumber", "\\end", "\\qed"}) {
    const std::size_t at = display.rfind(mark);
    const bool last =
        at != std::string_view::npos && display.find_first_of("=.", at) == std::string_view::npos;
    if (last) display = display.substr(0, at);
  }
  const std::size_t end = display.find_last_not_of(" \t\r\n\\}");
  return end != std::string_view::npos && display[end] == '.';
}

std::string told_by_reminder(std::string_view next) {
  const std::size_t first = next.find_first_not_of(" .;#\n");
  if (first == std::string_view::npos) return {};
  std::size_t end = first;
  while (end < next.size() && !ends_sentence(next, end)) ++end;
  const std::string_view sentence = next.substr(first, end - first);
  return reminds(sentence) ? telling_word(sentence) : "";
}

}  // namespace gradus
