#include "proofs_checks/program_watch.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <tuple>

#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

constexpr std::chrono::milliseconds pause{100};

/// What changes when a file is saved, in place or by renaming another over it; zeros where there is
/// none.
using Stamp = std::tuple<dev_t, ino_t, off_t, time_t, long>;

std::vector<Stamp> stamps(const std::vector<std::string>& files) {
  std::vector<Stamp> all;
  for (const std::string& file : files) {
    struct stat s {};
    if (stat(file.c_str(), &s) != 0) s = {};
    all.emplace_back(s.st_dev, s.st_ino, s.st_size, s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
  }
  return all;
}

}  // namespace

void watch(const std::vector<std::string>& files, const std::function<void()>& work) {
  for (;;) {
    const std::vector<Stamp> checked = stamps(files);
    work();
    std::vector<Stamp> now = stamps(files);
    while (now == checked) {
      std::this_thread::sleep_for(pause);
      now = stamps(files);
    }
    // An editor may write in several parts.
    for (std::vector<Stamp> before; before != now;) {
      before = now;
      std::this_thread::sleep_for(pause);
      now = stamps(files);
    }
  }
}

void clear_terminal() { write_stdout(isatty(STDOUT_FILENO) == 1 ? "\033[H\033[2J" : "\n"); }

}  // namespace gradus
