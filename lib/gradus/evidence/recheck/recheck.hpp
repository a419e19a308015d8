#pragma once

#include <string>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Verifies a proof or a witness from its data alone, by polynomials with exact rationals, without
/// the normal form or the engines. Returns an empty string when the evidence shows what the
/// statement says (for a witness: that it is false), else what does not follow.
std::string recheck(const Statement& s, const Evidence& e);

}  // namespace gradus
