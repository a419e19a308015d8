#include "proofs_checks/program_check.hpp"

#include <algorithm>
#include <chrono>

#include "gradus/notes/session/notes_session.hpp"
#include "gradus/report/notes_pack.hpp"
#include "proofs_checks/program_apart.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

/// A step may take a part of what a statement of its own may: files have many.
constexpr std::uint64_t part_of_budget = 50;
/// What a step, a file and all files may take at the usual budget.
constexpr double step_seconds = 10, file_seconds = 300, files_seconds = 900;
constexpr std::size_t file_steps = 10'000;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// More than the usual budget, less never.
double enlarged(const Options& options) {
  const double boxes = static_cast<double>(options.budget.boxes);
  return std::max(1.0, boxes / static_cast<double>(Budget{}.boxes));
}

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
  explicit Places(std::string_view text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continued_.push_back(i);
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
    const auto bytes = static_cast<std::size_t>(std::ranges::lower_bound(continued_, offset) -
                                                std::ranges::lower_bound(continued_, start));
    return {static_cast<std::size_t>(next - starts_.begin()), offset - start - bytes + 1};
  }

  std::vector<std::size_t> starts_;
  std::vector<std::size_t> continued_;  ///< bytes within a character
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
  r.block = places.span(item.block_begin, item.block_end);
  r.span = places.span(item.begin, item.end);
  r.mark = places.span(item.mark_begin, item.mark_end);
  // A row that goes on from the one above stands where its own part begins.
  if (r.mark.line > r.span.line && item.is_link) {
    r.span.line = r.mark.line;
    r.span.column = r.mark.column;
  }
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
  const auto start = Clock::now();
  Budget budget = step_budget(options);
  Limits limits;
  limits.seconds = step_seconds * enlarged(options);
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
  if (options.times) result.seconds = seconds_since(start);
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

NotesTime::NotesTime(double seconds)
    : end_(Clock::now() +
           std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))) {}

NotesTime NotesTime::of(const Options& options) {
  return NotesTime(files_seconds * enlarged(options));
}

NotesReport check_notes(const std::string& name, std::string_view text, const Options& options,
                        const Program& program, const NotesTime* whole) {
  NotesReport report;
  report.file = name;
  const auto all_in_time = [&] { return whole == nullptr || !whole->is_up(); };
  if (!all_in_time()) {
    NoteResult unread;
    unread.kind = NoteKind::step;
    unread.grade = Grade::undecided;
    unread.message = "budget: the files before it took too long";
    report.results.push_back(std::move(unread));
    return report;
  }
  const Places places(text);
  NotesSession session(
      read_notes_file(text, is_latex(name) ? NotesFormat::latex : NotesFormat::markdown));
  const auto start = Clock::now();
  const double factor = enlarged(options);
  const auto most_steps = static_cast<std::size_t>(factor * static_cast<double>(file_steps));
  std::size_t steps = 0;
  Progress progress(!options.quiet);
  while (const auto item = session.next()) {
    NoteResult result = result_of(*item, text, places);
    const bool in_time = seconds_since(start) < factor * file_seconds && all_in_time();
    if (item->step && (steps >= most_steps || !in_time)) {
      session.give_up();
      result.grade = Grade::undecided;
      result.message = in_time ? "budget: " + std::to_string(most_steps) + " steps stand before it"
                               : "budget: the file took too long";
    } else if (item->step) {
      ++steps;
      progress.show(name + ":" + std::to_string(result.span.line));
      judge(result, *item->step, options, program);
      progress.clear();
    }
    const bool holds = result.grade == Grade::proved || result.grade == Grade::certified;
    session.settle(result.kind, holds, result.message, result.grade == Grade::refuted);
    report.results.push_back(std::move(result));
  }
  for (const auto& [item, line] : session.derived()) {
    report.results[item].message += "; derived at line " + std::to_string(line);
  }
  compare_with_expectation(report.results);
  for (const auto& [key, reason] : session.inferred())
    report.inferred.push_back(key + ": " + reason);
  report.declarations = session.declarations();
  report.to_confirm = session.unsaid_conditions();
  report.formulas = session.formulas();
  report.parsed = session.parsed();
  return report;
}

}  // namespace gradus
