#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "gradus/audit/audit_text.hpp"
#include "gradus/audit/taught.hpp"
#include "gradus/report/audit_report.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

/// "adam" apart from its variant and numbers.
Json variant(const RuleSpec& rule) {
  Json out = Json::object();
  for (const auto& [key, value] : describe(rule)) {
    if (key != "family") out[key] = value;
  }
  return out;
}

Json rule(const RuleSpec& rule) {
  return {{"rule", name(rule.family)}, {"variant", variant(rule)}, {"text", to_string(rule)}};
}

/// Rounded up to the digits that are printed elsewhere too.
Json number(double value) {
  return std::isfinite(value) ? Json(std::strtod(rounded_up(value).c_str(), nullptr)) : Json();
}

Json candidate(const Candidate& c) {
  Json out = rule(c.rule);
  out["normalised_error"] = number(c.normalised);
  return out;
}

Json discrepancy(const Discrepancy& d) {
  return {{"step", d.step},
          {"coordinate", d.coordinate},
          {"ulps", number(d.ulps)},
          {"normalised_error", number(d.normalised())}};
}

Json identification(const Identification& i) {
  Json out = candidate(i.best);
  out["conforms"] = i.conforms;
  out["updates"] = i.updates;
  out["fitted"] = Json::array();
  for (const FittedHyper& f : i.fitted) {
    out["fitted"].push_back(
        {{"name", name(f.hyper)}, {"value", decimal(f.value)}, {"determined", f.determined}});
  }
  out["equivalent"] = Json::array();
  for (const Candidate& c : i.equivalent) out["equivalent"].push_back(candidate(c));
  out["remarks"] = i.remarks;
  return out;
}

void add_audit(Json& out, const Audit& a) {
  const Conformance& c = a.conformance;
  out["verdict"] = verdict(a);
  out.update(rule(a.rule));
  out["taught_as"] = taught_as(a.rule);
  out["rule_was_given"] = a.rule_was_given;
  out["type"] = name(a.head.type);
  out["parameters"] = a.head.dimension;
  out["updates"] = c.updates;
  out["scalars"] = describe(c.style, a.head.type);
  out["normalised_error"] = number(c.worst.normalised());
  out["largest_ulps"] = number(c.largest_ulps);
  out["worst"] = discrepancy(c.worst);
  out["departure"] = c.departure ? discrepancy(*c.departure) : Json();
  out["diagnosis"] = a.diagnosis ? a.diagnosis->deviation : "";
  out["effect"] =
      a.diagnosis && !a.diagnosis->deviation.empty() ? number(a.diagnosis->effect) : Json();
  out["matched_nan"] = c.matched_nan;
  out["unjudged"] = c.unjudged;
  const auto& i = a.identification;
  out["identified"] = i ? identification(*i) : Json();
  out["runner_up"] = i && i->runner_up ? candidate(*i->runner_up) : Json();
}

Json json(const AuditedTrace& t) {
  Json out;
  out["trace"] = t.trace;
  if (t.problem.empty()) {
    add_audit(out, t.audit);
  } else {
    out["verdict"] = "unusable";
    out["problem"] = t.problem;
  }
  if (!t.maker.empty()) out["maker"] = t.maker;
  out["remarks"] = t.remarks;
  return out;
}

std::string dump(const Json& out) {
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string audit_json(const AuditedTrace& trace) { return dump(json(trace)); }

std::string audit_json(std::span<const AuditedTrace> traces) {
  Json out{{"traces", Json::array()}};
  std::size_t good = 0;
  for (const AuditedTrace& t : traces) {
    out["traces"].push_back(json(t));
    out["traces"].back()["ok"] = is_ok(t);
    good += is_ok(t) ? 1 : 0;
  }
  out["summary"] = {{"traces", traces.size()}, {"ok", good}};
  return dump(out);
}

}  // namespace gradus
