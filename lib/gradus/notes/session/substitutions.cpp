#include "gradus/notes/session/substitutions.hpp"

#include <algorithm>
#include <array>

#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

bool is_name(const Nodes& side) {
  return side.size() == 1 && note_name(side[0]) && exponent_of(side[0]) == nullptr;
}

}  // namespace

bool updates(const Nodes& left, const Nodes& right) {
  if (left.size() != 1 || right.size() < 3 || exponent_of(left[0]) != nullptr) return false;
  const auto n = note_name(left[0]), first = note_name(right[0]);
  const bool changes = right[1].is_symbol("-") || right[1].is_symbol("+");
  return n && first && changes && n->written == first->written && exponent_of(right[0]) == nullptr;
}

bool starts_count(const Nodes& left, const Nodes& right, std::string_view behind) {
  constexpr std::size_t longest = 3;  // t_0 + 1
  if (!is_name(left) || right.empty() || right.size() > longest) return false;
  constexpr std::array to{" to ", " up to ", " through ", " until ", " till ", " down to "};
  const std::size_t formula = behind.find_first_of("$\\");
  if (formula == std::string_view::npos) return false;
  const Prose words(behind.substr(0, formula));
  return std::ranges::find(to, words.text()) != to.end();
}

bool gives_by_itself(const Nodes& left, const Nodes& right) {
  return is_name(left) && right.size() > 1 && names_in(right).contains(note_name(left[0])->written);
}

bool puts_in(std::string_view before) {
  constexpr std::array words{" set ",       " setting ",    " put ",         " putting ",
                             " take ",      " taking ",     " let ",         " choose ",
                             " choosing ",  " plug ",       " plugging ",    " replace ",
                             " replacing ", " substitute ", " substituting "};
  const Prose sentence(sentence_before(before));
  return std::ranges::any_of(
      words, [&](const char* word) { return sentence.text().find(word) != std::string::npos; });
}

}  // namespace gradus
