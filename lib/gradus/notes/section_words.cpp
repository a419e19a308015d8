#include "gradus/notes/section_words.hpp"

#include <algorithm>

#include "gradus/notes/prose_words.hpp"

namespace gradus {

namespace {

using enum Says;

}  // namespace

void SectionWords::read(std::string_view prose) {
  const std::size_t mark = prose.rfind("\n#"), section = prose.rfind("section{");
  std::size_t from = mark == std::string_view::npos ? 0 : mark;
  if (section != std::string_view::npos) from = std::max(from, section);
  const bool begins = from > 0 || prose.starts_with('#');
  if (begins) {
    property_.clear();
    of_matrices_ = false;
    ++number_;
  }
  const Prose words(prose.substr(from));
  if (property_.empty()) property_ = words.first(property);
  of_matrices_ = of_matrices_ || words.has(of_matrices);
}

std::string SectionWords::doubt(std::string_view sentence) const {
  const std::string how = Prose(sentence).first(manner);
  return how.empty() ? property_ : how;
}

std::string doubt_behind(std::string_view words, std::string_view next) {
  const Prose sentence(words);
  const std::string how = sentence.first(manner);
  if (!how.empty()) return how;
  const std::string what = sentence.first(property);
  return what.empty() && denies_behind(words, next) ? "no" : what;
}

bool denies_behind(std::string_view words, std::string_view next) {
  constexpr std::size_t longest_answer = 24;
  const std::size_t first = next.find_first_not_of(" .;#\n");
  const std::string_view answer =
      next.substr(std::min(first, next.size())).substr(0, longest_answer);
  const bool asks = words.find('?') != std::string_view::npos;
  return asks || Prose(words).has(denies) || Prose(answer).begins_with(answers);
}

bool speaks_generally(std::string_view words) { return Prose(words).has(general); }

std::string said_of_name(std::string_view behind, std::string_view sentence) {
  constexpr std::size_t longest_said = 24;
  if (Prose(sentence).has(supposes)) return {};
  if (Prose(behind.substr(0, behind.find('.'))).has(doubts)) return {};
  const Prose words(behind.substr(0, longest_said));
  if (words.begins_with(positive)) return "positive";
  return words.begins_with(Says::symmetric) ? "symmetric" : "";
}

bool excuses_slips(const std::string& doubt) {
  return !doubt.empty() && doubt != "symmetric" && doubt != "diagonal";
}

bool is_conditional(std::string_view sentence) { return Prose(sentence).has(conditional); }

Cue cue_of(std::string_view words) {
  // "Setting the gradient to zero gives" leads to an equation that is to be solved.
  Cue cue = Cue::none;
  bool is_solved = false;
  for (const Prose::Found& found :
       Prose(words).all(assumes | introduces | concludes | aims | solves)) {
    if (found.says & solves) {
      cue = Cue::assumes;
      is_solved = true;
    } else if (!is_solved || !(found.says & gives)) {
      cue = found.says & assumes      ? Cue::assumes
            : found.says & introduces ? Cue::introduces
            : found.says & concludes  ? Cue::concludes
                                      : Cue::aims;
      is_solved = false;
    }
  }
  return cue;
}

}  // namespace gradus
