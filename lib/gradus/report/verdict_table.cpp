#include "gradus/report/verdict_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "gradus/report/claim_json.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/render_table.hpp"
#include "gradus/report/text.hpp"

namespace gradus {

std::string_view colour(Grade g) {
  switch (g) {
    case Grade::proved:
      return "32";
    case Grade::certified:
      return "36";
    case Grade::estimated:
      return "34";
    case Grade::supported:
      return "33";
    case Grade::undecided:
      return "35";
    case Grade::refuted:
      return "31";
  }
  return "";
}

namespace {

constexpr std::size_t verdict_width = 9;  // "certified", "estimated", "supported", "undecided"
constexpr std::size_t parts_width = 5;
constexpr std::size_t mutants_width = 7;
constexpr std::size_t seconds_width = 7;

std::size_t refuted_mutants(const Verdict& v) {
  return static_cast<std::size_t>(
      std::count_if(v.mutants.begin(), v.mutants.end(),
                    [](const MutantFinding& m) { return m.finding.grade == Grade::refuted; }));
}

std::string mutants_cell(const Verdict& v) {
  return fmt::format("{}/{}", refuted_mutants(v), v.mutants.size());
}

std::string seconds_cell(const std::optional<double>& seconds) {
  return seconds ? fmt::format("{:.3f}", *seconds) : "";
}

std::vector<std::string> cells(const Judged& j, bool times) {
  std::vector<std::string> row{as_expected(*j.claim, j.verdict) ? "ok" : "NO",
                               name(j.verdict.grade),
                               j.claim->id,
                               j.claim->title,
                               std::to_string(j.verdict.parts.size()),
                               mutants_cell(j.verdict)};
  if (times) row.push_back(seconds_cell(j.seconds));
  return row;
}

Table empty_verdict_table(bool times) {
  Table table;
  table.columns = {"ok", "verdict", "claim", "title", "parts", "mutants"};
  if (times) table.columns.emplace_back("seconds");
  return table;
}

}  // namespace

std::string topic(const Claim& c) { return c.id.substr(0, c.id.find('/')); }

std::vector<std::string> complaints(const Claim& c, const Verdict& v) {
  std::vector<std::string> lines;
  if (v.grade != c.expected) {
    lines.push_back(fmt::format("expected {}, found {}", name(c.expected), name(v.grade)));
    for (const Finding& part : v.parts) {
      if (part.grade == c.expected) continue;
      lines.push_back(fmt::format("{}: {}: {}", part.label, name(part.grade), evidence_line(part)));
    }
  }
  for (const Finding& part : v.parts) {
    if (part.recheck != "ok" && part.recheck != "not needed" && !part.recheck.empty()) {
      lines.push_back(fmt::format("{}: re-check: {}", part.label, part.recheck));
    }
  }
  if (!v.rechecked && lines.empty()) lines.emplace_back("a re-check disagreed");
  for (const MutantFinding& m : v.mutants) {
    if (m.finding.grade != Grade::refuted) {
      lines.push_back(
          fmt::format("mutant \"{}\" is not refuted but {}", m.what, name(m.finding.grade)));
    }
  }
  if (lines.empty() && !as_expected(c, v)) lines.emplace_back("not as expected");
  return lines;
}

std::string summary_line(std::span<const Judged> judged) {
  std::map<Grade, std::size_t> grades;
  std::vector<std::string> unexpected;
  std::size_t mutants = 0, refuted = 0;
  for (const Judged& j : judged) {
    ++grades[j.verdict.grade];
    mutants += j.verdict.mutants.size();
    refuted += refuted_mutants(j.verdict);
    if (!as_expected(*j.claim, j.verdict)) unexpected.push_back(j.claim->id);
  }
  std::string line = count_of(judged.size(), "claim") + ":";
  bool first = true;
  for (const auto& [grade, count] : grades) {
    line += fmt::format("{} {} {}", first ? "" : ",", count, name(grade));
    first = false;
  }
  line += fmt::format("; {} of {} mutants refuted; ", refuted, mutants);
  if (unexpected.empty()) return line + "all as expected";
  line += fmt::format("{} not as expected: {}", unexpected.size(), unexpected[0]);
  for (std::size_t i = 1; i < unexpected.size(); ++i) line += ", " + unexpected[i];
  return line;
}

VerdictRows::VerdictRows(std::span<const Claim> claims, const Style& style, bool times)
    : style_(style), times_(times) {
  id_width_ = 5;
  title_width_ = 5;
  for (const Claim& c : claims) {
    id_width_ = std::max(id_width_, display_width(c.id));
    title_width_ = std::max(title_width_, display_width(c.title));
  }
  if (style_.width == 0) return;
  const std::size_t others = 4 + verdict_width + 2 + id_width_ + 2 + 2 + parts_width + 2 +
                             mutants_width + (times_ ? 2 + seconds_width : 0);
  const std::size_t left = style_.width > others ? style_.width - others : 0;
  title_width_ = std::min(title_width_, std::max<std::size_t>(left, 20));
}

std::string VerdictRows::head() const {
  std::string line = "    " + pad_right("verdict", verdict_width) + "  " +
                     pad_right("claim", id_width_) + "  " + pad_right("title", title_width_) +
                     "  " + pad_left("parts", parts_width) + "  " +
                     pad_left("mutants", mutants_width);
  if (times_) line += "  " + pad_left("seconds", seconds_width);
  return paint(line, "2", style_) + "\n";
}

std::string VerdictRows::row(const Judged& j) {
  std::string out;
  if (const std::string now = topic(*j.claim); now != topic_) {
    topic_ = now;
    out += paint(now, "1", style_) + "\n";
  }
  const std::vector<std::string> c = cells(j, times_);
  const bool ok = c[0] == "ok";
  const std::vector<std::string> title = wrap(c[3], title_width_);
  out += paint(pad_right(c[0], 2), ok ? "2" : "1;31", style_) + "  " +
         paint(pad_right(c[1], verdict_width), colour(j.verdict.grade), style_) + "  " +
         pad_right(c[2], id_width_) + "  " + pad_right(title[0], title_width_) + "  " +
         pad_left(c[4], parts_width) + "  " + pad_left(c[5], mutants_width);
  if (times_) out += "  " + pad_left(c[6], seconds_width);
  out += "\n";
  const std::size_t before_title = 4 + verdict_width + 2 + id_width_ + 2;
  for (std::size_t i = 1; i < title.size(); ++i) {
    out += std::string(before_title, ' ') + title[i] + "\n";
  }
  for (const std::string& complaint : complaints(*j.claim, j.verdict)) {
    const std::size_t width = style_.width > 26 ? style_.width - 6 : 0;
    for (const std::string& line : wrap(complaint, width)) {
      out += "      " + paint(line, "31", style_) + "\n";
    }
  }
  return out;
}

Table verdict_table(std::span<const Judged> judged, bool times) {
  Table table = empty_verdict_table(times);
  table.id = "verdicts";
  for (const Judged& j : judged) table.rows.push_back(cells(j, times));
  return table;
}

std::string render_verdicts(std::span<const Judged> judged, Format format, bool times) {
  if (format == Format::json) return verdicts_json(judged);
  if (format == Format::csv) return render(verdict_table(judged, times), format);
  if (format == Format::terminal) {
    throw std::invalid_argument("verdicts for a terminal are printed row by row");
  }
  std::string out;
  for (std::size_t i = 0; i < judged.size();) {
    const std::string group = topic(*judged[i].claim);
    Table table = empty_verdict_table(times);
    table.id = "verdicts-" + group;
    if (format == Format::markdown) {
      out += (i > 0 ? "\n" : "") + ("## " + escape_markdown(group)) + "\n\n";
    } else {
      table.title = group;
    }
    for (; i < judged.size() && topic(*judged[i].claim) == group; ++i) {
      table.rows.push_back(cells(judged[i], times));
      for (const std::string& complaint : complaints(*judged[i].claim, judged[i].verdict)) {
        table.note +=
            (table.note.empty() ? "" : " ") + judged[i].claim->id + ": " + complaint + ".";
      }
    }
    out += render(table, format);
  }
  switch (format) {
    case Format::markdown:
      return out + "\n" + escape_markdown(summary_line(judged)) + ".\n";
    case Format::latex:
      return out + escape_latex(summary_line(judged)) + ".\n";
    default:
      return out + "<p>" + escape_html(summary_line(judged)) + ".</p>\n";
  }
}

Table claim_table(std::span<const Claim> claims) {
  Table table;
  table.id = "claims";
  table.columns = {"claim", "expected", "title", "source", "ledger", "sharpens"};
  for (const Claim& c : claims) {
    std::string ledger;
    for (const std::string& row : c.ledger) ledger += (ledger.empty() ? "" : " ") + row;
    table.rows.push_back({c.id, name(c.expected), c.title, c.source, ledger, c.sharpens});
  }
  return table;
}

}  // namespace gradus
