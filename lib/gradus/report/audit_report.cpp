#include "gradus/report/audit_report.hpp"

#include <algorithm>

#include "gradus/audit/audit_text.hpp"
#include "gradus/audit/taught.hpp"
#include "gradus/report/document.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

std::string heading(const AuditedTrace& t, const Style& style) {
  if (!t.problem.empty()) return paint("unusable", "31", style) + ": " + t.problem;
  const Audit& a = t.audit;
  const char* colour = a.conforms() ? "32" : a.conformance.conforms ? "33" : "31";
  return paint(verdict(a), colour, style) + ": " + t.trace + ": " + to_string(a.rule);
}

void add(std::vector<Block>& out, const std::string& text) {
  out.push_back({Block::Kind::item, text, {}});
}

void add_taught(std::vector<Block>& out, const RuleSpec& rule) {
  std::string names;
  for (const std::string& name : taught_as(rule)) names += (names.empty() ? "" : ", ") + name;
  add(out, names.empty() ? "The lectures do not teach this variant."
                         : "The lectures teach it: " + names + ".");
}

void add_identification(std::vector<Block>& out, const Audit& a) {
  if (!a.identification) return;
  const Identification& i = *a.identification;
  if (a.rule_was_given || !i.conforms) {
    add(out, (i.conforms ? "The data say: " : "No known rule explains the data; the nearest is: ") +
                 to_string(i.best.rule) + ", error " + share(i.best.normalised, a.head.type));
  }
  for (const FittedHyper& f : i.fitted) {
    if (f.determined) continue;
    add(out, std::string("The data do not determine ") + name(f.hyper) + ": " + decimal(f.value) +
                 " explains them as others do.");
  }
  constexpr std::size_t most = 6;
  for (std::size_t k = 0; k < std::min(most, i.equivalent.size()); ++k) {
    add(out, "Cannot be told from: " + to_string(i.equivalent[k].rule));
  }
  if (i.equivalent.size() > most) {
    add(out, "Nor from " + count_of(i.equivalent.size() - most, "other rule") + ".");
  }
  if (i.runner_up) {
    add(out, "Runner-up: " + to_string(i.runner_up->rule) + ", error " +
                 share(i.runner_up->normalised, a.head.type));
  }
  for (const std::string& remark : i.remarks) add(out, remark);
}

void add_errors(std::vector<Block>& out, const Audit& a) {
  const Conformance& c = a.conformance;
  add(out, count_of(c.updates, "update") + " of " + count_of(a.head.dimension, "parameter") + ", " +
               name(a.head.type) + "; " + describe(c.style, a.head.type));
  if (c.departure) add(out, "First departure: " + departure_text(*c.departure, a.head.type));
  add(out, "Largest error: " + departure_text(c.worst, a.head.type));
  add(out,
      "Largest error in ulps: " + rounded_up(c.largest_ulps) + " (many where theta is near 0)");
  if (c.matched_nan > 0) {
    add(out, count_of(c.matched_nan, "value") + " nan where the rule has 0/0 too");
  }
  if (c.unjudged > 0) {
    add(out, "Nothing is said about " + count_of(c.unjudged, "value") +
                 ": the rounding before them may have cost all digits.");
  }
}

}  // namespace

bool is_ok(const AuditedTrace& t) {
  const bool good = t.wrong_on_purpose ? !t.audit.conformance.conforms : t.audit.conforms();
  return t.problem.empty() && good;
}

std::string render_audit(const AuditedTrace& t, Format format, const Style& style) {
  std::vector<Block> items;
  if (t.problem.empty()) {
    const Audit& a = t.audit;
    const std::string diagnosis = diagnosis_text(a);
    if (!diagnosis.empty()) add(items, "Diagnosis: " + diagnosis);
    if (!a.conformance.conforms && diagnosis.empty())
      add(items, "Diagnosis: no known deviation explains it");
    add_errors(items, a);
    add_taught(items, a.rule);
    add_identification(items, a);
    for (const std::string& remark : t.remarks) add(items, remark);
  }
  if (format == Format::terminal) return heading(t, style) + "\n" + render(items, format, style);
  items.insert(items.begin(), {Block::Kind::heading, heading(t, Style{}), {}});
  return render(items, format, style);
}

}  // namespace gradus
