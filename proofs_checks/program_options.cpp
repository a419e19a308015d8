#include "proofs_checks/program_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <thread>

#include "proofs_checks/program_output.hpp"
#include "proofs_checks/program_select.hpp"
#include "proofs_checks/program_subcommands.hpp"

#ifndef GRADUS_VERSION
#define GRADUS_VERSION "unknown"
#endif

namespace gradus {
namespace {

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
      {"csv", Format::csv},           {"json", Format::json},   {"html", Format::html},
      {"sarif", Format::sarif}};
  for (const auto& [name, format] : formats) {
    if (name == found) return format;
  }
  throw Unusable("--format: found '" + found +
                 "', expected terminal, md, latex, csv, json, html or sarif");
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

void check_notes_options(const Options& o) {
  if (!o.formula.empty() || !o.where.empty()) {
    throw Unusable("check: found a file and -e or --where, expected one of them");
  }
  const Format format = o.format.value_or(Format::terminal);
  if (format == Format::latex || format == Format::csv || format == Format::html) {
    throw Unusable("check FILE: expected --format terminal, md, json or sarif");
  }
  if (format == Format::markdown && o.files.size() > 1) {
    throw Unusable("check FILE: found several files, expected one with --format md");
  }
  if (o.watch && (o.init || format != Format::terminal)) {
    throw Unusable("check FILE: expected neither --init nor --format with --watch");
  }
}

void check_asking(const Options& o) {
  if (!o.files.empty()) return check_notes_options(o);
  if (o.watch || o.init)
    throw Unusable("check: found no file, expected one with --watch or --init");
  if (o.formula.empty()) {
    throw Unusable("check: found no statement, expected a file or -e 'left <= right'");
  }
  if (o.explain && (o.format == Format::csv || o.format == Format::html)) {
    throw Unusable("check: expected --format terminal, md, latex or json with --explain");
  }
}

void check(const Options& o) {
  if (o.command == "audit") check(o.audit);
  if (o.command == "table") {
    if (o.all && !o.id.empty())
      throw Unusable("table: found an id and --all, expected one of them");
    if (!o.all && o.id.empty()) {
      throw Unusable("table: found no id, expected one of 'gradus list --tables', or --all");
    }
  }
  if (!o.by.empty() && o.by != "source") {
    throw Unusable("--by: found '" + o.by + "', expected source");
  }
  if ((o.tables ? 1 : 0) + (o.exempt ? 1 : 0) + (o.by.empty() ? 0 : 1) +
          (o.command == "list" && !o.patterns.empty() ? 1 : 0) >
      1) {
    throw Unusable(
        "list: found more than one of patterns, --tables, --by and --exempt, expected one");
  }
  if (o.command == "check") check_asking(o);
  if (o.format == Format::sarif && (o.command != "check" || o.files.empty())) {
    throw Unusable("--format: found 'sarif', expected it with 'gradus check FILE'");
  }
  if (o.command == "bound" && o.formula.empty()) {
    throw Unusable("bound: found no expression, expected one such as 'x - x^2'");
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
  add_subcommands(app, typed);

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
