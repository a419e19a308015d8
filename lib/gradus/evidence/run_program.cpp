#include "gradus/evidence/run_program.hpp"

#ifdef __linux__

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace gradus {

namespace {

/// A file descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

// The child's descriptors.
constexpr int input_fd = 3, output_fd = 4, alive_fd = 5;
constexpr const char* input_path = "/proc/self/fd/3";
constexpr const char* output_path = "/proc/self/fd/4";

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<std::string> read_from_start(int fd, std::uint64_t most) {
  std::string result;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = pread(fd, buffer, sizeof buffer, static_cast<off_t>(result.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 || result.size() + static_cast<std::size_t>(count) > most) return {};
    if (count == 0) return result;
    result.append(buffer, static_cast<std::size_t>(count));
  }
}

void limit(int resource, rlim_t most) {
  const rlimit value{most, most};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

struct Child {
  const char* path;
  const char* const* arguments;
  const char* const* environment;
  int from[4];
  const ProgramLimits& limits;
};

/// Until exec: system calls only, as the memory is the parent's. Never returns where it succeeds:
/// what a sanitizer notes of its frame would stay.
[[gnu::no_sanitize_address]] int become(void* what) {
  const Child& child = *static_cast<Child*>(what);
  // First out of the way of the numbers that they are to have.
  int moved[4];
  for (int i = 0; i < 4; ++i) moved[i] = fcntl(child.from[i], F_DUPFD, alive_fd + 1);
  const int to[4] = {STDIN_FILENO, input_fd, output_fd, alive_fd};
  bool ready = chdir("/") == 0;
  for (int i = 0; i < 4; ++i) ready = ready && dup2(moved[i], to[i]) == to[i];
  ready = ready && dup2(STDIN_FILENO, STDOUT_FILENO) >= 0 && dup2(STDIN_FILENO, STDERR_FILENO) >= 0;
  close_range(alive_fd + 1, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CPU, child.limits.processor_seconds);
  limit(RLIMIT_AS, child.limits.memory);
  limit(RLIMIT_FSIZE, child.limits.memory);
  limit(RLIMIT_CORE, 0);
  if (ready) {
    execve(child.path, const_cast<char* const*>(child.arguments),
           const_cast<char* const*>(child.environment));
  }
  _exit(127);
}

/// Shares its memory with the child until that is another program, as posix_spawn does: to copy the
/// tables of a large memory takes longer than most such programs run. Signals stay blocked in it,
/// but for SIGKILL.
pid_t start(Child child) {
  alignas(16) std::array<std::byte, 32'768> stack;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t id =
      clone(become, stack.data() + stack.size(), CLONE_VM | CLONE_VFORK | SIGCHLD, &child);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return id;
}

/// Waits until the other end of the pipe is closed everywhere; false when that takes too long.
bool wait_for_end(int pipe, std::chrono::milliseconds wall) {
  const auto deadline = std::chrono::steady_clock::now() + wall;
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd watched{pipe, POLLIN, 0};
    const int count =
        poll(&watched, 1, static_cast<int>(std::clamp<long>(left.count(), 0, 1'000'000)));
    if (count > 0) return true;
    if (count == 0 || errno != EINTR) return false;
  }
}

bool is_program(const std::string& path) {
  return access(path.c_str(), X_OK) == 0 && !path.empty() && path.front() == '/';
}

}  // namespace

std::string find_program(const std::string& program) {
  const char* value = std::getenv("PATH");
  std::string_view folders = value == nullptr ? "" : value;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::string path = std::string(folders.substr(0, end)) + "/" + program;
    if (is_program(path)) return path;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

std::optional<std::string> run_program(const std::string& program, const std::string& input,
                                       const ProgramLimits& limits) {
  const std::string path = find_program(program);
  if (path.empty() || limits.wall.count() <= 0) return {};
  const Descriptor in(memfd_create("gradus-in", MFD_CLOEXEC));
  const Descriptor out(memfd_create("gradus-out", MFD_CLOEXEC));
  const Descriptor null(open("/dev/null", O_RDWR | O_CLOEXEC));
  int ends[2];
  if (!in || !out || !null || !write_all(in.get(), input) || pipe2(ends, O_CLOEXEC) != 0) return {};
  const Descriptor ended(ends[0]);
  Descriptor alive(ends[1]);

  const char* const arguments[] = {path.c_str(), input_path, output_path, nullptr};
  const char* const environment[] = {"LC_ALL=C", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1",
                                     "MKL_NUM_THREADS=1", nullptr};
  const pid_t child = start({path.c_str(),
                             arguments,
                             environment,
                             {null.get(), in.get(), out.get(), alive.get()},
                             limits});
  if (child < 0) return {};
  alive.close();
  const bool in_time = wait_for_end(ended.get(), limits.wall);
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time || !WIFEXITED(status) || WEXITSTATUS(status) == 127) return {};
  return read_from_start(out.get(), limits.memory);
}

}  // namespace gradus

#else

namespace gradus {

std::string find_program(const std::string&) { return {}; }

std::optional<std::string> run_program(const std::string&, const std::string&,
                                       const ProgramLimits&) {
  return {};
}

}  // namespace gradus

#endif
