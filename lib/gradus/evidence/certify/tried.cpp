#include "gradus/evidence/certify/tried.hpp"

#include <utility>

namespace gradus {

StatementKey statement_key(const Domain& d, const Comparison& c) {
  StatementKey result;
  const auto add = [&](const Comparison& part) {
    result.insert(result.end(),
                  {part.left.id(), static_cast<std::uint32_t>(part.relation), part.right.id()});
  };
  add(c);
  result.push_back(static_cast<std::uint32_t>(d.variables.size()));
  for (const Variable& v : d.variables) {
    for (const auto& [end, strict] :
         {std::pair(v.lower, v.lower_strict), std::pair(v.upper, v.upper_strict)}) {
      result.push_back(!end ? 0U : strict ? 1U : 2U);
      if (end) result.push_back(Term(*end).id());
    }
    result.push_back(v.symbol.id());
  }
  for (const Comparison& h : d.hypotheses) add(h);
  return result;
}

bool is_told_by_key(const Domain& d) {
  return d.premises.empty() && d.recursions.empty() && d.moments.empty() && d.vectors.empty() &&
         d.operators.empty();
}

std::optional<int> Tried::in_vain(const Statement& s, const Effort& effort) const {
  if (!is_told_by_key(s.domain)) return {};
  const auto found = failures_.find(statement_key(s.domain, s.conclusion));
  if (found == failures_.end()) return {};
  for (const auto& [e, taken] : found->second) {
    if (e.depth >= effort.depth && e.others >= effort.others && e.boxes >= effort.boxes &&
        e.searches == effort.searches && e.tries_proofs == effort.tries_proofs)
      return taken;
  }
  return {};
}

void Tried::note(const Statement& s, const Effort& effort, int taken) {
  failures_[statement_key(s.domain, s.conclusion)].push_back({effort, taken});
}

namespace {

struct Answers {
  int users = 0;
  std::map<StatementKey, bool> known;
};
thread_local Answers answers;

}  // namespace

RememberedSigns::RememberedSigns() { ++answers.users; }

RememberedSigns::~RememberedSigns() {
  if (--answers.users == 0) answers.known.clear();
}

std::optional<bool> RememberedSigns::find(const StatementKey& asked) {
  const auto found = answers.known.find(asked);
  return found == answers.known.end() ? std::nullopt : std::optional(found->second);
}

void RememberedSigns::note(StatementKey asked, bool holds) {
  if (answers.users > 0) answers.known.emplace(std::move(asked), holds);
}

}  // namespace gradus
