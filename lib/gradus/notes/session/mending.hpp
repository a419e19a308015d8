#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// "with + b in place of - b": a slip of the pen that is all that keeps an equation from being
/// proved. Nothing where there is none, or where the equation holds at points that nothing singles
/// out. Mendings are sifted at random points; `proves` has the last word.
std::optional<std::string> find_mending(const NoteStep& step,
                                        const std::function<bool(const Statement&)>& proves);

/// Whether its sides may have corners, beyond which they are other functions: absolute values and
/// the like. A root of a product of names has none where they are positive.
bool has_corners(const Statement& s);

}  // namespace gradus
