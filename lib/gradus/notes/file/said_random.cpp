#include "gradus/notes/file/said_random.hpp"

#include <algorithm>
#include <exception>
#include <string>

#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {
namespace {

constexpr std::size_t longest_name = 24, longest_phrase = 60;

/// " is a random number", " are random", " is noise": of the name before it, not of what it counts.
bool says_random(std::string_view behind) {
  const Prose words(behind.substr(0, behind.find_first_of(".;,")));
  if (!words.begins_with(Says::describes)) return false;
  const Prose described(words.text().substr(0, words.text().find(" of ")));
  return described.text().find(" not ") == std::string::npos && described.has(Says::random);
}

/// "a random variable $X$", "draw $X$ from": the last two words; not "draw $n$ examples".
bool calls_random(std::string_view before, std::string_view behind) {
  std::size_t from = before.size();
  for (std::size_t words = 0; from > 0; --from) {
    const bool begins = before[from - 1] == ' ' && from < before.size() && before[from] != ' ';
    if (begins && ++words == 2) break;
  }
  const Prose words(before.substr(from));
  const bool counts = words.text().ends_with(" draw ") && !behind.starts_with(" from") &&
                      !behind.starts_with(" at random") && !behind.starts_with(" uniformly");
  return !counts && words.has(Says::random);
}

bool lists(std::string_view between) {
  return between == " and " || between == ", " || between == ", and ";
}

}  // namespace

std::vector<NoteName> said_random(std::string_view text) {
  std::vector<NoteName> out;
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$') marks.push_back(i);
  }
  bool next_is_random = false;
  // From the last: "$X$ and $Y$ are random".
  for (std::size_t k = marks.size(); k-- > 1;) {
    const std::size_t from = marks[k - 1] + 1, end = marks[k];
    if (end == from || end - from > longest_name) continue;
    const std::size_t after = k + 1 < marks.size() ? marks[k + 1] : text.size();
    const std::size_t before = k > 1 ? marks[k - 2] + 1 : 0;
    const std::string_view behind = text.substr(end + 1, std::min(after - end - 1, longest_phrase));
    const std::size_t start = std::max(before, from - 1 - std::min(from - 1, longest_phrase));
    try {
      const std::string formula(text.substr(from, end - from));
      const std::vector<TexNode> nodes = read_tex(formula, 0);
      const auto name = nodes.size() == 1 ? note_name(nodes[0]) : std::nullopt;
      if (!name || exponent_of(nodes[0]) != nullptr) continue;
      next_is_random = says_random(behind) ||
                       calls_random(text.substr(start, from - 1 - start), behind) ||
                       (next_is_random && lists(behind));
      if (next_is_random) out.push_back(*name);
    } catch (const std::exception&) {
      continue;  // No name.
    }
  }
  return out;
}

}  // namespace gradus
