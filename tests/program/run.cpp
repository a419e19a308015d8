#include "program/run.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <stdexcept>

#include "support/sample_catalogue.hpp"

namespace gradus::testing_support {
namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    read = ends[0];
    write = ends[1];
  }
};

[[noreturn]] void become(const Program& program, const std::vector<std::string>& arguments, int out,
                         int err) {
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  signal(SIGINT, SIG_DFL);
  _exit(run_program(arguments, program));
}

}  // namespace

Outcome run(const Program& program, const std::vector<std::string>& arguments,
            const Settings& settings) {
  std::fflush(nullptr);  // else the child writes what waits here
  Pipe out, err;
  if (settings.close_reader) {
    close(out.read);
    out.read = -1;
  }
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    if (out.read >= 0) close(out.read);
    close(err.read);
    int to = out.write;
    if (!settings.stdout_to.empty()) to = open(settings.stdout_to.c_str(), O_WRONLY);
    become(program, arguments, to, err.write);
  }
  close(out.write);
  close(err.write);
  Outcome outcome;
  const auto start = std::chrono::steady_clock::now();
  bool interrupted = settings.interrupt_after_ms < 0;
  std::array<pollfd, 2> files{{{out.read, POLLIN, 0}, {err.read, POLLIN, 0}}};
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    poll(files.data(), files.size(), 20);
    const auto passed = std::chrono::steady_clock::now() - start;
    if (!interrupted && passed > std::chrono::milliseconds(settings.interrupt_after_ms)) {
      kill(child, settings.interrupt_with);
      interrupted = true;
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (files[i].fd < 0 || files[i].revents == 0) continue;
      std::array<char, 4096> bytes{};
      const ssize_t got = read(files[i].fd, bytes.data(), bytes.size());
      if (got <= 0) {
        close(files[i].fd);
        files[i].fd = -1;
      } else {
        (i == 0 ? outcome.out : outcome.err).append(bytes.data(), static_cast<std::size_t>(got));
      }
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  return outcome;
}

Program sample_program() {
  return {sample_claims,
          [] {
            return std::vector<TableSpec>{
                {"sample", "A table", [](const Budget&) { return sample_table(); }},
                {"other", "Another", [](const Budget&) {
                   Table t = sample_table();
                   t.id = "other";
                   return t;
                 }}};
          },
          [](const Claim& c, const Budget&) { return sample_verdict(c); },
          {},
          {},
          [] {
            const Figure line{"A line", "x (steps)",
                              "y",      false,
                              false,    {{Series::Style::line, "y = x", {{0, 0}, {1, 1}}}}};
            return std::vector<FigureSpec>{
                {"sample/line", "a line", [line](const Budget&) { return line; }}};
          }};
}

Outcome sample(const std::vector<std::string>& arguments, const Settings& settings) {
  return run(sample_program(), arguments, settings);
}

void expect_unusable(const std::vector<std::string>& arguments, const std::string& line) {
  const Outcome o = sample(arguments);
  EXPECT_EQ(o.status, 2) << line;
  EXPECT_EQ(o.out, "") << line;
  EXPECT_EQ(o.err, "gradus: " + line + "\n");
}

}  // namespace gradus::testing_support
