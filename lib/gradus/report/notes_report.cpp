#include "gradus/report/notes_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "gradus/report/text.hpp"
#include "gradus/report/verdict_table.hpp"

namespace gradus {
namespace {

template <class Key>
void count(std::vector<std::pair<Key, std::size_t>>& counts, Key key) {
  const auto found = std::ranges::find(counts, key, &std::pair<Key, std::size_t>::first);
  if (found == counts.end()) {
    counts.emplace_back(key, 1);
  } else {
    ++found->second;
  }
}

template <class Key>
std::string listed(const std::vector<std::pair<Key, std::size_t>>& counts) {
  std::string out;
  for (const auto& [key, n] : counts) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, name(key));
  }
  return out;
}

}  // namespace

const char* verdict_word(const NoteResult& r) { return r.grade ? name(*r.grade) : name(r.kind); }

bool is_latex(const std::string& file) { return file.ends_with(".tex") || file.ends_with(".ltx"); }

NotesSummary summary(const NotesReport& report) {
  NotesSummary all;
  std::set<std::size_t> derivations;
  for (const NoteResult& r : report.results) {
    derivations.insert(r.derivation);
    all.ok = all.ok && r.ok;
    all.links += r.is_link ? 1 : 0;
    if (r.kind != NoteKind::step) {
      count(all.others, r.kind);
    } else if (r.grade) {
      ++all.steps;
      all.judged_links += r.is_link ? 1 : 0;
      count(all.grades, *r.grade);
    }
  }
  all.derivations = derivations.size();
  std::ranges::sort(all.grades);
  std::ranges::sort(all.others);
  return all;
}

std::string notes_line(const std::string& file, const NoteResult& r, const Style& style,
                       bool explain) {
  const std::string verdict =
      r.grade ? paint(name(*r.grade), colour(*r.grade), style) : std::string(name(r.kind));
  const std::string expected =
      r.expect_refuted ? (r.ok ? " (as expected)" : " (expected: refuted)") : "";
  std::string out = fmt::format("{}:{}: {}{}: {}", file, r.span.line, verdict, expected, r.message);
  if (!explain) return out;
  out += "\n    " + fit(r.latex, 160);
  if (!r.formula.empty()) out += "\n    read as " + r.formula;
  if (!r.domain.empty()) out += "\n    for " + r.domain;
  if (!r.why_kind.empty()) out += fmt::format("\n    {}: {}", name(r.kind), r.why_kind);
  for (const std::string& assumed : r.assumed) out += "\n    assumed: " + assumed;
  return out;
}

std::string summary_line(const NotesSummary& all) {
  std::string out = count_of(all.derivations, "derivation") + ", " + count_of(all.steps, "step");
  if (all.steps > 0) out += ": " + listed(all.grades);
  return all.others.empty() ? out : out + "; " + listed(all.others);
}

}  // namespace gradus
