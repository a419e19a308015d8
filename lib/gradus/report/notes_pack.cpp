#include "gradus/report/notes_pack.hpp"

#include <nlohmann/json.hpp>

#include "gradus/report/checked.hpp"

namespace gradus {

namespace {

using Json = nlohmann::ordered_json;

std::string message_of(const StepFinding& found, const Checked& c) {
  std::string out = found.hint;
  const bool holds =
      found.finding.grade == Grade::proved || found.finding.grade == Grade::certified;
  if (holds) {
    out = c.why;
  } else if (found.finding.grade == Grade::refuted) {
    out = "does not follow: " + c.why + (found.hint.empty() ? "" : "; " + found.hint);
  }
  if (holds && !found.with.empty()) out += ", " + found.with;
  return out;
}

}  // namespace

void enter_finding(NoteResult& result, const StepFinding& found) {
  const Checked c = checked(found.statement, found.finding);
  result.kind = found.kind;
  if (!found.why_kind.empty()) result.why_kind = found.why_kind;
  if (found.kind == NoteKind::step) result.grade = found.finding.grade;
  result.message = message_of(found, c);
  result.formula = c.formula;
  result.domain = c.domain;
  result.witness = c.witness;
  result.evidence = c.evidence;
  result.explanation = c.explanation;
}

std::string pack_finding(const NoteResult& r) {
  Json blocks = Json::array();
  for (const Block& b : r.explanation) {
    blocks.push_back(Json::array({static_cast<int>(b.kind), b.text, b.latex}));
  }
  const Json all =
      Json::array({static_cast<int>(r.kind), r.why_kind, r.grade ? static_cast<int>(*r.grade) : -1,
                   r.message, r.formula, r.domain, r.witness, r.evidence, std::move(blocks)});
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void unpack_finding(NoteResult& r, const std::string& packed) {
  const Json in = Json::parse(packed);
  r.kind = static_cast<NoteKind>(in.at(0).get<int>());
  in.at(1).get_to(r.why_kind);
  const int grade = in.at(2).get<int>();
  r.grade.reset();
  if (grade >= 0) r.grade = static_cast<Grade>(grade);
  in.at(3).get_to(r.message);
  in.at(4).get_to(r.formula);
  in.at(5).get_to(r.domain);
  in.at(6).get_to(r.witness);
  in.at(7).get_to(r.evidence);
  r.explanation.clear();
  for (const Json& b : in.at(8)) {
    r.explanation.push_back({static_cast<Block::Kind>(b.at(0).get<int>()), b.at(1), b.at(2)});
  }
}

}  // namespace gradus
