#pragma once

#include <nlohmann/json_fwd.hpp>

#include "gradus/statement/claim.hpp"

namespace gradus {

// For the .cpp files of this folder; the keys stand in docs/json.md. Exact numbers are strings.

nlohmann::ordered_json to_json(const Point& p);
nlohmann::ordered_json to_json(const Evidence& e);
nlohmann::ordered_json to_json(const Comparison& c);  ///< {"text", "latex"}

}  // namespace gradus
