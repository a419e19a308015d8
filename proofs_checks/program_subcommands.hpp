#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "proofs_checks/program_options.hpp"

namespace gradus {

/// Options as they were typed; numbers are read by ourselves, so that every message says what was
/// found and what was expected.
struct Typed {
  Options options;
  std::string format, digits, seed, threads, budget, cases, only_case, width;
};

/// The subcommands with their options and help.
void add_subcommands(CLI::App& app, Typed& typed);

}  // namespace gradus
