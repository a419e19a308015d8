#include "gradus/report/sweep_table.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "gradus/report/evidence_json.hpp"
#include "gradus/report/render_table.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double x) { return fmt::format("{:.4g}", x); }

std::string full_label(const SweptStatement& s) {
  return s.model.empty() ? s.label : s.label + ", " + s.model;
}

std::string case_lines(const char* what, const SweptCase& c, const Claim& claim,
                       const SweepOptions& options) {
  return fmt::format(
      "  {}: case {}: {}\n    left = {}, right = {}, slack = {}\n"
      "    replay: gradus sweep {} --seed {} --case {}\n",
      what, c.number, text(c.point), c.left, c.right, c.slack, claim.id, options.seed, c.number);
}

std::string terminal(const Claim& claim, const SweepOptions& options, const Sweep& sweep,
                     const Style& style) {
  std::string out = render(sweep_table(claim, options, sweep), Format::terminal, style);
  for (const SweptStatement& s : sweep.statements) {
    out += "\n" + paint(full_label(s), "1", style) + "\n";
    if (!s.not_swept.empty()) out += "  not swept: " + s.not_swept + "\n";
    if (s.violation) out += case_lines("violated", *s.violation, claim, options);
    if (s.tightest) out += case_lines("tightest", *s.tightest, claim, options);
    if (s.unresolved > 0) {
      out += fmt::format("  {} near ties that neither exact nor interval arithmetic decided\n",
                         s.unresolved);
    }
  }
  return out;
}

Json one_case(const SweptCase& c) {
  Json out;
  out["case"] = c.number;
  out["point"] = to_json(c.point);
  out["left"] = c.left;
  out["right"] = c.right;
  out["slack"] = c.slack;
  return out;
}

Json statement(const SweptStatement& s) {
  Json out;
  out["label"] = s.label;
  out["model"] = s.model;
  out["not_swept"] = s.not_swept;
  if (!s.not_swept.empty()) return out;
  out["arithmetic"] = s.arithmetic;
  out["cases"] = s.cases;
  out["outside"] = s.outside;
  out["undefined"] = s.undefined;
  out["checked"] = s.checked;
  out["unresolved"] = s.unresolved;
  out["violations"] = s.violations;
  if (s.cases > 0) {
    Json slack;
    slack["least"] = number(s.least);
    slack["lower_quartile"] = number(s.lower_quartile);
    slack["median"] = number(s.median);
    slack["upper_quartile"] = number(s.upper_quartile);
    slack["greatest"] = number(s.greatest);
    out["slack"] = std::move(slack);
  }
  if (s.tightest) out["tightest"] = one_case(*s.tightest);
  if (s.violation) out["violation"] = one_case(*s.violation);
  return out;
}

std::string json(const Claim& claim, const SweepOptions& options, const Sweep& sweep,
                 std::optional<double> seconds) {
  Json out;
  out["claim"] = claim.id;
  out["seed"] = options.seed;
  out["statements"] = Json::array();
  for (const SweptStatement& s : sweep.statements) out["statements"].push_back(statement(s));
  out["violated"] = sweep.violated();
  if (seconds) out["seconds"] = *seconds;
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Table sweep_table(const Claim& claim, const SweepOptions& options, const Sweep& sweep) {
  Table table;
  table.id = "sweep";
  table.title = "Slack of " + claim.id + " at random points";
  table.columns = {"statement", "cases",    "least",      "quartile",  "median",
                   "quartile",  "greatest", "violations", "arithmetic"};
  std::uint64_t outside = 0, undefined = 0;
  for (const SweptStatement& s : sweep.statements) {
    outside += s.outside;
    undefined += s.undefined;
    const bool any = s.cases > 0;
    const auto cell = [&](double x) { return any ? number(x) : "-"; };
    table.rows.push_back({full_label(s), s.not_swept.empty() ? std::to_string(s.cases) : "-",
                          cell(s.least), cell(s.lower_quartile), cell(s.median),
                          cell(s.upper_quartile), cell(s.greatest),
                          s.not_swept.empty() ? std::to_string(s.violations) : "-", s.arithmetic});
  }
  table.note = fmt::format("Seed {}.", options.seed);
  if (outside > 0) table.note += fmt::format(" {} cases found no point of the domain.", outside);
  if (undefined > 0) table.note += fmt::format(" {} points had an undefined value.", undefined);
  return table;
}

std::string render_sweep(const Claim& claim, const SweepOptions& options, const Sweep& sweep,
                         std::optional<double> seconds, Format format, const Style& style) {
  if (format == Format::json) return json(claim, options, sweep, seconds);
  if (format != Format::terminal) return render(sweep_table(claim, options, sweep), format);
  std::string out = terminal(claim, options, sweep, style);
  if (seconds) out += fmt::format("\n{:.3f} seconds\n", *seconds);
  return out;
}

}  // namespace gradus
