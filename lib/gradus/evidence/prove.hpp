#pragma once

#include <optional>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Searches a proof for every value: identity in normal form, signs of factors, combination of
/// premises and squares, induction over a natural. `s` has its naturals shifted to start at 0
/// (shift_naturals). Finds evidence only; `recheck` verifies it. Nothing when none is found within
/// the bounds of the normal form.
std::optional<Evidence> prove(const Statement& s);

/// The same, without what takes long, nor induction: for statements that the certifier may decide.
std::optional<Evidence> prove_soon(const Statement& s);

}  // namespace gradus
