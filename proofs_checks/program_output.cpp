#include "proofs_checks/program_output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "gradus/report/text.hpp"

namespace gradus {
namespace {

// Read by the signal handler: the temporary file to remove, when `temporary_in_use` is set.
std::array<char, 4096> temporary{};
volatile std::sig_atomic_t temporary_in_use = 0;
volatile std::sig_atomic_t progress_in_use = 0;

extern "C" void end_now(int signal) {
  if (temporary_in_use != 0) unlink(temporary.data());
  constexpr std::string_view clear_line = "\r\033[K";
  if (progress_in_use != 0 && write(STDERR_FILENO, clear_line.data(), clear_line.size()) < 0) {
    // Nothing can be done about it here.
  }
  _exit(128 + signal);
}

std::string error_text(int error) { return std::strerror(error); }

/// 0 or the error.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

void prepare_signals() {
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
  struct sigaction end {};
  end.sa_handler = end_now;
  for (const int signal : {SIGINT, SIGTERM}) {
    // A shell that starts a command in the background has it ignore SIGINT: leave that as it is.
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &end, nullptr);
  }
}

void write_stdout(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0) return;
  if (error == EPIPE) throw ReaderGone{};
  throw Unusable("cannot write to standard output: " + error_text(error));
}

Style stdout_style(const std::string& color) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const char* kind = std::getenv("TERM");
  const char* no_color = std::getenv("NO_COLOR");
  const bool plain = (kind != nullptr && std::strcmp(kind, "dumb") == 0) ||
                     (no_color != nullptr && *no_color != '\0');
  Style style;
  style.color = color == "always" || (color == "auto" && terminal && !plain);
  style.width = terminal ? terminal_width() : 0;
  return style;
}

Progress::Progress(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::string_view text) {
  if (!wanted_) return;
  shown_ = true;
  progress_in_use = 1;
  write_all(STDERR_FILENO, "\r\033[K" + fit(text, 79));
}

void Progress::clear() {
  if (!shown_) return;
  write_all(STDERR_FILENO, "\r\033[K");
  shown_ = false;
  progress_in_use = 0;
}

void require_directory(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) throw Unusable("cannot create the directory " + directory + ": " + error.message());
  if (!std::filesystem::is_directory(directory)) {
    throw Unusable(directory + " is a file, expected a directory");
  }
  if (access(directory.c_str(), W_OK | X_OK) != 0) {
    throw Unusable("cannot write in the directory " + directory + ": " + error_text(errno));
  }
}

void write_file(const std::string& path, std::string_view text) {
  const std::string name = path + ".tmp-" + std::to_string(getpid());
  if (name.size() + 1 > temporary.size()) throw Unusable("the path " + path + " is too long");
  std::copy_n(name.c_str(), name.size() + 1, temporary.begin());
  temporary_in_use = 1;
  int error = 0;
  const int file = open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    error = errno;
  } else {
    error = write_all(file, text);
    if (close(file) != 0 && error == 0) error = errno;
    if (error == 0 && rename(name.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) unlink(name.c_str());
  }
  temporary_in_use = 0;
  if (error != 0) throw Unusable("cannot write " + path + ": " + error_text(error));
}

}  // namespace gradus
