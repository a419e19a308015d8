#include "support/json_schema.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace gradus::testing_support {
namespace {

using Json = nlohmann::json;

/// `type` may be a list, of which one must fit.
bool has_type(const Json& value, const Json& type) {
  if (type.is_array()) {
    return std::any_of(type.begin(), type.end(), [&](const Json& t) { return has_type(value, t); });
  }
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "null") return value.is_null();
  throw std::invalid_argument("the schema has the unknown type " + type.dump());
}

std::string fault(const Json& value, const Json& rule, const Json& definitions,
                  const std::string& where) {
  for (const auto& [key, _] : rule.items()) {
    static const std::vector<std::string> known{
        "type", "properties", "required", "additionalProperties", "items", "enum", "$ref"};
    if (std::ranges::find(known, key) == known.end()) {
      throw std::invalid_argument("the schema has the unknown key " + key);
    }
  }
  if (rule.contains("$ref")) {
    return fault(value, definitions.at(rule.at("$ref").get<std::string>()), definitions, where);
  }
  if (rule.contains("type") && !has_type(value, rule.at("type"))) {
    return where + " is not of type " + rule.at("type").dump();
  }
  if (rule.contains("enum")) {
    const Json& allowed = rule.at("enum");
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      return where + " is " + value.dump();
    }
  }
  for (const Json& key : rule.value("required", Json::array())) {
    if (!value.contains(key.get<std::string>())) return where + " lacks " + key.dump();
  }
  if (value.is_object()) {
    const Json properties = rule.value("properties", Json::object());
    for (const auto& [key, member] : value.items()) {
      const std::string inner = where + "." + key;
      if (properties.contains(key)) {
        const std::string found = fault(member, properties.at(key), definitions, inner);
        if (!found.empty()) return found;
      } else if (rule.contains("additionalProperties")) {
        return inner + " is not in the schema";
      }
    }
  }
  if (value.is_array() && rule.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string inner = where + "[" + std::to_string(i) + "]";
      const std::string found = fault(value[i], rule.at("items"), definitions, inner);
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace

nlohmann::json documented_schema() {
  std::ifstream file(GRADUS_SOURCE_DIR "/docs/json.md");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string all = text.str(), open = "```json\n";
  const std::size_t start = all.find(open);
  if (start == std::string::npos) throw std::runtime_error("docs/json.md has no schema");
  const std::size_t end = all.find("\n```", start);
  return Json::parse(all.substr(start + open.size(), end - start - open.size()));
}

std::string schema_fault(const nlohmann::json& value, const std::string& name,
                         const nlohmann::json& schema) {
  return fault(value, {{"$ref", name}}, schema.at("$defs"), name);
}

}  // namespace gradus::testing_support
