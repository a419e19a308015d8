#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gradus/report/format.hpp"
#include "gradus/statement/claim.hpp"
#include "proofs_checks/program_audit.hpp"

namespace gradus {

struct Options {
  std::string command;
  std::vector<std::string> patterns;  ///< of verify and list
  std::string id;                     ///< of explain, table and sweep
  bool all = false;                   ///< table --all
  bool tables = false;                ///< list --tables
  std::string by;                     ///< list --by: "source", or empty
  bool exempt = false;                ///< list --exempt
  std::string directory;              ///< table -o
  std::vector<std::string> files;     ///< of check; "-" is stdin
  bool watch = false, init = false;   ///< of check FILE
  std::string formula;                ///< check -e, and of bound
  std::string where;                  ///< domain of check and bound
  bool explain = false;               ///< check --explain
  bool paving = false;                ///< explain --paving
  Rational width{1, 1'000'000};       ///< bound --width
  AuditRequest audit;
  std::optional<Format> format;
  std::string color = "auto";
  bool times = false, quiet = false;
  Budget budget;
  std::uint64_t cases = 10'000;
  std::optional<std::uint64_t> only_case;
};

/// What the arguments ask for: a command, or a text to print (help, version). Throws Unusable.
struct Request {
  std::optional<Options> options;
  std::string print;
};
Request parse_arguments(const std::vector<std::string>& arguments);

}  // namespace gradus
