#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace gradus {

/// What a child process may use before it is killed.
struct ProgramLimits {
  std::chrono::milliseconds wall{20'000};
  std::uint64_t processor_seconds = 20;
  std::uint64_t memory = std::uint64_t{1} << 30U;  ///< bytes of address space, and of its answer
};

/// Runs `program IN OUT`, both of them files in memory that no name leads to: nothing is left
/// behind however this ends. The program is looked for in the absolute folders of PATH; it runs on
/// one thread, sees no other file of this process, reads nothing and prints nowhere. Returns what
/// it wrote to OUT; nothing where there is no such program, it exceeds a limit or is killed. Its
/// exit status does not matter. Linux only: nothing elsewhere.
std::optional<std::string> run_program(const std::string& program, const std::string& input,
                                       const ProgramLimits& limits);

/// Where `program` is found, or an empty string.
std::string find_program(const std::string& program);

}  // namespace gradus
