#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// How many mendings are looked at, and how many of them proofs are sought for.
struct MostMendings {
  int seen, proofs;
};

/// The hint of the first mending that is `right`, which counts the proofs that it seeks; no new
/// factors beside words. Nothing where there is none.
std::optional<std::string> first_mending(
    const NoteStep& step, const MostMendings& most,
    const std::function<bool(const NoteMending&, int& proofs)>& right);

/// "with + b in place of - b": a slip of the pen that is all that keeps an equation from being
/// proved. Nothing where there is none, or where the equation holds at points that nothing singles
/// out. Mendings are sifted at random points; `proves` has the last word.
std::optional<std::string> find_mending(const NoteStep& step,
                                        const std::function<bool(const Statement&)>& proves);

/// Whether its sides may have corners, beyond which they are other functions: absolute values and
/// the like. A root of a product of names has none where they are positive.
bool has_corners(const Statement& s);

}  // namespace gradus
