#include <algorithm>

#include "gradus/audit/taught.hpp"
#include "gradus/report/audit_report.hpp"

namespace gradus {
namespace {

std::string maker_of(const AuditedTrace& t) { return t.maker.empty() ? t.trace : t.maker; }

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string joined(std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "-" : text;
}

bool is_equivalent(const Audit& audit, const TaughtRule& taught) {
  if (!audit.identification || !audit.identification->conforms) return false;
  const Identification& i = *audit.identification;
  return taught.is(i.best.rule) ||
         std::ranges::any_of(i.equivalent, [&](const Candidate& c) { return taught.is(c.rule); });
}

}  // namespace

Table taught_table(std::span<const AuditedTrace> traces) {
  Table table;
  table.id = "conformance-taught";
  table.title = "Who computes what the lectures teach";
  table.note =
      "By the traces above that conform. Undecided: the trace conforms to another variant, and the "
      "data cannot tell the lectures' formula from it.";
  table.columns = {"the lectures teach", "results", "computed by", "undecided"};
  for (const TaughtRule& taught : taught_rules()) {
    std::vector<std::string> computed, undecided;
    for (const AuditedTrace& t : traces) {
      if (!t.problem.empty() || !t.audit.conforms() || t.wrong_on_purpose) continue;
      if (taught.is(t.audit.rule)) {
        add_once(computed, maker_of(t));
      } else if (is_equivalent(t.audit, taught)) {
        add_once(undecided, maker_of(t));
      }
    }
    std::erase_if(undecided, [&](const std::string& name) {
      return std::ranges::find(computed, name) != computed.end();
    });
    table.rows.push_back({taught.name, taught.ledger, joined(computed), joined(undecided)});
  }
  return table;
}

}  // namespace gradus
