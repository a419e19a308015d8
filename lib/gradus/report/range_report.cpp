#include "gradus/report/range_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "gradus/algebra/print.hpp"
#include "gradus/report/domain_text.hpp"
#include "gradus/report/render_table.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

std::string point_text(const Domain& d, const std::vector<Rational>& point) {
  std::string out;
  for (std::size_t i = 0; i < point.size() && i < d.variables.size(); ++i) {
    out += (i > 0 ? ", " : "") + d.variables[i].symbol.name() + " = " + point[i].to_string();
  }
  return out;
}

Json point_json(const Domain& d, const std::vector<Rational>& point) {
  Json out = Json::object();
  for (std::size_t i = 0; i < point.size() && i < d.variables.size(); ++i) {
    out[d.variables[i].symbol.name()] = point[i].to_string();
  }
  return out;
}

std::string json(Term f, const Domain& d, const Rational& width, const Range& found, int digits,
                 std::optional<double> seconds) {
  const auto end = [&](const Interval& value, const std::vector<Rational>& at) {
    return Json{{"lower", value.lower_string(digits)},
                {"upper", value.upper_string(digits)},
                {"at", point_json(d, at)}};
  };
  Json out;
  out["expression"] = text(f);
  out["domain"] = domain_text(d);
  out["width"] = width.to_string();
  if (found.problem.empty()) {
    out["minimum"] = end(found.minimum, found.lowest);
    out["maximum"] = end(found.maximum, found.highest);
  }
  out["boxes"] = found.boxes;
  out["narrow"] = found.narrow && found.problem.empty();
  out["problem"] = found.problem;
  if (seconds) out["seconds"] = *seconds;
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Table table(Term f, const Domain& d, const Rational& width, const Range& found, int digits,
            std::optional<double> seconds) {
  Table t;
  t.id = "bound";
  t.title = text(f) + " for " + domain_text(d);
  t.columns = {"value", "lower", "upper", "near"};
  const auto row = [&](const char* name, const Interval& value, const std::vector<Rational>& at) {
    t.rows.push_back(
        {name, value.lower_string(digits), value.upper_string(digits), point_text(d, at)});
  };
  row("least", found.minimum, found.lowest);
  row("greatest", found.maximum, found.highest);
  t.note = fmt::format("{} box{}", found.boxes, found.boxes == 1 ? "" : "es");
  if (!found.narrow) t.note += ", wider than the " + width.to_string() + " that was asked for";
  if (seconds) t.note += fmt::format(", {:.3f} seconds", *seconds);
  return t;
}

}  // namespace

std::string render_range(Term f, const Domain& d, const Rational& width, const Range& found,
                         int digits, std::optional<double> seconds, Format format,
                         const Style& style) {
  if (format == Format::json) return json(f, d, width, found, digits, seconds);
  if (!found.problem.empty()) return "no range: " + found.problem + "\n";
  return render(table(f, d, width, found, digits, seconds), format, style);
}

}  // namespace gradus
