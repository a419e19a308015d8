#include "gradus/notes/file/prose_words.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "gradus/notes/file/phrases.hpp"

namespace gradus {
namespace {

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\'';
}

/// The phrase without the blanks at its ends.
std::string_view core(std::string_view phrase) {
  if (phrase.starts_with(' ')) phrase.remove_prefix(1);
  if (phrase.ends_with(' ')) phrase.remove_suffix(1);
  return phrase;
}

struct Wider {
  std::string_view words;
  std::size_t offset;  ///< of the phrase in it
};
/// The phrases within which a phrase says nothing: in "without loss of generality", "without".
const std::vector<Wider>& wider_than(std::string_view phrase) {
  static const auto all = [] {
    std::map<std::string_view, std::vector<Wider>> out;
    for (const Phrase& p : phrases()) {
      for (const Phrase& wide : phrases()) {
        if (!(wide.says & Says::whole)) continue;
        const std::string_view part = core(p.words), whole = core(wide.words);
        const std::size_t at = whole.find(part);
        if (at != std::string_view::npos && part.size() < whole.size()) {
          out[p.words].push_back({wide.words, at});
        }
      }
    }
    return out;
  }();
  static const std::vector<Wider> none;
  const auto found = all.find(phrase);
  return found == all.end() ? none : found->second;
}

}  // namespace

Prose::Prose(std::string_view text) : text_(" ") {
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u) == 0) {
      text_ += static_cast<char>(std::tolower(u));
    } else if (text_.back() != ' ') {
      text_ += ' ';
    }
  }
  if (text_.back() != ' ') text_ += ' ';
}

bool Prose::stands_at(std::string_view phrase, std::size_t at) const {
  const std::string_view words = core(phrase);
  const std::size_t end = at + words.size();
  if (text_.compare(at, words.size(), words) != 0) return false;
  if (phrase.starts_with(' ') && at > 0 && is_part_of_word(text_[at - 1])) return false;
  return !phrase.ends_with(' ') || end >= text_.size() || !is_part_of_word(text_[end]);
}

/// Not as a part of a phrase that is one whole.
bool Prose::says_at(std::string_view phrase, std::size_t at) const {
  return stands_at(phrase, at) && std::ranges::none_of(wider_than(phrase), [&](const Wider& wide) {
           return at >= wide.offset && stands_at(wide.words, at - wide.offset);
         });
}

std::size_t Prose::find(std::string_view phrase, std::size_t from) const {
  const std::string_view words = core(phrase);
  std::size_t at = text_.find(words, from);
  while (at != std::string::npos && !says_at(phrase, at)) at = text_.find(words, at + 1);
  return at;
}

std::string Prose::first(Says what, Says but) const {
  const auto found = std::ranges::find_if(phrases(), [&](const Phrase& p) {
    return (p.says & what) && !(p.says & but) && find(p.words, 0) != std::string::npos;
  });
  return found == phrases().end() ? "" : std::string(core(found->words));
}

std::vector<Prose::Found> Prose::all(Says what) const {
  std::vector<Found> out;
  for (const Phrase& p : phrases()) {
    if (!(p.says & what)) continue;
    for (std::size_t at = find(p.words, 0); at != std::string::npos; at = find(p.words, at + 1)) {
      out.push_back({at, p.says});
    }
  }
  std::ranges::sort(out, {}, &Found::at);
  return out;
}

bool Prose::ends_with(Says what) const {
  return std::ranges::any_of(phrases(), [&](const Phrase& p) {
    const std::size_t size = core(p.words).size() + 1;
    return (p.says & what) && text_.size() > size && says_at(p.words, text_.size() - size);
  });
}

bool Prose::begins_with(Says what) const {
  return std::ranges::any_of(
      phrases(), [&](const Phrase& p) { return (p.says & what) && says_at(p.words, 1); });
}

}  // namespace gradus
