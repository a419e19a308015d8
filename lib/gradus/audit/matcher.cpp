#include "gradus/audit/matcher.hpp"

#include "gradus/audit/audit.hpp"
#include "gradus/audit/audit_text.hpp"

namespace gradus {

bool ConformsToMatcher::MatchAndExplain(const Trace& trace, std::ostream* out) const {
  AuditOptions options;
  options.rule = rule_;
  StoredTrace source(trace);
  try {
    const Audit found = audit(source, options);
    if (found.conforms()) return true;
    if (out == nullptr) return false;
    const Conformance& c = found.conformance;
    if (!c.departure) {
      *out << "of which no value can be judged";
      return false;
    }
    *out << "which departs at " << departure_text(*c.departure, trace.head.type);
    const std::string diagnosis = diagnosis_text(found);
    if (!diagnosis.empty()) *out << "; diagnosis: " << diagnosis;
  } catch (const TraceError& problem) {
    if (out != nullptr) *out << "which cannot be used: " << problem.what();
  }
  return false;
}

void ConformsToMatcher::DescribeTo(std::ostream* out) const {
  *out << "conforms to " << to_string(rule_);
}

void ConformsToMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "departs from " << to_string(rule_);
}

void PrintTo(const Trace& trace, std::ostream* out) {
  *out << "a trace of " << trace.steps.size() << " steps of " << trace.head.dimension << " "
       << name(trace.head.type) << " parameters";
}

}  // namespace gradus
