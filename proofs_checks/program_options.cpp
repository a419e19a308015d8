#include "proofs_checks/program_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <thread>

#include "proofs_checks/program_output.hpp"
#include "proofs_checks/program_select.hpp"

#ifndef GRADUS_VERSION
#define GRADUS_VERSION "unknown"
#endif

namespace gradus {
namespace {

constexpr const char* statuses =
    "Exit status: 0 all as expected, 1 something is not, 2 unusable arguments or files,\n"
    "130 after Ctrl-C, 141 when the reader of the output is gone.";

/// Options as they were typed; numbers are read by ourselves, so that every message says what was
/// found and what was expected.
struct Typed {
  Options options;
  std::string format, digits, seed, threads, budget, cases, only_case, width;
};

std::uint64_t whole_number(const std::string& option, const std::string& found, std::uint64_t low,
                           std::uint64_t high) {
  std::uint64_t value = 0;
  const char* end = found.data() + found.size();
  const auto [stop, error] = std::from_chars(found.data(), end, value);
  if (error != std::errc{} || stop != end || value < low || value > high) {
    throw Unusable(fmt::format("{}: found '{}', expected a whole number from {} to {}", option,
                               found, low, high));
  }
  return value;
}

/// Scales by an exact number, so that a budget is the same on every machine.
std::uint64_t scaled(std::uint64_t count, const Rational& factor) {
  const auto value = floor(Rational(count) * factor).to_long();
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(value.value_or(1)));
}

Rational positive_width(const std::string& found) {
  try {
    const Rational width = Rational::parse(found);
    if (width > 0) return width;
  } catch (const std::exception&) {
  }
  throw Unusable("--width: found '" + found +
                 "', expected a number above 0, such as 1e-6, 0.5 or 1/3");
}

Rational budget_factor(const std::string& found) {
  const std::string expected = "expected a number from 1/1000 to 1000, such as 4, 0.5 or 1/3";
  try {
    const Rational factor = Rational::parse(found);
    if (factor >= Rational(1, 1000) && factor <= Rational(1000)) return factor;
  } catch (const std::exception&) {
  }
  throw Unusable("--budget: found '" + found + "', " + expected);
}

Format format_of(const std::string& found) {
  static const std::vector<std::pair<std::string, Format>> formats{
      {"terminal", Format::terminal}, {"md", Format::markdown}, {"latex", Format::latex},
      {"csv", Format::csv},           {"json", Format::json},   {"html", Format::html}};
  for (const auto& [name, format] : formats) {
    if (name == found) return format;
  }
  throw Unusable("--format: found '" + found +
                 "', expected terminal, md, latex, csv, json or html");
}

void add_common(CLI::App& command, Typed& typed) {
  const auto group = [](CLI::Option* option) { option->group("Common options"); };
  group(command.add_option("--format", typed.format, "terminal, md, latex, csv, json or html")
            ->type_name("F"));
  group(command.add_option("--digits", typed.digits, "Decimal digits of rounded arithmetic (50)")
            ->type_name("N"));
  group(command.add_option("--seed", typed.seed, "Seed of everything random (1)")->type_name("S"));
  group(
      command.add_option("--threads", typed.threads, "Threads; results do not depend on it (all)")
          ->type_name("N"));
  group(command.add_option("--budget", typed.budget, "Times the usual work: boxes and cases (1)")
            ->type_name("X"));
  group(command.add_flag("--times", typed.options.times, "Print seconds"));
  group(command.add_flag("--quiet", typed.options.quiet, "Print only what is not as expected"));
  group(command.add_option("--color", typed.options.color, "auto, always or never")
            ->type_name("WHEN"));
}

void add_domain(CLI::App& command, Typed& typed) {
  command.add_option("--where", typed.options.where, "Domain: x in [0, 1], n in N, x + y <= 1")
      ->type_name("DOMAIN");
}

void add_asking(CLI::App& app, Typed& typed) {
  CLI::App& ask = *app.add_subcommand("check", "Judge a statement that you type");
  ask.add_option("-e", typed.options.formula, "The statement: left RELATION right, or a chain")
      ->type_name("STATEMENT");
  add_domain(ask, typed);
  ask.add_flag("--explain", typed.options.explain, "Print the whole evidence");
  ask.footer(
      "Names without a domain are real numbers. Exact: 0.1 is 1/10. docs/asking.md has the "
      "grammar.\n"
      "Examples:\n"
      "  gradus check -e 'x*y <= (x^2 + y^2)/2'\n"
      "  gradus check -e 'log1p(x) <= x' --where 'x in [1/10, 4]'\n"
      "  gradus check -e '(1 + x)^n >= 1 + n*x' --where 'x >= -1, n in N' --explain\n"
      "Exit status: 0 proved or certified, 1 refuted or undecided, 2 unusable arguments,\n"
      "130 after Ctrl-C, 141 when the reader of the output is gone.");

  CLI::App& bound = *app.add_subcommand("bound", "The certified range of an expression on a box");
  bound.add_option("EXPR", typed.options.formula, "The expression");
  add_domain(bound, typed);
  bound.add_option("--width", typed.width, "How narrow its ends must be (1e-6)")->type_name("W");
  bound.footer(
      "The least and the greatest value, each between two decimals that are rounded outward.\n"
      "Every variable needs an interval. An expression that begins with - follows a --.\n"
      "Examples:\n"
      "  gradus bound 'x - x^2' --where 'x in [0, 2]'\n"
      "  gradus bound --where 'x in [0, 2]' -- '-x*exp(-x)'\n"
      "Exit status: 0 as narrow as asked, 1 not, 2 unusable arguments,\n"
      "130 after Ctrl-C, 141 when the reader of the output is gone.");
}

void add_commands(CLI::App& app, Typed& typed) {
  CLI::App& verify = *app.add_subcommand("verify", "Check claims; a table of verdicts");
  verify.add_option("PATTERN", typed.options.patterns, "Ids, prefixes (adam) or globs (*/bias*)");
  verify.footer(
      "Examples:\n"
      "  gradus verify                        every claim\n"
      "  gradus verify adam 'rate/*sharp*'    a topic, and what a glob matches\n"
      "  gradus verify --format json > verdicts.json\n" +
      std::string(statuses));

  CLI::App& list = *app.add_subcommand("list", "List the claims, or the tables");
  list.add_option("PATTERN", typed.options.patterns, "Ids, prefixes or globs");
  list.add_flag("--tables", typed.options.tables, "List the tables instead");
  list.footer("Examples:\n  gradus list step-bound\n  gradus list --tables\n" +
              std::string(statuses));

  CLI::App& explain = *app.add_subcommand(
      "explain", "A claim in full: statement, premises, evidence, witnesses, sharper claims");
  explain.add_option("ID", typed.options.id, "A claim, or the beginning of one claim")->required();
  explain.footer(
      "Examples:\n  gradus explain step-bound/model-decrease\n"
      "  gradus explain adam/weights --format latex\n" +
      std::string(statuses));

  CLI::App& table = *app.add_subcommand("table", "A table for the notes");
  table.add_option("ID", typed.options.id, "A table of 'gradus list --tables'");
  table.add_flag("--all", typed.options.all, "Every table");
  table.add_option("-o,--output", typed.options.directory, "Write ID.md, ID.tex, ... into DIR")
      ->type_name("DIR");
  table.footer(
      "With -o the format is md unless --format says otherwise.\n"
      "Examples:\n  gradus table adam-moments\n"
      "  gradus table --all -o tables --format latex\n" +
      std::string(statuses));

  CLI::App& sweep = *app.add_subcommand(
      "sweep", "Evaluate a claim's statements at random points; the distribution of the slack");
  sweep.add_option("ID", typed.options.id, "A claim, or the beginning of one claim")->required();
  sweep.add_option("--cases", typed.cases, "Cases of each statement (10000)")->type_name("N");
  sweep.add_option("--case", typed.only_case, "Replay this one case")->type_name("K");
  sweep.footer(
      "Slack is the larger minus the smaller side; for an equality minus the distance of the "
      "sides.\n"
      "Examples:\n  gradus sweep adam/weights --cases 1000000\n"
      "  gradus sweep adam/weights --seed 7 --case 4711\n" +
      std::string(statuses));

  add_asking(app, typed);
  for (CLI::App* command : app.get_subcommands({})) add_common(*command, typed);
}

void read_numbers(Typed& t) {
  Options& o = t.options;
  if (!t.format.empty()) o.format = format_of(t.format);
  if (o.color != "auto" && o.color != "always" && o.color != "never") {
    throw Unusable("--color: found '" + o.color + "', expected auto, always or never");
  }
  if (!t.digits.empty()) {
    o.budget.digits = static_cast<unsigned>(whole_number("--digits", t.digits, 2, 10'000));
  }
  if (!t.seed.empty()) o.budget.seed = whole_number("--seed", t.seed, 0, UINT64_MAX);
  o.budget.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 256U);
  if (!t.threads.empty()) {
    o.budget.threads = static_cast<unsigned>(whole_number("--threads", t.threads, 1, 256));
  }
  if (!t.budget.empty()) {
    const Rational factor = budget_factor(t.budget);
    o.budget.boxes = scaled(o.budget.boxes, factor);
    o.budget.cases = scaled(o.budget.cases, factor);
  }
  if (!t.cases.empty()) o.cases = whole_number("--cases", t.cases, 1, 10'000'000);
  if (!t.width.empty()) o.width = positive_width(t.width);
  if (!t.only_case.empty()) o.only_case = whole_number("--case", t.only_case, 0, UINT64_MAX);
}

void check(const Options& o) {
  if (o.command == "table") {
    if (o.all && !o.id.empty())
      throw Unusable("table: found an id and --all, expected one of them");
    if (!o.all && o.id.empty()) {
      throw Unusable("table: found no id, expected one of 'gradus list --tables', or --all");
    }
  }
  if (o.command == "check" && o.formula.empty()) {
    throw Unusable("check: found no statement, expected -e 'left <= right'");
  }
  if (o.command == "bound" && o.formula.empty()) {
    throw Unusable("bound: found no expression, expected one such as 'x - x^2'");
  }
  if (o.command == "check" && o.explain && (o.format == Format::csv || o.format == Format::html)) {
    throw Unusable("check: expected --format terminal, md, latex or json with --explain");
  }
  if (o.command == "explain" && (o.format == Format::csv || o.format == Format::html)) {
    throw Unusable("explain: expected --format terminal, md, latex or json");
  }
}

/// CLI11's message in one line.
std::string one_line(std::string message) {
  std::ranges::replace(message, '\n', ' ');
  while (message.ends_with(' ')) message.pop_back();
  return message;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

void refuse_unknown_option(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = app.get_subcommand(arguments[0]);
  const std::vector<std::string> names = option_names(*command);
  for (std::size_t i = 1; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i - 1] == "-e" || arguments[i - 1] == "--where") continue;
    const std::string name = arguments[i].substr(0, arguments[i].find('='));
    if (!name.starts_with("--") || std::ranges::find(names, name) != names.end()) continue;
    throw Unusable(
        fmt::format("{}: unknown option {}{}", arguments[0], name, did_you_mean(name, names)));
  }
}

/// What is wrong with arguments that begin with `first`: what was found, what was expected.
std::string complaint(const CLI::Error& error, const std::string& first) {
  const std::string what = error.what();
  if (first.starts_with('-')) return "found '" + first + "', expected a command of 'gradus --help'";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return first + ": found no id, expected an id of 'gradus list'";
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    // "--seed: 1 required S missing", "--seed: At Most 1 required but received 2"
    const bool missing = what.ends_with("missing");
    return what.substr(0, what.find(':')) +
           (missing ? ": found nothing, expected a value" : ": found more than once");
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    // "The following argument was not expected: b"
    const std::string found = what.substr(what.rfind(':') + 1);
    const bool minus = first == "bound" && found.starts_with(" -");
    return first + ": found" + found + ", expected " +
           (minus ? "-- before an expression that begins with -" : "nothing more");
  }
  return one_line(what);
}

}  // namespace

Request parse_arguments(const std::vector<std::string>& arguments) {
  Typed typed;
  CLI::App app("Gradus checks the mathematics of training by gradient steps.", "gradus");
  app.set_version_flag("--version", std::string("gradus ") + GRADUS_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(30);
  add_commands(app, typed);
  app.footer(
      "Examples:\n"
      "  gradus verify                        check every claim\n"
      "  gradus explain step-bound/model-decrease\n"
      "'gradus COMMAND --help' has the options and more examples.\n" +
      std::string(statuses));

  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (arguments.empty()) throw Unusable("found no command, expected one of 'gradus --help'");
  const std::string& first = arguments[0];
  if (!first.starts_with('-')) {
    if (std::ranges::find(names, first) == names.end()) {
      throw Unusable("unknown command '" + first + "', expected one of 'gradus --help'" +
                     did_you_mean(first, names));
    }
    refuse_unknown_option(app, arguments);
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::CallForVersion& version) {
    return {std::nullopt, std::string(version.what()) + "\n"};
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return {std::nullopt, chosen.empty() ? app.help() : chosen[0]->help("gradus")};
  } catch (const CLI::Error& error) {
    throw Unusable(complaint(error, first));
  }
  typed.options.command = app.get_subcommands()[0]->get_name();
  read_numbers(typed);
  check(typed.options);
  return {typed.options, {}};
}

}  // namespace gradus
