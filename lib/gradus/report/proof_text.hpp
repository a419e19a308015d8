#pragma once

#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// The assumptions in force in the order in which a proof numbers them, in words, for those kinds
/// that the statement and the proof list: bounds and hypotheses, premises without index, instances.
std::vector<std::string> assumptions_in_force(const Statement& s, const DirectProof& proof);

/// Why the polynomial has its sign: one line a node, children indented by two spaces.
std::vector<std::string> positivity_lines(const Positivity& p,
                                          const std::vector<std::string>& assumptions);

/// A proof of one comparison in full. `s` is the statement that the proof shows.
std::vector<std::string> proof_lines(const Statement& s, const DirectProof& proof);
std::vector<std::string> induction_lines(const Statement& s, const InductionProof& proof);

const char* name(Positivity::Rule rule);

}  // namespace gradus
