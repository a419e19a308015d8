// Where names were defined, and for how long values and properties hold.

#include <algorithm>

#include "gradus/notes/session/notes_context.hpp"

namespace gradus {

std::optional<NotePlace> NotesContext::defined_in(const std::string& name) const {
  const auto found = defined_.find(name);
  return found == defined_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::pair<std::string, GivenValue>> NotesContext::values_left(const NotePlace& here,
                                                                          bool concludes,
                                                                          bool sections_alone) {
  std::vector<std::pair<std::string, GivenValue>> out;
  for (auto& [name, given] : values_) {
    if (concludes && given.last && here.sentence == *given.last + 1) given.last = here.sentence;
    const bool over = given.last && here.sentence > *given.last;
    if (over || at_ >= given.scope_end || defined_[name].differs(here, sections_alone))
      out.emplace_back(name, given);
  }
  for (const auto& left : out) values_.erase(left.first);
  return out;
}

bool NotesContext::is_hedged(std::size_t line) const {
  const auto found = hedged_.find(line);
  return found != hedged_.end() && found->second < place_.sentence;
}

void NotesContext::bind(std::size_t line, const Topic& topic, std::size_t example_end) {
  bound_to_.emplace(line, Scope{example_end, none, topic});
}

bool NotesContext::is_of_another(std::size_t line) const {
  const auto [first, last] = bound_to_.equal_range(line);
  return std::any_of(first, last, [&](const auto& bound) {
    return at_ >= bound.second.end || speak_of_different(bound.second.topic, scope_.topic);
  });
}

bool NotesContext::leave_symmetric(const std::string& name, const NotePlace& here,
                                   bool sections_alone) {
  const auto said = symmetric_.find(name);
  const bool was = said != symmetric_.end() && said->second.differs(here, sections_alone);
  if (was) no_longer_symmetric_.insert(name);
  return was;
}

}  // namespace gradus
