#include "gradus/notes/reader/case_choices.hpp"

#include <algorithm>
#include <stdexcept>

namespace gradus {

std::size_t CaseChoices::choose(const std::string& key, std::size_t rows) {
  const auto [place, is_new] = choices_.emplace(key, Choice{0, rows});
  found_any_ = true;
  if (is_new) {
    order_.push_back(key);
    std::size_t combinations = 1;
    for (const auto& [name, choice] : choices_) combinations *= choice.rows;
    if (combinations > most_combinations) throw std::length_error("found too many cases");
  }
  return place->second.row;
}

void CaseChoices::require(const std::vector<Comparison>& conditions) {
  for (const Comparison& c : conditions) {
    const bool known = std::ranges::any_of(conditions_, [&](const Comparison& k) {
      return same(k.left, c.left) && k.relation == c.relation && same(k.right, c.right);
    });
    if (!known) conditions_.push_back(c);
  }
}

bool CaseChoices::is_contradictory() const {
  return std::ranges::any_of(conditions_, [&](const Comparison& c) {
    const Comparison opposite = negation(c);
    return std::ranges::any_of(conditions_, [&](const Comparison& k) {
      return same(k.left, opposite.left) && k.relation == opposite.relation &&
             same(k.right, opposite.right);
    });
  });
}

bool CaseChoices::next() {
  conditions_.clear();
  // What is met after a row that changes may be other cases than before.
  while (!order_.empty()) {
    Choice& last = choices_.at(order_.back());
    if (++last.row < last.rows) return true;
    choices_.erase(order_.back());
    order_.pop_back();
  }
  return false;
}

}  // namespace gradus
