#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace gradus::testing_support {

/// The schema in the first ```json block of docs/json.md.
nlohmann::json documented_schema();

/// Where `value` departs from the definition `name`, or an empty string. Knows type, properties,
/// required, additionalProperties, items, enum and $ref to a definition's name.
std::string schema_fault(const nlohmann::json& value, const std::string& name,
                         const nlohmann::json& schema);

}  // namespace gradus::testing_support
