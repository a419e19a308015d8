#include "gradus/notes/session/leading_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/file/plain_words.hpp"
#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/session/putting_together.hpp"

namespace gradus {
namespace {

using enum Says;

/// "The second method", "third variant".
bool counts_kinds(const std::string& words) {
  for (const std::string_view ordinal : {" second ", " third ", " next "}) {
    const std::size_t at = words.find(ordinal);
    if (at == std::string::npos) continue;
    const std::string_view behind = std::string_view(words).substr(at + ordinal.size());
    for (const std::string_view kind :
         {"method", "variant", "version", "model", "scheme", "algorithm", "rule", "case", "example",
          "one ", "loss", "function", "network", "run", "sequence"}) {
      if (behind.starts_with(kind)) return true;
    }
  }
  return false;
}

/// What comes beside something else of its kind, or has another size.
bool speaks_of_another(const Prose& words) {
  constexpr std::array others{" another ", " other ",      " others ", " different",
                              " opposite", " half ",       " twice ",  " double",
                              " halv",     " alternative", " new ",    " at once "};
  return words.has(contrasts) || counts_kinds(words.text()) ||
         std::ranges::any_of(others, [&](const char* other) {
           return words.text().find(other) != std::string::npos;
         });
}

/// What such a thing may be called by.
bool names_a_kind(const Prose& words) {
  constexpr std::array kinds{" second ", " third ",    " last ",      " the same ", " also ",
                             " too ",    " example",   " exercise",   " problem",   " question",
                             " case ",   " case, ",    " model ",     " method ",   " version",
                             " both ",   " respectiv", " the latter "};
  return words.has(quantifies | renews | general | property | manner) ||
         std::ranges::any_of(
             kinds, [&](const char* kind) { return words.text().find(kind) != std::string::npos; });
}

/// Without the formulas between dollars, and labels of lines.
std::string words_alone(std::string_view sentence) {
  std::string out;
  bool in_formula = false;
  for (const char c : sentence) {
    if (c == '$') {
      in_formula = !in_formula;
      out += ' ';
    } else if (!in_formula) {
      out += c;
    }
  }
  return out;
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
  if (speaks_of_another(words) || names_a_kind(words)) return false;
  return entry.cue == Cue::concludes || (entry.claimed && entry.cue == Cue::introduces) ||
         (entry.cue == Cue::none && says_what_is_done(words));
}

bool concludes_plainly(const NoteEntry& entry, std::string_view before) {
  if (entry.conditional || entry.general || entry.contrasts) return false;
  const std::string sentence = words_alone(sentence_before(before));
  const std::string clause = sentence.substr(sentence.find_last_of(",;:") + 1);
  const Prose words(clause);
  return entry.cue == Cue::concludes && telling_word(clause).empty() && !speaks_of_another(words) &&
         !names_a_kind(words);
}

bool may_speak_of_another(std::string_view before) {
  std::string words = words_alone(sentence_before(before));
  // "Solve" is understood: it says what the next formula is for.
  for (const std::string_view solve : {"Solve ", "solve "}) {
    const std::size_t at = words.find(solve);
    if (at != std::string::npos) words.erase(at, solve.size());
  }
  const std::string told = telling_word(words);
  const bool understood = told.empty() || std::ranges::any_of(told, [](char c) {
                            return static_cast<unsigned char>(c) >= 0x80U;
                          });
  const Prose prose(words);
  return !understood || speaks_of_another(prose) ||
         prose.text().find(" problem ") != std::string::npos;
}

bool weighs_beside(std::string_view before) { return Prose(sentence_before(before)).has(weighs); }

bool says_it_holds(std::string_view before) {
  std::string_view near = sentence_before(before);
  for (const std::string_view end : {"$", "\\)", "\\]"}) {
    const std::size_t at = near.rfind(end);
    if (at != std::string_view::npos) near = near.substr(at + end.size());
  }
  const Prose words(near);
  return words.has(asserts) && !words.has(assumes | introduces | aims | conditional);
}

bool turns_to_ascent(std::string_view before) {
  const std::string words = Prose(words_alone(sentence_before(before))).text();
  return words.find(" maximi") != std::string::npos || words.find(" ascen") != std::string::npos;
}

bool opens_a_case(std::string_view before) {
  constexpr std::array openings{" for ",  " with ",  " in ",     " if ",
                                " when ", " under ", " unlike ", " without "};
  const std::size_t blank = before.rfind("\n\n");
  const std::string paragraph =
      words_alone(blank == std::string_view::npos ? before : before.substr(blank));
  for (std::size_t from = 0; from < paragraph.size();) {
    const std::size_t end = std::min(paragraph.find(". ", from), paragraph.size());
    const std::string_view sentence = std::string_view(paragraph).substr(from, end - from);
    const std::string text = Prose(sentence).text();
    const bool opens = std::ranges::any_of(
        openings, [&](std::string_view word) { return text.starts_with(word); });
    if (opens && !telling_word(sentence).empty()) return true;
    from = end + 1;
  }
  return false;
}

bool says_of_subject(std::string_view before) {
  const std::string text = Prose(sentence_before(before)).text();
  return text.ends_with(" satisfies ") || text.ends_with(" satisfy ") ||
         text.ends_with(" obeys ") || text.ends_with(" obey ");
}

bool supposes(std::string_view before) {
  constexpr std::array words{
      " if ",           " suppose ",  " assume ",    " assuming ",    " supposing ",
      " when ",         " whenever ", " provided ",  " unless ",      " solve ",
      " solving ",      " satisfy ",  " satisfies ", " satisfying ",  " such that ",
      " require ",      " requires ", " need ",      " needs ",       " solution of ",
      " solutions of ", " root of ",  " roots of ",  " solution to ", " whether ",
      " obeys ",        " obey ",     " happen ",    " if we had ",   " if one had "};
  const std::string_view sentence = sentence_before(before);
  std::string text = Prose(sentence).text();
  const auto ends = [&](std::string_view word) { return text.ends_with(word); };
  if (std::ranges::any_of(words, ends)) return true;
  const Prose prose(sentence);
  // "Choose x so that", "setting both sides equal gives", "the equation ... has one solution".
  if (ends(" so that ") && prose.has(introduces | assumes)) return true;
  const std::size_t sets = text.find(" setting ");
  if (sets != std::string::npos && text.find(" equal ", sets) != std::string::npos) return true;
  if (ends(" equation ") && !prose.has(concludes)) return true;
  constexpr std::string_view that = " that ";
  if (ends(that)) text.resize(text.size() - that.size() + 1);
  // "Points with"; not "With".
  const std::size_t first = text.find_first_not_of(" .,;:$\\])}");
  return std::ranges::any_of(words, ends) ||
         (ends(" with ") && first != std::string::npos && text.substr(first) != "with ");
}

}  // namespace gradus
