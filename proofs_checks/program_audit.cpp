// The command `audit`.

#include "proofs_checks/program_audit.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "gradus/audit/audit.hpp"
#include "gradus/audit/sidecar.hpp"
#include "gradus/notes/did_you_mean.hpp"
#include "gradus/report/audit_report.hpp"
#include "gradus/report/probe_files.hpp"
#include "gradus/report/render_table.hpp"
#include "proofs_checks/program_commands.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

namespace fs = std::filesystem;

std::ifstream open_file(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) throw Unusable(path + ": found no such file");
  if (fs::is_directory(status)) {
    throw Unusable(path + ": found a folder, expected a file; for all traces in it: --table " +
                   path);
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Unusable(path + ": cannot be read");
  return file;
}

/// The trace's name with .json, or empty where nothing is there.
std::string sidecar_beside(const std::string& trace) {
  const std::string path = fs::path(trace).replace_extension(".json").string();
  std::error_code error;
  return path != trace && fs::is_regular_file(path, error) ? path : "";
}

Sidecar sidecar_of(const AuditRequest& r) {
  if (r.no_sidecar || r.trace == "-") {
    if (r.sidecar.empty()) return {};
  }
  const std::string path = r.sidecar.empty() ? sidecar_beside(r.trace) : r.sidecar;
  if (path.empty()) return {};
  std::ifstream file = open_file(path);
  return read_sidecar(file, path);
}

Family family_of(const std::string& flag, const std::string& found) {
  const auto family = family_named(found);
  if (!family) {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(Family::radam); ++i) {
      names.emplace_back(name(static_cast<Family>(i)));
    }
    throw Unusable(
        flag + ": found '" + found +
        "', expected sgd, qhm, adagrad, rmsprop, adadelta, adam, adamax, nadam or radam" +
        did_you_mean(found, names));
  }
  return *family;
}

RuleSpec rule_of(const AuditRequest& r) {
  RuleSpec rule = published(family_of("--rule", r.rule));
  const auto set = [&](const std::string& flag, const std::string& key, const std::string& value) {
    try {
      assign(rule, key, value);
    } catch (const std::invalid_argument& problem) {
      throw Unusable(flag + ": " + problem.what());
    }
  };
  for (const auto& [key, value] : r.hyper) {
    if (!value.empty()) set("--" + key, key, value);
  }
  for (const std::string& entry : r.set) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Unusable("--set: found '" + entry + "', expected KEY=VALUE such as eps_mode=hat");
    }
    set("--set", entry.substr(0, equals), entry.substr(equals + 1));
  }
  return rule;
}

/// What the flags say goes before what the sidecar says.
TraceReading reading_of(const AuditRequest& r, TraceReading known) {
  if (!r.type.empty()) {
    known.type = number_type_named(r.type);
    if (!known.type) {
      throw Unusable("--type: found '" + r.type + "', expected float32, float64 or bfloat16");
    }
  }
  if (!r.printed.empty()) {
    known.printing = printing_of(r.printed);
    if (!known.printing) {
      throw Unusable("--printed: found '" + r.printed +
                     "', expected %.9g, %.8e, %.6f, %a or shortest");
    }
  }
  return known;
}

std::string row_count(std::uint64_t rows) {
  std::string digits = std::to_string(rows);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

AuditedTrace audit_trace(const AuditRequest& r, Progress& progress) {
  AuditedTrace result;
  result.trace = r.trace == "-" ? "standard input" : r.trace;
  const Sidecar sidecar = sidecar_of(r);
  result.maker = sidecar.maker;
  result.wrong_on_purpose = sidecar.wrong_on_purpose;

  AuditOptions options;
  options.rule = sidecar.rule;
  options.identify_always = true;
  if (!r.rule.empty()) {
    options.rule = rule_of(r);
    options.identify_always = false;
  }
  std::ifstream file;
  if (r.trace != "-") file = open_file(r.trace);
  std::istream& in = r.trace == "-" ? std::cin : file;
  TraceReader reader(in, result.trace, reading_of(r, sidecar.reading));
  options.progress = [&](std::uint64_t rows) {
    progress.show(result.trace + ": " + row_count(rows) + " rows");
  };
  result.audit = audit(reader, options);
  result.remarks = reader.remarks();
  return result;
}

Format format_of(const AuditRequest& r) {
  if (r.format == "md") return Format::markdown;
  if (r.format == "csv") return Format::csv;
  if (r.format == "json") return Format::json;
  return Format::terminal;
}

int audit_one(const Options& options) {
  const AuditRequest& r = options.audit;
  Progress progress(!options.quiet);
  AuditedTrace result;
  try {
    result = audit_trace(r, progress);
  } catch (const TraceError& problem) {
    throw Unusable(problem.what());
  }
  progress.clear();
  result.wrong_on_purpose = false;  // what counts is whether it conforms
  const Format format = format_of(r);
  const int status = result.audit.conforms() ? 0 : 1;
  if (options.quiet && status == 0) return status;
  if (r.format == "junit") {
    write_stdout(audit_junit({&result, 1}));
  } else if (format == Format::json) {
    write_stdout(audit_json(result));
  } else if (format == Format::csv) {
    write_stdout(render(audit_table({&result, 1}), format));
  } else {
    write_stdout(render_audit(result, format, stdout_style(options.color)));
  }
  return status;
}

std::vector<std::string> traces_in(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw Unusable("--table: found no folder '" + folder + "', expected one with traces");
  }
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto extension = entry.path().extension();
    if (extension == ".csv" || extension == ".jsonl") paths.push_back(entry.path().string());
  }
  if (error) throw Unusable("--table: " + folder + ": " + error.message());
  if (paths.empty()) throw Unusable("--table: found no .csv and no .jsonl in " + folder);
  std::ranges::sort(paths);
  return paths;
}

int audit_folder(const Options& options) {
  const std::vector<std::string> paths = traces_in(options.audit.table);
  std::vector<AuditedTrace> all;
  Progress progress(!options.quiet);
  for (const std::string& path : paths) {
    progress.show("auditing " + std::to_string(all.size() + 1) + "/" +
                  std::to_string(paths.size()));
    AuditRequest one = options.audit;
    one.trace = path;
    AuditedTrace result;
    try {
      result = audit_trace(one, progress);
    } catch (const TraceError& problem) {
      result.problem = problem.what();
    }
    result.trace = fs::path(path).filename().string();
    all.push_back(std::move(result));
  }
  progress.clear();
  const bool good = std::ranges::all_of(all, is_ok);
  if (options.quiet) std::erase_if(all, is_ok);
  if (options.quiet && all.empty()) return 0;
  const Format format = format_of(options.audit);
  if (options.audit.format == "junit") {
    write_stdout(audit_junit(all));
  } else if (format == Format::json) {
    write_stdout(audit_json(all));
  } else {
    const Style style = stdout_style(options.color);
    write_stdout(render(audit_table(all), format, style));
    if (format != Format::csv) write_stdout("\n" + render(taught_table(all), format, style));
  }
  return good ? 0 : 1;
}

int write_probes(const AuditRequest& r) {
  const Family family = family_of("--probes", r.probes);
  require_directory(r.directory);
  for (const ProbeFile& file : probe_files(family)) {
    write_file((fs::path(r.directory) / file.name).string(), file.text);
  }
  return 0;
}

}  // namespace

int audit_command(const Options& options) {
  if (!options.audit.probes.empty()) return write_probes(options.audit);
  if (!options.audit.table.empty()) return audit_folder(options);
  return audit_one(options);
}

}  // namespace gradus
