#include "gradus/notes/session/note_step.hpp"

#include <algorithm>

namespace gradus {

std::size_t last_free(const std::vector<NoteAttempt>& attempts) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    const bool free = std::ranges::all_of(
        attempts[i].statements, [](const Statement& s) { return s.domain.hypotheses.empty(); });
    if (free) last = i;
  }
  return last;
}

}  // namespace gradus
