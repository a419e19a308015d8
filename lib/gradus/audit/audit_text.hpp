#pragma once

#include <string>

#include "gradus/audit/audit.hpp"

namespace gradus {

// Phrases about an audit that all its outputs share. Errors are rounded up, to three digits.

/// "conforms", "departs"; "undecided" where nothing can be said about any value.
const char* verdict(const Audit& audit);
std::string rounded_up(double value);
/// "0.61 of what honest float32 arithmetic may lose".
std::string share(double normalised, NumberType type);
/// "step 30, theta_4: off by 4780 ulps, 285 times what honest float64 arithmetic may lose".
std::string departure_text(const Discrepancy& departure, NumberType type);
/// "bias correction missing (changes updates by up to 90 %)"; empty where there is none.
std::string diagnosis_text(const Audit& audit);

}  // namespace gradus
