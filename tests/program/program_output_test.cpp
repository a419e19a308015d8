// Where what is printed goes: files, pipes that close, full disks, interruptions.

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "gradus/report/render_table.hpp"
#include "program/run.hpp"
#include "program/temporary_folder.hpp"
#include "support/golden.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::Outcome;
using testing_support::run;
using testing_support::sample;
using testing_support::sample_program;
using testing_support::Settings;
using testing_support::TemporaryFolder;

Settings closed_reader() {
  Settings settings;
  settings.close_reader = true;
  return settings;
}

Settings into(const std::string& file) {
  Settings settings;
  settings.stdout_to = file;
  return settings;
}

Settings interrupted(int after_ms, int signal) {
  Settings settings;
  settings.interrupt_after_ms = after_ms;
  settings.interrupt_with = signal;
  return settings;
}

TEST(Program, tables_go_to_stdout_or_to_whole_files) {
  EXPECT_EQ(sample({"table", "sample"}).out,
            render(testing_support::sample_table(), Format::terminal));
  const auto both = nlohmann::json::parse(sample({"table", "--all", "--format", "json"}).out);
  EXPECT_EQ(both.at("tables").size(), 2U);

  const TemporaryFolder folder;
  const std::string deep = folder.path() + "/a/b";
  EXPECT_EQ(sample({"table", "--all", "-o", deep}).status, 0);
  EXPECT_EQ(sample({"table", "--all", "-o", folder.path(), "--format", "latex"}).out,
            folder.path() + "/sample.tex\n" + folder.path() + "/other.tex\n");
  EXPECT_EQ(folder.files(), (std::vector<std::string>{"a", "other.tex", "sample.tex"}));
  EXPECT_EQ(folder.read("a/b/sample.md"),
            render(testing_support::sample_table(), Format::markdown));
}

TEST(Program, a_directory_that_cannot_be_written_is_status_2) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/file") << "x";
  const Outcome o = sample({"table", "sample", "-o", folder.path() + "/file"});
  EXPECT_EQ(o.status, 2);
  EXPECT_EQ(std::ranges::count(o.err, '\n'), 1);
  EXPECT_EQ(sample({"table", "sample", "-o", folder.path() + "/file/sub"}).status, 2);
  EXPECT_EQ(sample({"table", "sample", "-o", "/proc/no"}).status, 2);
  if (geteuid() != 0) {
    std::filesystem::permissions(
        folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    EXPECT_EQ(sample({"table", "sample", "-o", folder.path()}).status, 2);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
  }
}

TEST(Program, a_closed_pipe_ends_it_without_a_word) {
  const Outcome o = sample({"list"}, closed_reader());
  EXPECT_EQ(o.status, 141);
  EXPECT_EQ(o.err, "");
}

TEST(Program, a_full_disk_is_reported) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  const Outcome o = sample({"list"}, into("/dev/full"));
  EXPECT_EQ(o.status, 2);
  EXPECT_NE(o.err.find("cannot write to standard output"), std::string::npos);
}

Program slow_program() {
  Program program = sample_program();
  program.judge = [](const Claim& c, const Budget&) {
    if (c.id == "sample/weights") std::this_thread::sleep_for(std::chrono::seconds(60));
    return testing_support::sample_verdict(c);
  };
  program.tables = [] {
    return std::vector<TableSpec>{{"slow", "Slow", [](const Budget&) {
                                     std::this_thread::sleep_for(std::chrono::seconds(60));
                                     return testing_support::sample_table();
                                   }}};
  };
  return program;
}

TEST(Program, ctrl_c_ends_it_with_130_after_whole_rows) {
  const Outcome o = run(slow_program(), {"verify"}, interrupted(500, SIGINT));
  EXPECT_EQ(o.status, 130);
  EXPECT_EQ(o.err, "");
  EXPECT_TRUE(o.out.ends_with('\n'));
  EXPECT_NE(o.out.find("ok  proved     sample/descent"), std::string::npos) << o.out;
  EXPECT_EQ(o.out.find("sample/weights"), std::string::npos) << o.out;
  const Outcome told = run(slow_program(), {"verify"}, interrupted(300, SIGTERM));
  EXPECT_EQ(told.status, 143);
}

TEST(Program, ctrl_c_leaves_no_file) {
  const TemporaryFolder folder;
  const Outcome o =
      run(slow_program(), {"table", "slow", "-o", folder.path()}, interrupted(300, SIGINT));
  EXPECT_EQ(o.status, 130);
  EXPECT_TRUE(folder.files().empty());
}

}  // namespace
}  // namespace gradus
