#pragma once

#include <string>
#include <vector>

#include "gradus/audit/exact_run.hpp"

namespace gradus {

/// A short sequence of gradients that is fed to an optimizer, whatever its parameters are. All its
/// numbers, and those of the rules, are exact in bfloat16 already.
struct Probe {
  std::string name, purpose;
  std::vector<std::size_t> tensors;  ///< how many parameters each tensor has
  std::vector<Rational> start;
  std::vector<std::vector<Rational>> gradients;
};

/// A rule with a name, and the same for a second tensor where that differs.
struct ProbeVariant {
  std::string name;
  RuleSpec rule, second_tensor;
};

std::vector<Probe> probes();
/// The rule of a family as published, the variants that frameworks ship, and known slips.
std::vector<ProbeVariant> probe_variants(Family family);

/// The parameters that a variant must lead to.
ExactRun expected(const Probe& probe, const ProbeVariant& variant);

/// The variants, in groups that a probe does not tell apart for certain.
std::vector<std::vector<std::size_t>> told_apart(const std::vector<ExactRun>& runs);

}  // namespace gradus
