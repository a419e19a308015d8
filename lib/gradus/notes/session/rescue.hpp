#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Simple hypotheses under which a statement that is open or false would be proved, as they would
/// be given: "L > 0, mu <= L". Nothing where none of the few that are tried does. `proves` has the
/// last word.
std::optional<std::string> rescuing_hypothesis(const Statement& s,
                                               const std::function<bool(const Statement&)>& proves);

/// Where an equality that fails somewhere holds at points that nothing singles out: "where its
/// names are positive and mu <= L". Then it holds on a whole region, as sqrt(x^2) = x does, and a
/// condition may be meant. Nothing where it holds at none; also said where it cannot be evaluated.
std::optional<std::string> region_of_equality(const Statement& s);

}  // namespace gradus
