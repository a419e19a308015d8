#include "proofs_checks/program_apart.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <new>
#include <stdexcept>

namespace gradus {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

constexpr int no_memory = 3;  ///< exit status of the child

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// The sanitizer reserves addresses by the terabyte, and its reports are wanted.
void confine(const Limits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(limits.seconds)) * limits.threads + 1);
  if (sanitized) return;
  // A thread takes its stack and an arena of the allocator.
  constexpr rlim_t megabyte = rlim_t{1} << 20U, thread_megabytes = 80;
  limit(RLIMIT_AS, (limits.megabytes + thread_megabytes * limits.threads) * megabyte);
  // What libraries say when memory runs out would follow our own line.
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
}

bool write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = write(file, text.data() + done, text.size() - done);
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) done += static_cast<std::size_t>(written);
  }
  return true;
}

[[noreturn]] void be_child(const std::function<std::string()>& work, const Limits& limits,
                           pid_t parent, int out) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  confine(limits);
  try {
    _exit(write_all(out, work()) ? 0 : 1);
  } catch (const std::bad_alloc&) {
    _exit(no_memory);
  }
}

/// Reads until the other end is closed; false where that takes too long.
bool read_all(int file, double seconds, std::string& text) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(seconds));
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd ready{file, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(std::min<long>(left, 60'000))) <= 0) continue;
    std::array<char, 65'536> bytes{};
    const ssize_t got = read(file, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    text.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

std::string problem(int status, bool in_time, const Limits& limits) {
  if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    return fmt::format("budget: not done in {:g} seconds", limits.seconds);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  // Where an allocation fails, libraries below end the process.
  const bool memory =
      (WIFEXITED(status) && WEXITSTATUS(status) == no_memory) ||
      (WIFSIGNALED(status) && (WTERMSIG(status) == SIGABRT || WTERMSIG(status) == SIGKILL));
  if (memory) return fmt::format("budget: not done in {} megabytes", limits.megabytes);
  return WIFSIGNALED(status) ? fmt::format("an engine ended by signal {}", WTERMSIG(status))
                             : fmt::format("an engine ended with status {}", WEXITSTATUS(status));
}

}  // namespace

Apart run_apart(const std::function<std::string()>& work, const Limits& limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("there is no pipe");
  const pid_t parent = getpid(), child = fork();
  if (child < 0) throw std::runtime_error("there is no process");
  if (child == 0) {
    close(ends[0]);
    be_child(work, limits, parent, ends[1]);
  }
  close(ends[1]);
  Apart apart;
  const bool in_time = read_all(ends[0], limits.seconds, apart.result);
  close(ends[0]);
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  apart.problem = problem(status, in_time, limits);
  return apart;
}

}  // namespace gradus
