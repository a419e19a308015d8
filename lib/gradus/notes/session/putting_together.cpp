#include "gradus/notes/session/putting_together.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace gradus {
namespace {

template <std::size_t N>
bool has_word(std::string_view text, const std::array<std::string_view, N>& words) {
  std::string small(text);
  std::ranges::transform(small, small.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(
      words, [&](std::string_view w) { return small.find(w) != std::string::npos; });
}

constexpr auto together = std::to_array<std::string_view>(
    {"iterat", "unroll", "recurs", "telescop", "summing", "sum over", "sum up", "sum these",
     "adding up", "inductio", "repeat", "averag", "successive", "sum both", "add them",
     "chaining"});
constexpr auto of_some = std::to_array<std::string_view>(
    {"whenever", "as long as", "until",  "while",     "provided", "unless",   "except",
     "once ",    "for some",   "there ", "at step",   "at iter",  "at time",  "if ",
     "when ",    "exists",     " last ", " first ",   "fix ",     " single ", "sometim",
     "often",    "not ",       " odd",   " even ",    " large",   " small",   " early",
     " late",    " initial",   " final", "eventual",  " near",    " close",   " far ",
     " local",   "one step",   " most ", "contradic", " phase",   " region",  "typical",
     " almost"});

std::string_view rest_of(std::string_view behind) {
  return behind.substr(0, behind.find_first_of(".;"));
}

/// " \\ge 0", " = 0, 1, \\dots", "\\in \\mathbb{N}": what any natural is.
bool leaves_free(std::string_view condition) {
  std::string plain(condition);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '{' || c == '}'; });
  constexpr std::array<std::string_view, 8> free{"\\ge0",          "\\geq0",        ">=0",
                                                 "\\in\\mathbbN",  "=0,1,2,\\dots", "=0,1,\\dots",
                                                 "=0,1,2,\\ldots", "=0,1,\\ldots"};
  return std::ranges::find(free, plain) != free.end();
}

}  // namespace

std::string_view sentence_before(std::string_view before) {
  const auto trim = [&] {
    const std::size_t end = before.find_last_not_of(" \t\r\n");
    before = before.substr(0, end == std::string_view::npos ? 0 : end + 1);
  };
  trim();
  for (const std::string_view own : {"$$", "$", "\\[", "\\("}) {
    if (!before.ends_with(own)) continue;
    before.remove_suffix(own.size());
    break;
  }
  trim();
  std::size_t from = 0;
  for (const std::string_view stop : {"$$", "\n\n", "\\]", "\\end{", ". "}) {
    const std::size_t at = before.rfind(stop);
    if (at != std::string_view::npos) from = std::max(from, at);
  }
  return before.substr(from);
}

bool puts_lines_together(std::string_view before, std::string_view behind) {
  return has_word(sentence_before(before), together) || has_word(rest_of(behind), together);
}

bool gives_reason(std::string_view before) {
  std::string_view sentence = sentence_before(before);
  const std::size_t first = sentence.find_first_not_of(" .$\n");
  if (first == std::string_view::npos) return false;
  sentence = sentence.substr(first);
  const bool starts = std::ranges::any_of(
      std::array<std::string_view, 6>{"Since ", "As ", "Because ", "Using ", "By ", "With "},
      [&](std::string_view word) { return sentence.starts_with(word); });
  return starts && sentence.ends_with(",");
}

bool says_for_some(std::string_view before, std::string_view behind, std::string_view index) {
  const std::string_view left = sentence_before(before), right = rest_of(behind);
  if (has_word(left, of_some) || has_word(right, of_some)) return true;
  // "for $t \\ge 5$", "with $t \\le T$"; "for all $t$" and "for $t = 0, 1, \\dots$" leave it free.
  for (const std::string_view side : {left, right}) {
    std::size_t begin = side.find('$');
    while (begin != std::string_view::npos) {
      const std::size_t end = side.find('$', begin + 1);
      if (end == std::string_view::npos) break;
      // "Summing over $t = 0, \\dots, T - 1$" says which members are put together.
      if (has_word(side.substr(0, begin), together)) break;
      const std::string_view formula = side.substr(begin + 1, end - begin - 1);
      const bool restricts = formula.starts_with(index) && formula.size() > index.size() &&
                             !leaves_free(formula.substr(index.size()));
      if (restricts) return true;
      begin = side.find('$', end + 1);
    }
  }
  return false;
}

}  // namespace gradus
