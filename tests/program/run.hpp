#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proofs_checks/program.hpp"

namespace gradus::testing_support {

struct Outcome {
  int status = -1;  ///< exit status; 1000 + signal where a signal ended it
  std::string out, err;
};

struct Settings {
  bool close_reader = false;    ///< nobody reads stdout
  std::string stdout_to;        ///< a file in place of the pipe
  int interrupt_after_ms = -1;  ///< send SIGINT then
  int interrupt_with = 2;
};

/// Runs the command line in a process of its own.
Outcome run(const Program& program, const std::vector<std::string>& arguments,
            const Settings& settings = {});

/// The sample claims with hand-made verdicts.
Program sample_program();
Outcome sample(const std::vector<std::string>& arguments, const Settings& settings = {});
/// Of the sample program: exit status 2, nothing on stdout, and this one line on stderr.
void expect_unusable(const std::vector<std::string>& arguments, const std::string& line);

}  // namespace gradus::testing_support
