#pragma once

#include <string>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Whether premise number `premise` of `s`, which cites `cited`, says no more than one of its
/// statements does: with Premise::reading as the dictionary from the cited names to those of `s`,
/// the conclusions have the same difference in normal form up to a positive factor, and every
/// assumption of the cited statement follows from the assumptions of `s` (premises about the same
/// class included). Returns an empty string, else what does not match.
std::string citation_fault(const Statement& s, std::size_t premise, const Claim& cited);

}  // namespace gradus
