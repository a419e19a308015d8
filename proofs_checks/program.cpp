#include "proofs_checks/program.hpp"

#include <unistd.h>

#include <algorithm>
#include <exception>

#include "proofs_checks/program_commands.hpp"
#include "proofs_checks/program_options.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

void complain(std::string message) {
  std::ranges::replace(message, '\n', ' ');
  message = "gradus: " + message + "\n";
  if (write(STDERR_FILENO, message.data(), message.size()) < 0) {
    // There is nowhere left to say it.
  }
}

int run_command(const Options& options, const Program& program) {
  if (options.command == "verify") return verify_command(options, program);
  if (options.command == "list") return list_command(options, program);
  if (options.command == "explain") return explain_command(options, program);
  if (options.command == "table") return table_command(options, program);
  if (options.command == "check") {
    return options.files.empty() ? check_command(options, program)
                                 : notes_command(options, program);
  }
  if (options.command == "bound") return bound_command(options, program);
  if (options.command == "audit") return audit_command(options);
  return sweep_command(options, program);
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, const Program& program) {
  prepare_signals();
  try {
    const Request request = parse_arguments(arguments);
    if (!request.options) {
      write_stdout(request.print);
      return 0;
    }
    return run_command(*request.options, program);
  } catch (const ReaderGone&) {
    return 141;
  } catch (const Unusable& problem) {
    complain(problem.what());
    return 2;
  } catch (const std::exception& problem) {
    complain(std::string("failed: ") + problem.what());
    return 1;
  }
}

}  // namespace gradus
