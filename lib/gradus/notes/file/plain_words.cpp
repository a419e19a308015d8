#include "gradus/notes/file/plain_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "gradus/notes/file/harmless_words.hpp"

namespace gradus {
namespace {

/// Letters of other alphabets too; not the signs of three bytes from U+2000 to U+2FFF, and those of
/// four bytes.
bool is_letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80U) return std::isalpha(byte(at)) != 0;
  std::size_t lead = at;
  while (lead > 0 && (byte(lead) & 0xC0U) == 0x80U) --lead;
  return byte(lead) != 0xE2U && byte(lead) < 0xF0U;
}

const std::set<std::string_view>& known() {
  static const std::set<std::string_view> words = [] {
    std::set<std::string_view> out;
    for (std::size_t at = 0; at < harmless_words.size();) {
      const std::size_t end = std::min(harmless_words.find(' ', at), harmless_words.size());
      out.insert(harmless_words.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }();
  return words;
}

/// The word as it is listed, or with an ending: steps, stepped, stepping, taking.
bool is_harmless(const std::string& word) {
  if (word.size() < 2 || known().contains(word)) return true;
  constexpr std::array endings{"'s", "s", "es", "d", "ed", "ing", "ly"};
  for (const std::string_view ending : endings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string stem = word.substr(0, word.size() - ending.size());
    if (known().contains(stem) || known().contains(stem + "e")) return true;
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];
    if (doubled && known().contains(stem.substr(0, stem.size() - 1))) return true;
    if (stem.ends_with('i') && known().contains(stem.substr(0, stem.size() - 1) + "y")) return true;
  }
  return false;
}

/// Step 3, Theorem 2.1: a number that tells of no name.
bool is_numbered(const std::string& word) {
  constexpr std::array nouns{
      "step",       "steps",    "theorem", "lemma",    "section", "sections",    "equation",
      "equations",  "eq",       "eqs",     "line",     "lines",   "figure",      "fig",
      "chapter",    "part",     "lecture", "exercise", "problem", "proposition", "corollary",
      "example",    "page",     "table",   "item",     "note",    "week",        "algorithm",
      "definition", "question", "remark",  "formula"};
  return std::ranges::find(nouns, word) != nouns.end();
}

/// "A random variable" leaves open which; a random sign is one or minus one.
bool opens_random_variable(const std::string& word, std::string_view behind) {
  return word == "random" && (behind.starts_with(" variable") || behind.starts_with(" vector"));
}

/// "1. First" at the beginning of a line, and (1).
bool marks_item(std::string_view prose, std::size_t begin, std::size_t end) {
  const std::size_t line = prose.find_last_not_of(" \t", begin == 0 ? 0 : begin - 1);
  const bool first = begin == 0 || line == std::string_view::npos || prose[line] == '\n';
  const bool in_brackets =
      begin > 0 && end < prose.size() && (prose[begin - 1] == '(' || prose[begin - 1] == '[');
  return in_brackets ||
         (first && (prose[end - 1] == '.' || (end < prose.size() && prose[end] == ')')));
}

/// Behind a backslash, and in \label{...} and the like, which name things.
std::size_t behind_command(std::string_view prose, std::size_t at) {
  std::size_t end = at + 1;
  while (end < prose.size() && std::isalpha(static_cast<unsigned char>(prose[end])) != 0) ++end;
  constexpr std::array naming{
      "label",           "ref",   "eqref", "cref",       "cite",          "citep", "url",
      "includegraphics", "begin", "end",   "usepackage", "documentclass", "input"};
  const std::string_view command = prose.substr(at + 1, end - at - 1);
  for (const std::string_view name : naming) {
    if (command != name || end >= prose.size() || prose[end] != '{') continue;
    const std::size_t close = prose.find('}', end);
    return close == std::string_view::npos ? end : close;
  }
  return end;
}

}  // namespace

std::string telling_word(std::string_view prose) {
  std::string before;
  for (std::size_t at = 0; at < prose.size();) {
    if (prose[at] == '\\') {
      at = behind_command(prose, at);
      continue;
    }
    if (std::isdigit(static_cast<unsigned char>(prose[at])) != 0) {
      const std::size_t end = std::min(prose.find_first_not_of("0123456789./", at), prose.size());
      if (!is_numbered(before) && !marks_item(prose, at, end)) {
        return std::string(prose.substr(at, end - at));
      }
      at = end;
      continue;
    }
    if (!is_letter_at(prose, at)) {
      ++at;
      continue;
    }
    std::string written;
    before.clear();
    for (; at < prose.size() && (is_letter_at(prose, at) || prose[at] == '\''); ++at) {
      written += prose[at];
      before += static_cast<char>(std::tolower(static_cast<unsigned char>(prose[at])));
    }
    if (!is_harmless(before) && !opens_random_variable(before, prose.substr(at))) return written;
  }
  return {};
}

bool says_number_one(std::string_view prose) {
  constexpr std::array pronouns{"this",   "that", "the",   "which", "each", "every",  "another",
                                "other",  "same", "first", "last",  "next", "second", "former",
                                "latter", "only", "no",    "any",   "old",  "new",    "right"};
  constexpr std::string_view word = " one", ends = ".,;:)";
  for (std::size_t at = prose.find(word); at != std::string_view::npos;
       at = prose.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (end >= prose.size() || ends.find(prose[end]) == std::string_view::npos) continue;
    std::size_t first = at;
    while (first > 0 && is_letter_at(prose, first - 1)) --first;
    const std::string_view before = prose.substr(first, at - first);
    // "The least one", "the better one"
    const bool compares = before.ends_with("er") ||
                          (before.ends_with("st") && prose.substr(0, first).ends_with("he "));
    const bool stands_for_noun = compares || std::ranges::find(pronouns, before) != pronouns.end();
    if (!before.empty() && !stands_for_noun) return true;
  }
  return false;
}

}  // namespace gradus
