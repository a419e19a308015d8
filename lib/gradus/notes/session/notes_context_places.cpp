// How long what is assumed holds: for its sentence, its paragraph, or until it is left.

#include <algorithm>

#include "gradus/notes/session/notes_context.hpp"

namespace gradus {

NotesContext::Until NotesContext::until(Relation relation) const {
  if (relation == Relation::equal) return passing_ ? Until::sentence : Until::end;
  return scoped_ ? Until::paragraph : Until::end;
}

bool NotesContext::is_over(Until until, NotePlace& place, bool concludes) const {
  if (until == Until::end) return false;
  if (place.section != place_.section) return true;
  std::size_t& last = until == Until::sentence ? place.sentence : place.paragraph;
  const std::size_t here = until == Until::sentence ? place_.sentence : place_.paragraph;
  if (here <= last) return false;
  if (!concludes || here > last + 1) return true;
  last = here;
  return false;
}

void NotesContext::restore_bound(const std::string& name) {
  const auto before = before_bounds_.find(name);
  if (before == before_bounds_.end()) return;
  if (before->second) {
    assumed_.insert_or_assign(name, *before->second);
  } else {
    assumed_.erase(name);
    bound_lines_.erase(name);
    bound_places_.erase(name);
  }
  before_bounds_.erase(before);
}

void NotesContext::enter(const NotePlace& place, bool passing, bool scoped, bool concludes) {
  place_ = place;
  passing_ = passing;
  scoped_ = scoped;
  std::erase_if(hypotheses_, [&](Hypothesis& h) {
    if (h.declared || !is_over(h.until, h.place, concludes)) return false;
    if (h.until == Until::sentence) {
      const std::string why = "was restricted by line " + std::to_string(h.line);
      for (const std::string& name : h.names) restrict(name, why);
    }
    return true;
  });
  std::vector<std::string> over;
  for (const auto& [name, before] : before_bounds_) {
    if (is_over(Until::paragraph, bound_places_[name], concludes)) over.push_back(name);
  }
  for (const std::string& name : over) restore_bound(name);
}

bool NotesContext::leave(const std::string& name, const NotePlace& here, bool sections_alone) {
  bool found = std::erase_if(hypotheses_, [&](const Hypothesis& h) {
                 // What is assumed of a function at plain names is assumed at all points.
                 return !h.declared && !rests_on_unknowns(h.comparison) && h.names.contains(name) &&
                        h.place.differs(here, sections_alone);
               }) > 0;
  const auto bound = bound_places_.find(name);
  if (bound != bound_places_.end() && bound->second.differs(here, sections_alone)) {
    assumed_.erase(name);
    bound_lines_.erase(name);
    bound_places_.erase(bound);
    before_bounds_.erase(name);
    found = true;
  }
  return found;
}

void NotesContext::forget() {
  hypotheses_.clear();
  declared_.clear();
  assumed_.clear();
  bound_lines_.clear();
  bound_places_.clear();
  before_bounds_.clear();
  restricted_.clear();
  described_.clear();
  moments_.clear();
  cases_.clear();
  values_.clear();
}

void NotesContext::forget(const std::string& name) {
  std::erase_if(hypotheses_, [&](const Hypothesis& h) { return h.names.contains(name); });
  declared_.erase(name);
  assumed_.erase(name);
  bound_lines_.erase(name);
  bound_places_.erase(name);
  before_bounds_.erase(name);
  restricted_.erase(name);
  restricted_.erase(name + "[");
  described_.erase(name);
  moments_.erase(name);
  cases_.erase(name);
  values_.erase(name);
}

}  // namespace gradus
