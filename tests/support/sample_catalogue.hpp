#pragma once

#include <vector>

#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus::testing_support {

// Three small claims with hand-made verdicts, for tests of what is printed; nothing here is judged.

std::vector<Claim> sample_claims();
Verdict sample_verdict(const Claim& claim);
/// As sample_verdict, but not what the claim expects.
Verdict unexpected_verdict(const Claim& claim);
Table sample_table();

}  // namespace gradus::testing_support
