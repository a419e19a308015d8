#pragma once

#include <istream>
#include <optional>
#include <string>

#include "gradus/audit/rule_spec.hpp"
#include "gradus/audit/trace_reader.hpp"

namespace gradus {

/// What stands beside a trace, in JSON: docs/recording.md has the keys.
struct Sidecar {
  TraceReading reading;
  std::optional<RuleSpec> rule;  ///< what the optimizer is said to compute
  std::string maker;             ///< the framework; may be empty
  bool wrong_on_purpose = false;
};

/// Unknown keys are passed over. Throws TraceError for what is no sidecar.
Sidecar read_sidecar(std::istream& in, const std::string& name);

}  // namespace gradus
