#pragma once

#include <string>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Whether premise number `premise` of `s`, which cites `cited`, says no more than one of its
/// statements does: with Premise::reading as the dictionary from the cited names to those of `s`,
/// the conclusions have the same difference in normal form up to a positive factor and a relation
/// that follows, every bound and hypothesis of the cited statement follows from those of `s` and
/// its premises that cite no claim, and its naturals are read as integers. Premises of the cited
/// statement are taken over: `s` is about the same class of functions. Returns an empty string,
/// else what does not match.
std::string citation_fault(const Statement& s, std::size_t premise, const Claim& cited);

}  // namespace gradus
