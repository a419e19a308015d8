#include "gradus/report/checked.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "gradus/algebra/print.hpp"
#include "gradus/report/domain_text.hpp"
#include "gradus/report/evidence_json.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/explain.hpp"
#include "gradus/report/text.hpp"
#include "gradus/report/verdict_table.hpp"

namespace gradus {
namespace {

/// In a line of its own n' = n - 4 is not introduced: it is n that the induction is over.
std::string evidence_text(const Finding& found) {
  const auto* induction = std::get_if<Induction>(&found.evidence);
  if (induction == nullptr) return evidence_line(found);
  const std::string name = induction->proof.variable.name();
  return "induction over " + name.substr(0, name.find('\''));
}

std::string reason(const Statement& s, const Finding& found) {
  const std::string domain = domain_text(s.domain);
  const std::string evidence = evidence_text(found);
  if (const auto* w = std::get_if<Witness>(&found.evidence)) {
    const std::string point = text(w->point);
    return fmt::format("fails{}: the left side is {}, the right side is {}",
                       point.empty() ? "" : " at " + point, w->left, w->right);
  }
  switch (found.grade) {
    case Grade::proved:
      return domain.empty() ? "holds: " + evidence
                            : fmt::format("holds for every {}: {}", domain, evidence);
    case Grade::certified:
      return domain.empty() ? "holds: " + evidence
                            : fmt::format("holds on the box {}: {}", domain, evidence);
    default:
      break;
  }
  const auto* open = std::get_if<Open>(&found.evidence);
  return open != nullptr ? open->why : evidence;
}

}  // namespace

Checked checked(const Statement& s, const Finding& found) {
  Checked c;
  c.formula = text(s.conclusion);
  c.domain = domain_text(s.domain);
  c.grade = found.grade;
  c.why = reason(s, found);
  if (const auto* w = std::get_if<Witness>(&found.evidence)) {
    for (const auto& [name, value] : w->point.scalars) {
      c.witness.emplace_back(name, value.to_string());
    }
  }
  c.evidence = to_json(found.evidence)
                   .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  c.explanation = explain(s, found);
  return c;
}

bool holds(const Checked& c) { return c.grade == Grade::proved || c.grade == Grade::certified; }

std::string checked_line(const Checked& c, const Style& style) {
  const char* joint = c.grade == Grade::undecided || c.grade == Grade::supported ? ": " : " ";
  const std::string times = c.seconds ? fmt::format(" ({:.3f} seconds)", *c.seconds) : "";
  return paint(name(c.grade), colour(c.grade), style) + ": " + c.formula + joint + c.why + times;
}

Table checked_table(std::span<const Checked> all, bool times) {
  Table table;
  table.id = "check";
  table.columns = {"line", "column", "verdict", "formula", "why"};
  if (times) table.columns.emplace_back("seconds");
  for (const Checked& c : all) {
    table.rows.push_back(
        {std::to_string(c.line), std::to_string(c.column), name(c.grade), c.formula, c.why});
    if (times) table.rows.back().push_back(fmt::format("{:.3f}", c.seconds.value_or(0)));
  }
  return table;
}

}  // namespace gradus
