#include "gradus/notes/session/leading_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/session/putting_together.hpp"

namespace gradus {
namespace {

using enum Says;

/// What comes after something else of its kind.
bool speaks_of_another(const Prose& words) {
  constexpr std::array kinds{" second ", " third ",    " also ",       " too ",      " new ",
                             " example", " exercise",  " problem",     " question",  " case ",
                             " model ",  " method ",   " alternative", " version",   " case, ",
                             " both ",   " respectiv", " the latter ", " the same ", " last "};
  return words.has(quantifies | renews | contrasts | general | property | manner) ||
         std::ranges::any_of(
             kinds, [&](const char* kind) { return words.text().find(kind) != std::string::npos; });
}

/// "Completing the square", "multiplying out": an operation on what stands before; not "turning to
/// Newton's method".
bool says_what_is_done(const Prose& words) {
  const std::string& text = words.text();
  const std::size_t begin = text.find_first_not_of(" .,;:");
  if (begin == std::string::npos) return false;
  const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
  const std::string_view first = std::string_view(text).substr(begin, end - begin);
  const std::string_view rest = std::string_view(text).substr(end);
  constexpr std::size_t shortest = 6;
  const bool turns = rest.starts_with(" to ") || rest.starts_with(" with ");
  return first.size() >= shortest && first.ends_with("ing") && !turns;
}

}  // namespace

bool leads_on(const NoteEntry& entry, std::string_view before) {
  if (!entry.unclear.empty() || !entry.told.empty() || !entry.doubt.empty()) return false;
  if (entry.conditional || entry.general || entry.contrasts) return false;
  const Prose words(sentence_before(before));
  if (speaks_of_another(words)) return false;
  return entry.cue == Cue::concludes || (entry.claimed && entry.cue == Cue::introduces) ||
         (entry.cue == Cue::none && says_what_is_done(words));
}

bool supposes(std::string_view before) {
  constexpr std::array words{" if ",        " suppose ",    " assume ",   " assuming ",
                             " supposing ", " when ",       " whenever ", " provided ",
                             " unless ",    " solve ",      " solving ",  " satisfy ",
                             " satisfies ", " satisfying ", " such that "};
  std::string text = Prose(sentence_before(before)).text();
  const auto ends = [&](std::string_view word) { return text.ends_with(word); };
  if (std::ranges::any_of(words, ends)) return true;
  constexpr std::string_view that = " that ";
  if (ends(that)) text.resize(text.size() - that.size() + 1);
  // "Points with"; not "With".
  const std::size_t first = text.find_first_not_of(" .,;:$\\])}");
  return std::ranges::any_of(words, ends) ||
         (ends(" with ") && first != std::string::npos && text.substr(first) != "with ");
}

}  // namespace gradus
