// The commands whose formulas a user types: check -e and bound.

#include <algorithm>
#include <chrono>
#include <new>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/plain/oversized.hpp"
#include "gradus/notes/plain/plain.hpp"
#include "gradus/report/checked.hpp"
#include "gradus/report/range_report.hpp"
#include "gradus/report/render_table.hpp"
#include "proofs_checks/program_apart.hpp"
#include "proofs_checks/program_commands.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

/// What a statement may take at the usual budget.
constexpr double usual_seconds = 60;
/// More is noise: ends are as far apart as the width.
constexpr unsigned most_digits = 17;

/// Reads a text that stands in an argument.
template <class Reader>
auto read(const std::string& argument, Reader&& reader) {
  try {
    return reader();
  } catch (const SyntaxError& error) {
    throw Unusable(argument + ":" + error.what());
  }
}

Limits limits_of(const Budget& budget) {
  Limits limits;
  const double factor = static_cast<double>(budget.boxes) / static_cast<double>(Budget{}.boxes);
  limits.seconds = usual_seconds * std::max(1.0, factor);
  limits.threads = budget.threads;
  return limits;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Finding open_finding(const Statement& s, std::string why) {
  Finding f;
  f.label = s.label;
  f.evidence = Open{std::move(why)};
  return f;
}

/// In the child process: what an engine throws leaves the statement undecided.
Finding judged(const Statement& s, const Budget& budget, const Program& program) {
  try {
    const std::string large = oversized_number(s);
    if (!large.empty()) return open_finding(s, "budget: " + large);
    return program.judge_statement(s, budget);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::length_error& problem) {
    return open_finding(s, std::string("budget: ") + problem.what());
  } catch (const std::exception& problem) {
    return open_finding(s, std::string("an engine failed: ") + problem.what());
  }
}

Checked judge_apart(const Statement& s, const Options& options, const Program& program) {
  const auto start = std::chrono::steady_clock::now();
  const Limits limits = limits_of(options.budget);
  // An engine that stops by itself says what it left open.
  Budget budget = options.budget;
  budget.seconds = std::min(budget.seconds, 0.8 * limits.seconds);
  const Apart apart =
      run_apart([&] { return pack(checked(s, judged(s, budget, program))); }, limits);
  Checked c =
      apart.problem.empty() ? unpack(apart.result) : checked(s, open_finding(s, apart.problem));
  if (options.times) c.seconds = seconds_since(start);
  return c;
}

void print(const std::vector<Checked>& all, const Options& options) {
  const Format format = options.format.value_or(Format::terminal);
  const Style style = stdout_style(options.color);
  if (format == Format::json) {
    write_stdout(checked_json("-e", all));
  } else if (options.explain) {
    for (const Checked& c : all) write_stdout(render(c.explanation, format, style));
  } else if (format == Format::terminal) {
    for (const Checked& c : all) write_stdout(checked_line(c, style) + "\n");
  } else {
    write_stdout(render(checked_table(all, options.times), format, style));
  }
}

/// Adds below the heading which names the user gave no domain.
void say_free(Checked& c, const std::vector<std::string>& free) {
  if (free.empty()) return;
  std::string names;
  for (const std::string& name : free) names += (names.empty() ? "" : ", ") + name;
  c.explanation.insert(
      c.explanation.begin() + 1,
      {Block::Kind::paragraph, "Not in the domain, so any real number: " + names, {}});
}

/// Every variable has an interval: what `enclose` asks for.
void require_box(const Domain& d) {
  if (d.variables.empty()) return;
  for (const Variable& v : d.variables) {
    const std::string name = v.symbol.name();
    const std::string wanted = ", expected " + name + " in [a, b]";
    if (v.symbol.sort() == Sort::natural) {
      throw Unusable("--where: found " + name + " in N" + wanted);
    }
    if (!v.lower || !v.upper) {
      throw Unusable("--where: found no interval of " + name + wanted);
    }
  }
}

}  // namespace

int check_command(const Options& options, const Program& program) {
  Domain domain = read("--where", [&] { return plain_domain(options.where); });
  const std::vector<PlainComparison> chain =
      read("-e", [&] { return plain_comparisons(options.formula, domain); });
  std::vector<Term> sides;
  for (const PlainComparison& c : chain) {
    sides.insert(sides.end(), {c.comparison.left, c.comparison.right});
  }
  const std::vector<std::string> free = add_free_variables(domain, sides);

  std::vector<Checked> all;
  Progress progress(!options.quiet);
  for (const PlainComparison& c : chain) {
    progress.show("judging " + std::to_string(all.size() + 1) + "/" + std::to_string(chain.size()));
    all.push_back(judge_apart({text(c.comparison), domain, c.comparison}, options, program));
    all.back().line = c.line;
    all.back().column = c.column;
    say_free(all.back(), free);
    progress.clear();
  }
  const bool all_hold = std::ranges::all_of(all, holds);
  if (options.quiet) std::erase_if(all, holds);
  if (!options.quiet || !all.empty()) print(all, options);
  return all_hold ? 0 : 1;
}

int bound_command(const Options& options, const Program& program) {
  Domain domain = read("--where", [&] { return plain_domain(options.where); });
  const Term f = read("EXPR", [&] { return plain_formula(options.formula, domain); });
  add_free_variables(domain, {f});
  require_box(domain);

  const Format format = options.format.value_or(Format::terminal);
  const Style style = stdout_style(options.color);
  const int digits = static_cast<int>(std::min(options.budget.digits, most_digits));
  const auto start = std::chrono::steady_clock::now();
  const auto rendered = [&](const Range& range) {
    const std::optional<double> seconds =
        options.times ? std::optional<double>(seconds_since(start)) : std::nullopt;
    const bool good = range.problem.empty() && range.narrow;
    return (good ? "0" : "1") +
           render_range(f, domain, options.width, range, digits, seconds, format, style);
  };
  const auto failed = [&](std::string problem) {
    Range range;
    range.problem = std::move(problem);
    return rendered(range);
  };
  Progress progress(!options.quiet);
  progress.show("enclosing");
  const Apart apart = run_apart(
      [&] {
        try {
          return rendered(program.enclose(f, domain, options.width, options.budget));
        } catch (const std::bad_alloc&) {
          throw;
        } catch (const std::exception& problem) {
          return failed(problem.what());
        }
      },
      limits_of(options.budget));
  progress.clear();
  const std::string result = apart.problem.empty() ? apart.result : failed(apart.problem);
  const int status = result[0] == '0' ? 0 : 1;
  if (!options.quiet || status != 0) write_stdout(std::string_view(result).substr(1));
  return status;
}

}  // namespace gradus
