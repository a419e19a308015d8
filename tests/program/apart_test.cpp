#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#include "proofs_checks/program_apart.hpp"

namespace gradus {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

TEST(Apart, the_result_is_relayed_whole) {
  EXPECT_EQ(run_apart([] { return std::string("result"); }, {}).result, "result");
  const std::string large(3'000'000, 'x');
  const Apart apart = run_apart([&] { return large; }, {});
  EXPECT_EQ(apart.result, large);
  EXPECT_EQ(apart.problem, "");
  EXPECT_EQ(run_apart([] { return std::string(); }, {}).problem, "");
}

TEST(Apart, what_the_work_changes_stays_in_the_child) {
  int value = 1;
  run_apart(
      [&] {
        value = 2;
        return std::string();
      },
      {});
  EXPECT_EQ(value, 1);
}

TEST(Apart, it_ends_in_time_whether_it_works_or_sleeps) {
  Limits limits;
  limits.seconds = 0.2;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(run_apart(
                [] {
                  std::this_thread::sleep_for(std::chrono::seconds(60));
                  return std::string("late");
                },
                limits)
                .problem,
            "budget: not done in 0.2 seconds");
  EXPECT_EQ(run_apart(
                [] {
                  volatile unsigned count = 0;
                  for (;;) count = count + 1;
                  return std::string("late");
                },
                limits)
                .problem,
            "budget: not done in 0.2 seconds");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Apart, memory_is_limited) {
  if (sanitized) GTEST_SKIP() << "the sanitizer reserves more addresses than any limit";
  Limits limits;
  limits.megabytes = 200;
  const auto hungry = [](bool ends_process) {
    return [ends_process] {
      std::vector<std::unique_ptr<char[]>> taken;
      try {
        for (;;) taken.push_back(std::make_unique<char[]>(1U << 20U));
      } catch (const std::bad_alloc&) {
        if (ends_process) std::abort();  // as GMP does
        throw;
      }
      return std::string("enough");
    };
  };
  EXPECT_EQ(run_apart(hungry(false), limits).problem, "budget: not done in 200 megabytes");
  EXPECT_EQ(run_apart(hungry(true), limits).problem, "budget: not done in 200 megabytes");
}

TEST(Apart, an_end_without_a_result_is_told) {
  EXPECT_EQ(run_apart([]() -> std::string { _exit(7); }, {}).problem,
            "an engine ended with status 7");
  EXPECT_EQ(run_apart(
                []() -> std::string {
                  std::signal(SIGSEGV, SIG_DFL);
                  std::raise(SIGSEGV);
                  return "alive";
                },
                {})
                .problem,
            "an engine ended by signal 11");
}

}  // namespace
}  // namespace gradus
