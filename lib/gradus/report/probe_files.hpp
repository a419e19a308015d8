#pragma once

#include <string>
#include <vector>

#include "gradus/audit/rule_spec.hpp"

namespace gradus {

struct ProbeFile {
  std::string name, text;
};

/// For each probe its gradients, NAME.csv, and what each variant of the rule must make of them,
/// NAME-expected.csv; and a README.md that says what to do with them.
std::vector<ProbeFile> probe_files(Family family);

}  // namespace gradus
