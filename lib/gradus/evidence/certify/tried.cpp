#include "gradus/evidence/certify/tried.hpp"

#include <algorithm>

namespace gradus {

namespace {

/// Of a statement about real scalars or naturals, without premises: equal formulas are one term.
std::vector<std::uint32_t> key(const Statement& s) {
  std::vector<std::uint32_t> result;
  const auto add = [&](const Comparison& c) {
    result.insert(result.end(),
                  {c.left.id(), static_cast<std::uint32_t>(c.relation), c.right.id()});
  };
  add(s.conclusion);
  for (const Variable& v : s.domain.variables) {
    for (const auto& [end, strict] :
         {std::pair(v.lower, v.lower_strict), std::pair(v.upper, v.upper_strict)}) {
      result.push_back(!end ? 0U : strict ? 1U : 2U);
      if (end) result.push_back(Term(*end).id());
    }
    result.push_back(v.symbol.id());
  }
  for (const Comparison& h : s.domain.hypotheses) add(h);
  return result;
}

}  // namespace

bool Tried::in_vain(const Statement& s, const Effort& effort) const {
  const auto found = efforts_.find(key(s));
  return found != efforts_.end() && std::ranges::any_of(found->second, [&](const Effort& e) {
           return e.depth >= effort.depth && e.others >= effort.others && e.boxes >= effort.boxes &&
                  e.searches == effort.searches && e.tries_proofs == effort.tries_proofs;
         });
}

void Tried::note(const Statement& s, const Effort& effort) { efforts_[key(s)].push_back(effort); }

}  // namespace gradus
