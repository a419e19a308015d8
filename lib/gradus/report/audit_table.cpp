#include "gradus/audit/audit_text.hpp"
#include "gradus/report/audit_report.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

std::vector<std::string> cells(const AuditedTrace& t) {
  if (!t.problem.empty()) return {t.trace, t.maker, "", "", "", "unusable", t.problem};
  const Audit& a = t.audit;
  const Conformance& c = a.conformance;
  std::string why = diagnosis_text(a);
  if (c.departure && why.empty()) why = departure_text(*c.departure, a.head.type);
  if (a.conforms() && a.identification && !a.identification->equivalent.empty()) {
    why = "cannot be told from " + count_of(a.identification->equivalent.size(), "other rule");
  }
  return {t.trace,
          t.maker,
          to_string(a.rule),
          rounded_up(c.largest_ulps),
          rounded_up(c.worst.normalised()),
          verdict(a),
          why};
}

std::string element(const std::string& tag, const std::string& message, const std::string& text) {
  return "      <" + tag + " message=\"" + escape_html(message) + "\">" + escape_html(text) + "</" +
         tag + ">\n";
}

std::string test_case(const AuditedTrace& t) {
  std::string out = "    <testcase classname=\"gradus.audit\" name=\"" + escape_html(t.trace);
  if (is_ok(t)) return out + "\"/>\n";
  out += "\">\n";
  if (!t.problem.empty()) {
    out += element("error", t.problem, "");
  } else {
    const std::string text = render_audit(t, Format::terminal, {});
    const std::string first = text.substr(0, text.find('\n'));
    out += element("failure", first, text);
  }
  return out + "    </testcase>\n";
}

}  // namespace

Table audit_table(std::span<const AuditedTrace> traces) {
  Table table;
  table.id = "conformance";
  table.title = "What optimizers really compute";
  table.note =
      "Ulps are units in the last place of theta. The error is the largest of all updates, in "
      "units of what honest arithmetic of the type may lose: up to 1 conforms.";
  table.columns = {"trace", "made by", "rule", "ulps", "error", "verdict", "why"};
  for (const AuditedTrace& t : traces) table.rows.push_back(cells(t));
  return table;
}

std::string audit_junit(std::span<const AuditedTrace> traces) {
  std::size_t failures = 0, errors = 0;
  std::string cases;
  for (const AuditedTrace& t : traces) {
    cases += test_case(t);
    errors += t.problem.empty() ? 0 : 1;
    failures += t.problem.empty() && !is_ok(t) ? 1 : 0;
  }
  const std::string counts = "tests=\"" + std::to_string(traces.size()) + "\" failures=\"" +
                             std::to_string(failures) + "\" errors=\"" + std::to_string(errors) +
                             "\"";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts +
         ">\n  <testsuite name=\"gradus audit\" " + counts + ">\n" + cases +
         "  </testsuite>\n</testsuites>\n";
}

}  // namespace gradus
