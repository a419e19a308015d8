#include "gradus/audit/sidecar.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace gradus {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr int deepest = 16;
constexpr std::size_t longest_entry = 1'000;

std::string read_all(std::istream& in, const std::string& name) {
  std::string text(most_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > most_bytes) {
    throw TraceError(name + ": found more than a megabyte, expected a small object of JSON");
  }
  return text;
}

std::string place(const std::string& text, std::size_t byte) {
  const std::string before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return std::to_string(1 + std::ranges::count(before, '\n')) + ":" +
         std::to_string(before.size() - line_start + 1);
}

Json parse(const std::string& text, const std::string& name) {
  const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
    if (depth <= deepest) return true;
    throw TraceError(name + ": found lists or objects nested more than " + std::to_string(deepest) +
                     " deep, expected a small object of JSON");
  };
  try {
    Json all = Json::parse(text, shallow);
    if (all.is_object()) return all;
  } catch (const Json::parse_error& problem) {
    throw TraceError(name + ":" + place(text, problem.byte) +
                     ": found no JSON, expected an object of JSON");
  } catch (const Json::out_of_range&) {
    throw TraceError(name + ": found a number beyond every double, expected smaller ones");
  }
  throw TraceError(name + ": found JSON, expected an object of it");
}

/// The value of a key where it is there; `expected` says what it must be.
template <class T>
std::optional<T> entry(const Json& all, const std::string& key, const std::string& name,
                       const std::string& expected) {
  const auto found = all.find(key);
  if (found == all.end()) return std::nullopt;
  const bool fits = std::is_same_v<T, bool>          ? found->is_boolean()
                    : std::is_same_v<T, std::string> ? found->is_string()
                                                     : found->is_number_unsigned();
  if (fits) return found->get<T>();
  throw TraceError(name + ": " + key + ": found " + shown(found->dump()) + ", expected " +
                   expected);
}

/// Assigns each entry as a flag would; those of an object within as `key.entry`.
void assign_all(RuleSpec& spec, const Json& entries, const std::string& prefix) {
  for (const auto& [key, value] : entries.items()) {
    if (value.is_object()) {
      assign_all(spec, value, prefix + key + ".");
    } else {
      const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
      if (std::max(key.size(), text.size()) > longest_entry) {
        throw std::invalid_argument(shown(key) + ": found " + shown(text) + ", expected less");
      }
      assign(spec, prefix + key, text);
    }
  }
}

RuleSpec rule(const Json& entries, const std::string& name) {
  const auto family = entry<std::string>(entries, "family", name, "the name of a rule");
  if (!family) throw TraceError(name + ": rule: found no family, expected one such as adam");
  RuleSpec spec;
  try {
    assign(spec, "family", *family);
    spec = published(spec.family);
    assign_all(spec, entries, "");
  } catch (const std::invalid_argument& problem) {
    throw TraceError(name + ": rule: " + problem.what());
  }
  return spec;
}

TraceReading reading(const Json& all, const std::string& name) {
  TraceReading known;
  const std::string types = "float32, float64 or bfloat16";
  if (const auto type = entry<std::string>(all, "dtype", name, types)) {
    known.type = number_type_named(*type);
    if (!known.type) {
      throw TraceError(name + ": dtype: found " + shown(*type) + ", expected " + types);
    }
  }
  if (const auto format = entry<std::string>(all, "format", name, "a format such as %.9g")) {
    known.printing = printing_of(*format);
  }
  known.dimension = entry<std::size_t>(all, "dim", name, "a whole number");
  known.rows = entry<std::uint64_t>(all, "rows", name, "a whole number");
  return known;
}

}  // namespace

Sidecar read_sidecar(std::istream& in, const std::string& name) {
  const std::string text = read_all(in, name);
  const Json all = parse(text, name);
  Sidecar sidecar;
  sidecar.reading = reading(all, name);
  if (const auto found = all.find("rule"); found != all.end() && !found->is_null()) {
    if (!found->is_object()) throw TraceError(name + ": rule: found no object, expected one");
    sidecar.rule = rule(*found, name);
  }
  sidecar.maker = entry<std::string>(all, "framework", name, "a text").value_or("");
  sidecar.wrong_on_purpose = entry<bool>(all, "buggy", name, "true or false").value_or(false);
  return sidecar;
}

}  // namespace gradus
