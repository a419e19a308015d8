#include "proofs_checks/program_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/experiment/sweep.hpp"
#include "gradus/report/claim_json.hpp"
#include "gradus/report/explain.hpp"
#include "gradus/report/paving_figure.hpp"
#include "gradus/report/render_table.hpp"
#include "gradus/report/sweep_table.hpp"
#include "proofs_checks/lectures.hpp"
#include "proofs_checks/program_output.hpp"
#include "proofs_checks/program_select.hpp"

namespace gradus {
namespace {

Format format_or(const Options& o, Format otherwise) { return o.format.value_or(otherwise); }

class Clock {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The table or the figure of this id.
template <class Spec>
Spec find_spec(const std::vector<Spec>& specs, const std::string& id, const std::string& what) {
  std::vector<std::string> ids;
  for (const Spec& spec : specs) {
    if (spec.id == id) return spec;
    ids.push_back(spec.id);
  }
  throw Unusable("there is no " + what + " '" + id + "', expected one of 'gradus list --" + what +
                 "s'" + did_you_mean(id, ids));
}

template <class Spec>
Table list_of(const std::vector<Spec>& specs, const std::string& what) {
  Table table;
  table.id = what + "s";
  table.columns = {what, "title"};
  for (const Spec& spec : specs) table.rows.push_back({spec.id, spec.title});
  return table;
}

void write_into(const std::string& directory, const std::string& name, const std::string& text,
                const Options& options) {
  const std::string path = directory + "/" + name;
  require_directory(path.substr(0, path.rfind('/')));
  write_file(path, text);
  if (!options.quiet) write_stdout(path + "\n");
}

/// Several tables as one text; JSON stays one object.
std::string joined(const std::vector<std::string>& tables, Format format) {
  std::string out = format == Format::json ? "{\"tables\": [\n" : "";
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (i > 0) out += format == Format::json ? "," : "\n";
    out += tables[i];
  }
  return format == Format::json ? out + "]}\n" : out;
}

/// The picture of the first part that has one.
std::string paving_of(const Claim& claim, const Budget& budget) {
  for (const Part& part : claim.parts) {
    const auto* statement = std::get_if<Statement>(&part);
    if (statement == nullptr || statement->domain.variables.size() != 2) continue;
    const auto leaves = leaves_of_paving(*statement, budget);
    if (leaves.empty()) continue;
    const auto& variables = statement->domain.variables;
    return paving_figure(variables[0].symbol.name(), variables[1].symbol.name(), leaves);
  }
  throw Unusable("--paving: " + claim.id +
                 " has no part that is certified on a box in two variables");
}

}  // namespace

Judged judge_claim(const Claim& claim, const Options& options, const Program& program) {
  const Clock clock;
  Judged judged;
  judged.claim = &claim;
  try {
    judged.verdict = program.judge(claim, options.budget);
  } catch (const std::exception& problem) {
    Finding open;
    open.label = "all parts";
    open.evidence = Open{std::string("an engine failed: ") + problem.what()};
    judged.verdict = Verdict{};
    judged.verdict.parts.push_back(std::move(open));
  }
  if (options.times) judged.seconds = clock.seconds();
  return judged;
}

int verify_command(const Options& options, const Program& program) {
  const Clock clock;
  const Format format = format_or(options, Format::terminal);
  const Style style = stdout_style(options.color);
  const bool rows_now = format == Format::terminal;
  const std::vector<Claim> claims = select(program.catalogue(), options.patterns);
  VerdictRows rows(claims, style, options.times);
  if (rows_now && !options.quiet) write_stdout(rows.head());

  std::vector<Judged> judged;
  bool all_expected = true;
  {
    Progress progress(!options.quiet);
    for (const Claim& claim : claims) {
      progress.show(fmt::format("checking {}/{} {}", judged.size() + 1, claims.size(), claim.id));
      judged.push_back(judge_claim(claim, options, program));
      const bool expected = as_expected(claim, judged.back().verdict);
      all_expected = all_expected && expected;
      progress.clear();
      if (rows_now && (!expected || !options.quiet)) write_stdout(rows.row(judged.back()));
    }
  }
  if (rows_now && !options.quiet) {
    const std::string times = options.times ? fmt::format("; {:.3f} seconds", clock.seconds()) : "";
    write_stdout("\n" + summary_line(judged) + times + "\n");
  }
  if (!rows_now) {
    if (options.quiet) {
      std::erase_if(judged, [](const Judged& j) { return as_expected(*j.claim, j.verdict); });
    }
    write_stdout(render_verdicts(judged, format, options.times));
  }
  return all_expected ? 0 : 1;
}

int list_command(const Options& options, const Program& program) {
  const Format format = format_or(options, Format::terminal);
  const Style style = stdout_style(options.color);
  if (options.tables || options.plots || options.exempt) {
    const Table table = options.tables  ? list_of(program.tables(), "table")
                        : options.plots ? list_of(program.figures(), "plot")
                                        : exempt_table();
    write_stdout(render(table, format, style));
    return 0;
  }
  if (!options.by.empty()) {
    Progress progress(!options.quiet);
    const auto grade = [&](const Claim& claim) {
      progress.show("checking " + claim.id);
      return program.judge(without_mutants(claim), options.budget).grade;
    };
    const Table table = lectures_table(program.catalogue(), grade);
    progress.clear();
    write_stdout(render(table, format, style));
    return 0;
  }
  const std::vector<Claim> claims = select(program.catalogue(), options.patterns);
  write_stdout(format == Format::json ? claims_json(claims)
                                      : render(claim_table(claims), format, style));
  return 0;
}

int explain_command(const Options& options, const Program& program) {
  const Format format = format_or(options, Format::terminal);
  const std::vector<Claim> claims = program.catalogue();
  const Claim& claim = select_one(claims, options.id);
  if (options.paving) {
    write_stdout(paving_of(claim, options.budget));
    return 0;
  }
  const Judged judged = judge_claim(claim, options, program);
  write_stdout(format == Format::json
                   ? explain_json(judged, claims)
                   : render(explain(judged, claims), format, stdout_style(options.color)));
  return as_expected(claim, judged.verdict) ? 0 : 1;
}

int table_command(const Options& options, const Program& program) {
  const std::vector<TableSpec> all = program.tables();
  const std::vector<TableSpec> specs =
      options.all ? all : std::vector<TableSpec>{find_spec(all, options.id, "table")};
  const bool files = !options.directory.empty();
  const Format format = format_or(options, files ? Format::markdown : Format::terminal);
  const Style style = files ? Style{} : stdout_style(options.color);
  if (files) require_directory(options.directory);

  std::vector<std::string> texts;
  Progress progress(!options.quiet);
  for (const TableSpec& spec : specs) {
    progress.show("making " + spec.id);
    std::string text = render(spec.make(options.budget), format, style);
    progress.clear();
    if (!files) {
      texts.push_back(std::move(text));
      continue;
    }
    write_into(options.directory, spec.id + "." + extension(format), text, options);
  }
  if (!files) write_stdout(specs.size() == 1 && !options.all ? texts[0] : joined(texts, format));
  return 0;
}

int plot_command(const Options& options, const Program& program) {
  const std::vector<FigureSpec> all = program.figures();
  const std::vector<FigureSpec> specs =
      options.all ? all : std::vector<FigureSpec>{find_spec(all, options.id, "plot")};
  const bool files = !options.directory.empty();
  if (files) require_directory(options.directory);
  Progress progress(!options.quiet);
  for (const FigureSpec& spec : specs) {
    progress.show("drawing " + spec.id);
    const std::string svg = render_svg(spec.make(options.budget));
    progress.clear();
    if (svg.empty()) throw Unusable("plot: found no gnuplot that draws, expected gnuplot-nox");
    if (files) {
      write_into(options.directory, spec.id + ".svg", svg, options);
    } else {
      write_stdout(svg);
    }
  }
  return 0;
}

int sweep_command(const Options& options, const Program& program) {
  const Clock clock;
  const Format format = format_or(options, Format::terminal);
  const std::vector<Claim> claims = program.catalogue();
  const Claim& claim = select_one(claims, options.id);
  SweepOptions how;
  how.cases = options.cases;
  how.seed = options.budget.seed;
  how.threads = options.budget.threads;
  how.digits = options.budget.digits;
  how.only = options.only_case;
  if (how.digits > 50) throw Unusable("--digits: sweep runs with at most 50 digits");
  Progress progress(!options.quiet);
  progress.show("sweeping " + claim.id);
  const Sweep found = sweep(claim, how);
  progress.clear();
  const std::optional<double> seconds =
      options.times ? std::optional<double>(clock.seconds()) : std::nullopt;
  const bool expected = !found.violated() || claim.expected == Grade::refuted;
  if (!options.quiet || !expected) {
    write_stdout(render_sweep(claim, how, found, seconds, format, stdout_style(options.color)));
  }
  return expected ? 0 : 1;
}

}  // namespace gradus
