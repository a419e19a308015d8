#include "gradus/notes/session/note_step.hpp"

#include <algorithm>

namespace gradus {

std::string with_lines(const std::set<std::size_t>& lines) {
  std::string out;
  for (const std::size_t line : lines) {
    if (line > 0) out += (out.empty() ? "" : ", ") + std::to_string(line);
  }
  if (out.empty()) return out;
  return (out.find(',') == std::string::npos ? "with line " : "with lines ") + out;
}

bool is_open(SlipsOpen open, const NoteMending& mending) {
  if (open == SlipsOpen::members) return !mending.turns;
  if (open == SlipsOpen::matrices) return mending.of_matrices;
  return open == SlipsOpen::factors && !mending.names.empty();
}

bool have_same_domains(const NoteAttempt& a, const NoteAttempt& b) {
  const auto same_bounds = [](const Variable& x, const Variable& y) {
    return x.lower == y.lower && x.upper == y.upper;
  };
  return std::ranges::equal(
      a.statements, b.statements, [&](const Statement& s, const Statement& t) {
        return s.domain.hypotheses.size() == t.domain.hypotheses.size() &&
               std::ranges::equal(s.domain.variables, t.domain.variables, same_bounds);
      });
}

bool is_free(const NoteAttempt& attempt) {
  return std::ranges::all_of(attempt.statements,
                             [](const Statement& s) { return s.domain.hypotheses.empty(); });
}

std::size_t last_free(const std::vector<NoteAttempt>& attempts) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (is_free(attempts[i])) last = i;
  }
  return last;
}

}  // namespace gradus
