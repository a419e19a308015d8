#include "proofs_checks/discrepancies.hpp"

#include <map>

#include "gradus/report/evidence_text.hpp"
#include "proofs_checks/data.hpp"

namespace gradus {
namespace {

/// "proved ID", or "refuted ID: fails at ...".
std::string found(const Claim& claim, const Verdict& verdict) {
  std::string text = std::string(name(verdict.grade)) + " " + claim.id;
  if (verdict.grade != Grade::refuted) return text;
  for (const Finding& part : verdict.parts) {
    if (part.grade == Grade::refuted) return text + ": " + evidence_line(part);
  }
  return text;
}

}  // namespace

const std::vector<Discrepancy>& discrepancies() {
  static const auto all = [] {
    std::vector<Discrepancy> rows;
    for (const auto& f : rows_of(discrepancies_text(), 6)) {
      rows.push_back({f[0], f[1], f[2], f[3], f[4], words_of(f[5])});
    }
    return rows;
  }();
  return all;
}

Table discrepancies_table(const std::vector<Claim>& claims,
                          const std::function<Verdict(const Claim&)>& judge) {
  std::map<std::string, const Claim*> by_id;
  for (const Claim& c : claims) by_id[c.id] = &c;
  Table table{"discrepancies",
              "Where the lectures print one thing in several forms",
              "",
              {"", "what", "printed forms", "they agree", "they part", "claims"},
              {},
              {}};
  for (const Discrepancy& d : discrepancies()) {
    std::string evidence;
    for (const std::string& id : d.claims) {
      const Claim& claim = *by_id.at(id);
      evidence += (evidence.empty() ? "" : "; ") + found(claim, judge(claim));
    }
    table.rows.push_back({d.number, d.topic, d.forms, d.agree, d.part, evidence});
  }
  return table;
}

}  // namespace gradus
