#pragma once

#include <span>
#include <string>
#include <vector>

#include "gradus/audit/audit.hpp"
#include "gradus/report/format.hpp"
#include "gradus/report/table.hpp"

namespace gradus {

/// A trace that was audited, and what is said beside the result.
struct AuditedTrace {
  std::string trace;  ///< its file
  std::string maker;  ///< framework, where a sidecar says so
  bool wrong_on_purpose = false;
  std::string problem;  ///< why it could not be used; then there is no audit
  Audit audit;
  std::vector<std::string> remarks;
};

/// What it should be: conforming, unless it is wrong on purpose.
bool is_ok(const AuditedTrace& trace);

/// For terminal and Markdown: verdict, rule, errors, departure, diagnosis, runner-up, remarks.
std::string render_audit(const AuditedTrace& trace, Format format, const Style& style);
/// The output of `audit --format json`; the keys stand in docs/json.md.
std::string audit_json(const AuditedTrace& trace);
std::string audit_json(std::span<const AuditedTrace> traces);
/// A row for each trace: rule and variant, largest errors, verdict, diagnosis.
Table audit_table(std::span<const AuditedTrace> traces);
/// For each rule that the lectures teach, who computes it by these traces.
Table taught_table(std::span<const AuditedTrace> traces);
/// One test case for each trace, for the servers that read JUnit's XML; `failed` where it departs.
std::string audit_junit(std::span<const AuditedTrace> traces);

}  // namespace gradus
