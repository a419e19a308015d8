#include "gradus/report/claim_json.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "gradus/algebra/print.hpp"
#include "gradus/report/evidence_json.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/explain.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& j) {
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json head(const Claim& c) {
  Json out;
  out["id"] = c.id;
  out["title"] = c.title;
  out["sentence"] = c.sentence;
  out["reservation"] = c.reservation;
  out["ledger"] = c.ledger;
  out["sharpens"] = c.sharpens;
  out["source"] = c.source;
  out["expected"] = name(c.expected);
  return out;
}

Json finding(const Finding& f) {
  Json out;
  out["label"] = f.label;
  out["verdict"] = name(f.grade);
  out["evidence"] = to_json(f.evidence);
  out["recheck"] = f.recheck;
  out["premises_used"] = f.premises_used;
  out["hypotheses_unused"] = f.hypotheses_unused;
  if (f.model) out["model"] = to_json(*f.model);
  if (!f.details.empty()) {
    out["details"] = Json::array();
    for (const Finding& detail : f.details) out["details"].push_back(finding(detail));
  }
  return out;
}

/// The part that the verdict is due to: the first of the verdict's grade.
const Finding* weakest(const Verdict& v) {
  const auto found = std::ranges::find(v.parts, v.grade, &Finding::grade);
  return found == v.parts.end() ? nullptr : &*found;
}

std::size_t refuted(const Verdict& v) {
  return static_cast<std::size_t>(std::ranges::count_if(
      v.mutants, [](const MutantFinding& m) { return m.finding.grade == Grade::refuted; }));
}

Json verdict(const Judged& j) {
  const Verdict& v = j.verdict;
  Json out = head(*j.claim);
  out["verdict"] = name(v.grade);
  out["ok"] = as_expected(*j.claim, v);
  const Finding* part = weakest(v);
  Json evidence = to_json(part != nullptr ? part->evidence : Evidence(Open{}));
  evidence["part"] = part != nullptr ? part->label : "";
  out["evidence"] = std::move(evidence);
  out["parts"] = Json::array();
  for (const Finding& f : v.parts) out["parts"].push_back(finding(f));
  out["mutants"] = {{"count", v.mutants.size()}, {"refuted", refuted(v)}};
  out["rechecked"] = v.rechecked;
  if (j.seconds) out["seconds"] = *j.seconds;
  return out;
}

Json summary(std::span<const Judged> judged) {
  Json out;
  Json verdicts = Json::object();
  for (const Grade g : {Grade::proved, Grade::certified, Grade::estimated, Grade::supported,
                        Grade::undecided, Grade::refuted}) {
    verdicts[name(g)] =
        std::ranges::count_if(judged, [&](const Judged& j) { return j.verdict.grade == g; });
  }
  std::size_t count = 0, killed = 0;
  Json unexpected = Json::array();
  for (const Judged& j : judged) {
    count += j.verdict.mutants.size();
    killed += refuted(j.verdict);
    if (!as_expected(*j.claim, j.verdict)) unexpected.push_back(j.claim->id);
  }
  out["claims"] = judged.size();
  out["ok"] = judged.size() - unexpected.size();
  out["unexpected"] = std::move(unexpected);
  out["verdicts"] = std::move(verdicts);
  out["mutants"] = {{"count", count}, {"refuted", killed}};
  return out;
}

Json statement(const Statement& s) {
  Json out;
  out["label"] = s.label;
  out["variables"] = Json::array();
  for (const Variable& v : s.domain.variables) {
    out["variables"].push_back({{"text", variable_text(v)}, {"latex", variable_latex(v)}});
  }
  out["vectors"] = s.domain.vectors;
  out["operators"] = s.domain.operators;
  out["hypotheses"] = Json::array();
  for (const Comparison& c : s.domain.hypotheses) out["hypotheses"].push_back(to_json(c));
  out["definitions"] = Json::array();
  for (const Recursion& r : s.domain.recursions) {
    out["definitions"].push_back(to_json(Term::element(r.name, Term(r.from)) == r.start));
    out["definitions"].push_back(to_json(Term::element(r.name, r.index + Term(1)) == r.next));
  }
  out["premises"] = Json::array();
  for (const Premise& p : s.domain.premises) {
    out["premises"].push_back({{"name", p.name},
                               {"holds", to_json(p.holds)},
                               {"source", p.claim.empty() ? p.theorem : p.claim}});
  }
  out["conclusion"] = to_json(s.conclusion);
  return out;
}

Json part(const Part& p) {
  struct Visitor {
    Json operator()(const Statement& s) const { return {{"statement", statement(s)}}; }
    Json operator()(const Experiment& e) const {
      return {{"experiment",
               {{"label", e.label},
                {"quantity", e.quantity},
                {"claimed", {{"text", text(e.claimed)}, {"latex", latex(e.claimed)}}},
                {"width", e.width.to_string()}}}};
    }
    Json operator()(const Trial& t) const {
      return {{"trial", {{"label", t.label}, {"property", t.property}}}};
    }
    Json operator()(const Refutation& r) const {
      Json negation = Json::array();
      for (const Statement& s : r.negation) negation.push_back(statement(s));
      return {{"refutation",
               {{"label", r.label}, {"printed", r.printed}, {"negation", std::move(negation)}}}};
    }
  };
  return std::visit(Visitor{}, p);
}

}  // namespace

std::string verdicts_json(std::span<const Judged> judged) {
  Json out;
  out["claims"] = Json::array();
  for (const Judged& j : judged) out["claims"].push_back(verdict(j));
  out["summary"] = summary(judged);
  return dump(out);
}

std::string claims_json(std::span<const Claim> claims) {
  Json out;
  out["claims"] = Json::array();
  for (const Claim& c : claims) {
    Json one = head(c);
    one["parts"] = Json::array();
    for (const Part& p : c.parts) one["parts"].push_back(label(p));
    one["mutants"] = Json::array();
    for (const Mutant& m : c.mutants) one["mutants"].push_back(m.what);
    out["claims"].push_back(std::move(one));
  }
  return dump(out);
}

std::string explain_json(const Judged& judged, std::span<const Claim> claims) {
  Json out = verdict(judged);
  out["statements"] = Json::array();
  for (const Part& p : judged.claim->parts) out["statements"].push_back(part(p));
  Json mutants = Json::array();
  for (const MutantFinding& m : judged.verdict.mutants) {
    mutants.push_back({{"what", m.what}, {"found", finding(m.finding)}});
  }
  out["mutants"]["list"] = std::move(mutants);
  out["sharper"] = Json::array();
  for (const Claim& c : claims) {
    if (c.sharpens == judged.claim->id) out["sharper"].push_back(c.id);
  }
  return dump(out);
}

}  // namespace gradus
