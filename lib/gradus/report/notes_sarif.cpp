// The format: OASIS Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.14
// (run), 3.27 (result), 3.30 (region).

#include "gradus/report/notes_sarif.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

constexpr std::array<std::pair<const char*, const char*>, 5> rules{{
    {"refuted", "A step that does not follow"},
    {"not-refuted", "A step that was expected to be refuted and was not"},
    {"open", "A step that was neither shown to hold nor to fail"},
    {"holds", "A step that follows, or is refuted as expected"},
    {"skipped", "A formula that could not be read"},
}};

/// RFC 3986: what may stand in a path stays, every other byte is written as %XX. A path from the
/// root is a URI of its own (section 3.10.1).
std::string uri(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

bool is_open(const NoteResult& r) {
  return r.grade == Grade::undecided || r.grade == Grade::supported || r.grade == Grade::estimated;
}

const char* rule(const NoteResult& r) {
  if (!r.ok) return r.expect_refuted ? "not-refuted" : "refuted";
  if (r.kind == NoteKind::skipped) return "skipped";
  return is_open(r) ? "open" : "holds";
}

/// Only what fails may have a level other than "none" (section 3.27.10).
std::pair<const char*, const char*> kind_and_level(const std::string& rule) {
  if (rule == "refuted" || rule == "not-refuted") return {"fail", "error"};
  if (rule == "skipped") return {"notApplicable", "none"};
  return {rule == "open" ? "open" : "pass", "none"};
}

Json region(const FileSpan& span) {
  Json out;
  out["startLine"] = span.line;
  out["startColumn"] = span.column;
  out["endLine"] = span.end_line;
  out["endColumn"] = span.end_column;
  return out;
}

Json result(const std::string& file, const NoteResult& r) {
  Json out;
  const std::string id = rule(r);
  const auto [kind, level] = kind_and_level(id);
  out["ruleId"] = id;
  out["kind"] = kind;
  out["level"] = level;
  out["message"]["text"] = std::string(verdict_word(r)) + ": " + r.message;
  Json place;
  place["artifactLocation"]["uri"] = uri(file);
  place["region"] = region(r.span);
  out["locations"] = Json::array({{{"physicalLocation", place}}});
  return out;
}

Json driver(const std::string& version) {
  Json out;
  out["name"] = "gradus";
  out["version"] = version;
  out["rules"] = Json::array();
  for (const auto& [id, text] : rules) {
    out["rules"].push_back({{"id", id}, {"shortDescription", {{"text", text}}}});
  }
  return out;
}

}  // namespace

std::string notes_sarif(std::span<const NotesReport> reports, const std::string& version) {
  Json run;
  run["tool"]["driver"] = driver(version);
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = Json::array();
  for (const NotesReport& report : reports) {
    for (const NoteResult& r : report.results) {
      if (r.grade || r.kind == NoteKind::skipped) run["results"].push_back(result(report.file, r));
    }
  }
  Json out;
  out["$schema"] = schema;
  out["version"] = "2.1.0";
  out["runs"] = Json::array({run});
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradus
