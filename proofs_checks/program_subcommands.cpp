#include "proofs_checks/program_subcommands.hpp"

namespace gradus {
namespace {

constexpr const char* statuses =
    "Exit status: 0 all as expected, 1 something is not, 2 unusable arguments or files,\n"
    "130 after Ctrl-C, 141 when the reader of the output is gone.";

/// How much is done, and with what.
void add_work(CLI::App& command, Typed& typed) {
  const auto group = [](CLI::Option* option) { option->group("Common options"); };
  group(command.add_option("--digits", typed.digits, "Decimal digits of rounded arithmetic (50)")
            ->type_name("N"));
  group(command.add_option("--seed", typed.seed, "Seed of everything random (1)")->type_name("S"));
  group(
      command.add_option("--threads", typed.threads, "Threads; results do not depend on it (all)")
          ->type_name("N"));
  group(command.add_option("--budget", typed.budget, "Times the usual work: boxes and cases (1)")
            ->type_name("X"));
  group(command.add_flag("--times", typed.options.times, "Print seconds"));
}

void add_common(CLI::App& command, Typed& typed) {
  const auto group = [](CLI::Option* option) { option->group("Common options"); };
  const bool audit = command.get_name() == "audit";
  group(command
            .add_option("--format", audit ? typed.options.audit.format : typed.format,
                        audit ? "terminal, md, csv, json or junit"
                              : "terminal, md, latex, csv, json or html")
            ->type_name("F"));
  if (!audit) add_work(command, typed);
  group(command.add_flag("--quiet", typed.options.quiet, "Print only what is not as expected"));
  group(command.add_option("--color", typed.options.color, "auto, always or never")
            ->type_name("WHEN"));
}

void add_domain(CLI::App& command, Typed& typed) {
  command.add_option("--where", typed.options.where, "Domain: x in [0, 1], n in N, x + y <= 1")
      ->type_name("DOMAIN");
}

void add_asking(CLI::App& app, Typed& typed) {
  CLI::App& ask =
      *app.add_subcommand("check", "Check notes step by step, or a statement that you type");
  ask.add_option("FILE", typed.options.files, "Notes in Markdown or LaTeX; - is stdin");
  ask.add_option("-e", typed.options.formula, "The statement: left RELATION right, or a chain")
      ->type_name("STATEMENT");
  add_domain(ask, typed);
  ask.add_flag("--explain", typed.options.explain, "Print the whole evidence");
  ask.add_flag("--watch", typed.options.watch, "Check FILE again whenever it is saved");
  ask.add_flag("--init", typed.options.init, "Propose declarations for FILE, as a patch");
  ask.footer(
      "docs/checking-notes.md says how notes are read; --format is terminal, md (the notes with\n"
      "marks), json or sarif. In a statement names without a domain are real numbers, and 0.1 is\n"
      "1/10: docs/asking.md has the grammar.\n"
      "Examples:\n"
      "  gradus check notes.md\n"
      "  gradus check --init notes.md | patch\n"
      "  gradus check -e 'x*y <= (x^2 + y^2)/2'\n"
      "  gradus check -e 'log1p(x) <= x' --where 'x in [1/10, 4]'\n"
      "  gradus check -e '(1 + x)^n >= 1 + n*x' --where 'x >= -1, n in N' --explain\n"
      "Exit status of FILE: 0 nothing is refuted that is not expected to be, 1 something is; of "
      "-e:\n"
      "0 proved or certified, 1 refuted or undecided; 2 unusable arguments or files,\n"
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

void add_checking(CLI::App& app, Typed& typed) {
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
  list.add_option("--by", typed.options.by, "source: each lecture in its order, with verdicts")
      ->type_name("ORDER");
  list.add_flag("--exempt", typed.options.exempt, "List the results of which no claim is made");
  list.footer(
      "Examples:\n  gradus list step-bound\n  gradus list --by source\n  gradus list --tables\n" +
      std::string(statuses));

  CLI::App& explain = *app.add_subcommand(
      "explain", "A claim in full: statement, premises, evidence, witnesses, sharper claims");
  explain.add_option("ID", typed.options.id, "A claim, or the beginning of one claim")->required();
  explain.add_flag("--paving", typed.options.paving,
                   "Print the boxes of a certificate in two variables, as SVG");
  explain.footer(
      "Examples:\n  gradus explain step-bound/model-decrease\n"
      "  gradus explain adam/weights --format latex\n"
      "  gradus explain step-bound/smooth-decrease-log-cosh --paving > boxes.svg\n" +
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
}

}  // namespace

void add_subcommands(CLI::App& app, Typed& typed) {
  add_checking(app, typed);
  add_asking(app, typed);
  add_audit(app, typed.options.audit);
  for (CLI::App* command : app.get_subcommands({})) add_common(*command, typed);
  app.footer(
      "Examples:\n"
      "  gradus verify                        check every claim\n"
      "  gradus explain step-bound/model-decrease\n"
      "'gradus COMMAND --help' has the options and more examples.\n" +
      std::string(statuses));
}

}  // namespace gradus
