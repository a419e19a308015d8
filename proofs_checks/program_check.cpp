// The command check with files of notes.

#include "proofs_checks/program_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "gradus/notes/notes_session.hpp"
#include "gradus/report/notes_pack.hpp"
#include "proofs_checks/program_apart.hpp"
#include "proofs_checks/program_commands.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

/// A step may take a part of what a statement of its own may: files have many.
constexpr std::uint64_t part_of_budget = 50;
/// What a step may take at the usual budget.
constexpr double step_seconds = 10;

Budget step_budget(const Options& options) {
  Budget budget = options.budget;
  budget.boxes = std::max<std::uint64_t>(1, budget.boxes / part_of_budget);
  budget.cases = std::max<std::uint64_t>(1, budget.cases / part_of_budget);
  budget.threads = 1;
  return budget;
}

/// Lines and columns of bytes.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }
  FileSpan span(std::size_t begin, std::size_t end) const {
    const auto [line, column] = at(begin);
    const auto [end_line, end_column] = at(end);
    return {line, column, end_line, end_column};
  }

 private:
  std::pair<std::size_t, std::size_t> at(std::size_t offset) const {
    const auto next = std::ranges::upper_bound(starts_, offset);
    const std::size_t start = *std::prev(next);
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    const std::string_view before = text_.substr(start, offset - start);
    const auto bytes = static_cast<std::size_t>(std::ranges::count_if(before, continues));
    return {static_cast<std::size_t>(next - starts_.begin()), before.size() - bytes + 1};
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// Blanks of any length become one.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

NoteResult result_of(const NoteItem& item, std::string_view text, const Places& places) {
  NoteResult r;
  r.span = places.span(item.begin, item.end);
  r.mark = places.span(item.mark_begin, item.mark_end);
  if (item.end > item.begin) r.latex = in_one_line(text.substr(item.begin, item.end - item.begin));
  r.derivation = item.derivation;
  r.chain = item.chain;
  r.is_link = item.is_link;
  r.is_inline = item.is_inline;
  r.kind = item.kind;
  r.why_kind = item.why_kind;
  r.message = item.message;
  r.formula = item.formula;
  r.assumed = item.assumed;
  r.expect_refuted = item.expect_refuted;
  return r;
}

void judge(NoteResult& result, const NoteStep& step, const Options& options,
           const Program& program) {
  const auto start = std::chrono::steady_clock::now();
  Budget budget = step_budget(options);
  Limits limits;
  limits.seconds = step_seconds;
  budget.seconds = 0.4 * limits.seconds;
  const Apart apart = run_apart(
      [&] {
        enter_finding(result, judge_step(step, program.judge_statement, budget));
        return pack_finding(result);
      },
      limits);
  if (apart.problem.empty()) {
    unpack_finding(result, apart.result);
  } else {
    result.grade = Grade::undecided;
    result.message = apart.problem;
  }
  if (options.times) {
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
}

/// A chain that is known to be wrong must have a step that is refuted.
void compare_with_expectation(std::vector<NoteResult>& results) {
  for (NoteResult& r : results) {
    const bool refuted = r.grade == Grade::refuted;
    if (!r.expect_refuted) {
      r.ok = !refuted;
      continue;
    }
    const bool some = std::ranges::any_of(results, [&](const NoteResult& other) {
      return other.chain == r.chain && other.grade == Grade::refuted;
    });
    r.ok = some;
  }
}

}  // namespace

NotesReport check_notes(const std::string& name, std::string_view text, const Options& options,
                        const Program& program) {
  NotesReport report;
  report.file = name;
  const bool latex = name.ends_with(".tex") || name.ends_with(".ltx");
  const Places places(text);
  NotesSession session(read_notes_file(text, latex ? NotesFormat::latex : NotesFormat::markdown));
  Progress progress(!options.quiet);
  while (const auto item = session.next()) {
    NoteResult result = result_of(*item, text, places);
    if (item->step) {
      progress.show(name + ":" + std::to_string(result.span.line));
      judge(result, *item->step, options, program);
      progress.clear();
    }
    const bool holds = result.grade == Grade::proved || result.grade == Grade::certified;
    session.settle(result.kind, holds);
    report.results.push_back(std::move(result));
  }
  compare_with_expectation(report.results);
  for (const auto& [key, reason] : session.inferred())
    report.inferred.push_back(key + ": " + reason);
  report.formulas = session.formulas();
  report.parsed = session.parsed();
  return report;
}

int check_notes_command(const Options& options, const Program& program) {
  const Style style = stdout_style(options.color);
  bool ok = true;
  for (const std::string& name : options.files) {
    std::ifstream in(name, std::ios::binary);
    if (!in) throw Unusable(name + ": found nothing that can be read, expected a file of notes");
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const NotesReport report = check_notes(name, text, options, program);
    const NotesSummary all = summary(report);
    ok = ok && all.ok;
    std::string out;
    for (const NoteResult& r : report.results) {
      if (!options.quiet || !r.ok) out += notes_line(name, r, style, options.explain) + "\n";
    }
    if (options.explain) {
      for (const std::string& reason : report.inferred) out += name + ": taken: " + reason + "\n";
    }
    if (options.explain) {
      out += fmt::format(
          "{}: read: {} of {} formulas with a relation; judged: {} of {} links of chains\n", name,
          report.parsed, report.formulas, all.judged_links, all.links);
    }
    if (!options.quiet) out += summary_line(all) + "\n";
    write_stdout(out);
  }
  return ok ? 0 : 1;
}

}  // namespace gradus
