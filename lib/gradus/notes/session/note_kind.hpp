#pragma once

#include <cstdint>

namespace gradus {

/// What a relation in notes is for.
enum class NoteKind : std::uint8_t {
  definition,  ///< gives a name or a function its meaning
  assumption,  ///< a condition on what is free
  step,        ///< claims something of what came before: this alone is judged
  stated,      ///< rests on quantities that nothing earlier determines
  skipped,     ///< could not be read
};
const char* name(NoteKind kind);

}  // namespace gradus
