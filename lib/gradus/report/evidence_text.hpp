#pragma once

#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// The evidence in one line: "both sides have one normal form", "fails at eps = 1: 3/2 > 0", ...
std::string evidence_line(const Evidence& e);
/// The same of a finding: the case at which a trial was violated is not open.
std::string evidence_line(const Finding& f);

/// The evidence of a statement in full, a line each, deeper lines indented by two spaces: signs of
/// factors, multipliers of a combination, base and step of an induction, why each condition holds.
std::vector<std::string> evidence_lines(const Statement& s, const Evidence& e);

/// "lambda real, lambda > 0", "t natural, t >= 1", "0 <= beta < 1": what the variable ranges over.
std::string variable_text(const Variable& v);
std::string variable_latex(const Variable& v);

/// "[lower, upper]" of a measurement, as decimals rounded outward.
std::string enclosure_text(const Measurement& m, int digits);

}  // namespace gradus
