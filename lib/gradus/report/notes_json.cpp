#include "gradus/report/notes_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

Json step(const NoteResult& r) {
  Json out;
  out["line"] = r.span.line;
  out["column"] = r.span.column;
  out["end_line"] = r.span.end_line;
  out["end_column"] = r.span.end_column;
  out["formula"] = r.latex;
  out["read_as"] = r.formula;
  out["domain"] = r.domain;
  out["kind"] = name(r.kind);
  out["why_kind"] = r.why_kind;
  out["verdict"] = verdict_word(r);
  out["why"] = r.message;
  out["expected"] = r.expect_refuted ? "refuted" : "not refuted";
  out["ok"] = r.ok;
  out["witness"] = Json::object();
  for (const auto& [name, value] : r.witness) out["witness"][name] = value;
  out["assumed"] = r.assumed;
  if (!r.evidence.empty()) out["evidence"] = Json::parse(r.evidence);
  out["link"] = r.is_link;
  if (r.seconds) out["seconds"] = *r.seconds;
  return out;
}

Json counts(const NotesReport& report) {
  const NotesSummary all = summary(report);
  Json out;
  out["derivations"] = all.derivations;
  out["formulas"] = report.formulas;
  out["parsed"] = report.parsed;
  out["judged"] = all.steps;
  out["links"] = all.links;
  out["judged_links"] = all.judged_links;
  out["ok"] = std::ranges::count(report.results, true, &NoteResult::ok);
  for (const Grade g : {Grade::proved, Grade::certified, Grade::estimated, Grade::supported,
                        Grade::undecided, Grade::refuted}) {
    out["verdicts"][name(g)] = 0;
  }
  for (const auto& [grade, n] : all.grades) out["verdicts"][name(grade)] = n;
  for (const NoteKind k : {NoteKind::definition, NoteKind::assumption, NoteKind::step,
                           NoteKind::stated, NoteKind::skipped}) {
    out["kinds"][name(k)] = std::ranges::count(report.results, k, &NoteResult::kind);
  }
  return out;
}

Json object(const NotesReport& report) {
  Json out;
  out["file"] = report.file;
  out["steps"] = Json::array();
  for (const NoteResult& r : report.results) out["steps"].push_back(step(r));
  out["summary"] = counts(report);
  return out;
}

}  // namespace

std::string notes_json(std::span<const NotesReport> reports) {
  Json out;
  if (reports.size() == 1) {
    out = object(reports[0]);
  } else {
    out["files"] = Json::array();
    for (const NotesReport& r : reports) out["files"].push_back(object(r));
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradus
