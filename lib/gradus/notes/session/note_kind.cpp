#include "gradus/notes/session/note_kind.hpp"

#include <array>
#include <cstddef>

namespace gradus {

const char* name(NoteKind kind) {
  constexpr std::array names{"definition", "assumption", "step", "stated", "skipped"};
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace gradus
