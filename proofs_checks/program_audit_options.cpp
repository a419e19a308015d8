#include <CLI/CLI.hpp>
#include <array>

#include "gradus/audit/rule_spec.hpp"
#include "proofs_checks/program_audit.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

constexpr const char* help_end =
    "TRACE is CSV, step,theta_0,...,grad_0,..., or JSON lines; - is standard input. What a "
    "sidecar\n"
    "TRACE.json says (number type, digits, rule) counts unless a flag says it. Without a rule the\n"
    "rule is found from the numbers. docs/auditing.md has the whole of it.\n"
    "Examples:\n"
    "  gradus audit run.csv                               which rule is it, and how well\n"
    "  gradus audit run.csv --rule adam --lr 0.001        is it Adam as published\n"
    "  gradus audit run.csv --rule adam --lr 1e-3 --set eps_mode=hat --set wd_mode=coupled \\\n"
    "    --weight-decay 0.01\n"
    "  zcat run.csv.gz | gradus audit - --type float32 --format junit > run.xml\n"
    "  gradus audit --table traces --format md            a table of a folder's traces\n"
    "  gradus audit --probes adam -o probes               gradients that tell variants apart\n"
    "Exit status: 0 conforms, 1 departs or undecided, 2 unusable arguments or files,\n"
    "130 after Ctrl-C, 141 when the reader of the output is gone.";

constexpr std::array<std::pair<Hyper, const char*>, hyper_count> numbers{{
    {Hyper::lr, "Learning rate"},
    {Hyper::momentum, "Factor of the velocity"},
    {Hyper::dampening, "Velocity takes 1 - dampening of the gradient"},
    {Hyper::nu, "Share of the velocity in quasi-hyperbolic momentum"},
    {Hyper::rho, "Factor of the average of squares"},
    {Hyper::beta1, "Factor of the first moment"},
    {Hyper::beta2, "Factor of the second moment"},
    {Hyper::eps, "Epsilon in the denominator"},
    {Hyper::init, "Start of the accumulator"},
    {Hyper::lr_decay, "Adagrad's rate is lr/(1 + t lr_decay)"},
    {Hyper::momentum_decay, "Of NAdam's momentum"},
    {Hyper::threshold, "RAdam is rectified above this length"},
    {Hyper::weight_decay, "Weight decay; wd_mode says which"},
}};

std::string flag(Hyper hyper) {
  std::string text = std::string("--") + name(hyper);
  std::ranges::replace(text, '_', '-');
  return text;
}

}  // namespace

void add_audit(CLI::App& app, AuditRequest& r) {
  CLI::App& audit = *app.add_subcommand(
      "audit", "A recorded run of an optimizer: which update rule it computed, and how exactly");
  audit.add_option("TRACE", r.trace, "The record");
  audit.add_option("--rule", r.rule, "Check this rule: adam, sgd, rmsprop, ...")->type_name("RULE");
  for (const auto& [h, meaning] : numbers) {
    audit.add_option(flag(h), r.hyper[name(h)], meaning)
        ->type_name("X")
        ->group("Numbers of the rule");
  }
  audit.add_option("--set", r.set, "Variant of the rule: eps_mode=hat, nesterov=true, ...")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  audit.add_option("--type", r.type, "float32, float64 or bfloat16 (by the numbers)")
      ->type_name("T");
  audit.add_option("--printed", r.printed, "How numbers were printed: %.9g, %.6f, shortest")
      ->type_name("F");
  audit.add_option("--sidecar", r.sidecar, "The sidecar (TRACE.json)")->type_name("FILE");
  audit.add_flag("--no-sidecar", r.no_sidecar, "Leave the sidecar unread");
  audit.add_option("--table", r.table, "A row for each trace of a folder")->type_name("DIR");
  audit.add_option("--probes", r.probes, "Write probes for a rule")->type_name("RULE");
  audit.add_option("-o,--output", r.directory, "Where the probes go")->type_name("DIR");
  audit.footer(help_end);
}

void check(const AuditRequest& r) {
  const int asked =
      (r.trace.empty() ? 0 : 1) + (r.table.empty() ? 0 : 1) + (r.probes.empty() ? 0 : 1);
  if (asked != 1) {
    throw Unusable(asked == 0
                       ? "audit: found no trace, expected TRACE, --table DIR or --probes RULE"
                       : "audit: found more than one of TRACE, --table and --probes, "
                         "expected one");
  }
  if (r.probes.empty() != r.directory.empty()) {
    throw Unusable("audit: expected --probes RULE together with -o DIR");
  }
  if (r.no_sidecar && !r.sidecar.empty()) {
    throw Unusable("audit: found --sidecar and --no-sidecar, expected one of them");
  }
  constexpr std::array formats{"", "terminal", "md", "csv", "json", "junit"};
  if (std::ranges::find(formats, r.format) == formats.end()) {
    throw Unusable("--format: found '" + r.format + "', expected terminal, md, csv, json or junit");
  }
  const bool numbers_given =
      std::ranges::any_of(r.hyper, [](const auto& entry) { return !entry.second.empty(); });
  if (r.rule.empty() && r.probes.empty() && (numbers_given || !r.set.empty())) {
    throw Unusable("audit: found a number or --set without --rule, expected --rule RULE with it");
  }
}

}  // namespace gradus
