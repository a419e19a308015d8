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

void NotesContext::enter(const NoteEntry& entry, std::size_t scope_end) {
  place_ = {entry.sentence, entry.section, entry.paragraph};
  at_ = entry.begin;
  const bool in_if = (entry.scoped && entry.cue == Cue::assumes) || entry.needed;
  scope_ = {scope_end, in_if ? entry.sentence : none, entry.topic};
  passing_ = entry.passing;
  scoped_ = entry.scoped;
  contrasts_ = entry.contrasts;
  const bool concludes = entry.cue == Cue::concludes;
  const auto go_on = [&](std::size_t& last) {
    if (concludes && last != none && place_.sentence == last + 1) last = place_.sentence;
  };
  for (auto& [line, last] : hedged_) go_on(last);
  for (Hypothesis& h : hypotheses_) go_on(h.scope.last_sentence);
  for (auto& [name, place] : bound_places_) go_on(place.scope.last_sentence);
  for (const auto& [name, said] : symmetric_) {
    if (contrasts_ && said.sentence != place_.sentence) no_longer_symmetric_.insert(name);
  }
  std::erase_if(hypotheses_, [&](Hypothesis& h) {
    if (h.by != By::text || !is_over(h.until, h.place, concludes)) return false;
    if (h.until != Until::sentence) return true;
    const std::string why = "was restricted by line " + std::to_string(h.line);
    for (const std::string& name : h.names) restrict(name, why);
    h.by = By::inference;
    return false;
  });
  std::vector<std::string> over;
  for (const auto& [name, before] : before_bounds_) {
    if (is_over(Until::paragraph, bound_places_[name], concludes)) over.push_back(name);
  }
  for (const std::string& name : over) restore_bound(name);
}

bool NotesContext::is_within(const Scope& scope, const NotePlace& said) const {
  const bool left = contrasts_ && said.sentence != place_.sentence;
  return !left && at_ < scope.end && place_.sentence <= scope.last_sentence &&
         !speak_of_different(scope.topic, scope_.topic);
}

bool NotesContext::is_sure(const Hypothesis& h) const {
  if (h.by != By::text) return h.by == By::comment;
  // a = b, a + b = 1 is a case, and need not be that of another section; r = 1 - a is none.
  const Comparison& c = h.comparison;
  const auto is_made_of = [](Term name, Term others) {
    return name.is_symbol() && !others.is_symbol() && !others.is_constant();
  };
  const bool defines = is_made_of(c.left, c.right) || is_made_of(c.right, c.left);
  const bool is_case = c.relation == Relation::equal && !defines &&
                       h.place.section != place_.section && !rests_on_unknowns(c);
  return !is_case && is_within(h.scope, h.place) &&
         std::ranges::none_of(h.names, [&](const auto& n) { return changing_.contains(n); });
}

bool NotesContext::is_sure_bound(const std::string& name) const {
  const auto place = bound_places_.find(name);
  return place == bound_places_.end() || is_within(place->second.scope, place->second);
}

bool NotesContext::ends_with(std::size_t scope_end, const Comparison& c) const {
  const std::set<std::string> names = names_of(c, glossary_.alphabet);
  const auto meets = [&](const Hypothesis& h) {
    return h.scope.end == scope_end &&
           std::ranges::any_of(h.names, [&](const auto& n) { return names.contains(n); });
  };
  const auto bounds = [&](const std::string& n) {
    const auto place = bound_places_.find(n);
    if (place == bound_places_.end() || place->second.scope.end != scope_end) return false;
    // A constant that is positive stays so.
    const Variable& v = assumed_.at(n);
    return v.upper || !v.lower || !v.lower->is_zero();
  };
  return std::ranges::any_of(hypotheses_, meets) || std::ranges::any_of(names, bounds);
}

bool NotesContext::leave(const std::string& name, const NotePlace& here, bool sections_alone) {
  bool found = std::erase_if(hypotheses_, [&](const Hypothesis& h) {
                 // What is assumed of a function at plain names is assumed at all points.
                 return h.by != By::comment && !rests_on_unknowns(h.comparison) &&
                        h.names.contains(name) && h.place.differs(here, sections_alone);
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
  changing_.clear();
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
  changing_.erase(name);
  values_.erase(name);
}

}  // namespace gradus
