#include "proofs_checks/program.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "gradus/report/render_table.hpp"
#include "program/run.hpp"
#include "support/golden.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::expect_golden;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample_program;
using testing_support::Settings;

Outcome sample(const std::vector<std::string>& arguments, const Settings& settings = {}) {
  return run(sample_program(), arguments, settings);
}

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

/// Exit status 2, nothing on stdout, and this one line on stderr.
void expect_unusable(const std::vector<std::string>& arguments, const std::string& line) {
  const Outcome o = sample(arguments);
  EXPECT_EQ(o.status, 2) << line;
  EXPECT_EQ(o.out, "") << line;
  EXPECT_EQ(o.err, "gradus: " + line + "\n");
}

class TemporaryFolder {
 public:
  TemporaryFolder() : path_(std::filesystem::temp_directory_path() / "gradus-XXXXXX") {
    std::string name = path_.string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
      names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path_ / name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

 private:
  std::filesystem::path path_;
};

TEST(Program, help_texts_are_as_agreed) {
  for (const char* command :
       {"", "verify", "list", "explain", "table", "sweep", "check", "bound", "audit"}) {
    std::vector<std::string> arguments;
    if (*command != '\0') arguments.emplace_back(command);
    arguments.emplace_back("--help");
    const Outcome o = sample(arguments);
    EXPECT_EQ(o.status, 0);
    EXPECT_EQ(o.err, "");
    expect_golden(std::string("help") + (*command != '\0' ? "-" : "") + command + ".txt", o.out);
  }
}

TEST(Program, verify_prints_the_table_and_exits_0) {
  const Outcome o = sample({"verify"});
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.err, "");
  expect_golden("verdicts.txt", o.out);
}

TEST(Program, verify_exits_1_when_one_claim_is_not_as_expected) {
  Program program = sample_program();
  program.judge = [](const Claim& c, const Budget&) {
    return c.id == "sample/weights" ? testing_support::unexpected_verdict(c)
                                    : testing_support::sample_verdict(c);
  };
  const Outcome o = run(program, {"verify"});
  EXPECT_EQ(o.status, 1);
  expect_golden("unexpected.txt", o.out);
  const Outcome quiet = run(program, {"verify", "--quiet"});
  EXPECT_EQ(quiet.status, 1);
  EXPECT_EQ(quiet.out.find("sample/descent"), std::string::npos);
  EXPECT_NE(quiet.out.find("NO  undecided  sample/weights"), std::string::npos);
  EXPECT_EQ(run(program, {"verify", "sample/descent"}).status, 0);
  EXPECT_EQ(run(program, {"explain", "sample/weights"}).status, 1);
}

TEST(Program, swapped_expectations_are_noticed) {
  Program program = sample_program();
  program.catalogue = [] {
    std::vector<Claim> claims = testing_support::sample_claims();
    std::swap(claims[0].expected, claims[2].expected);
    return claims;
  };
  program.judge = [](const Claim& c, const Budget&) {
    Verdict v = testing_support::sample_verdict(c);
    v.grade = v.parts[0].grade;
    return v;
  };
  EXPECT_EQ(run(program, {"verify"}).status, 1);
}

TEST(Program, quiet_prints_nothing_when_all_is_as_expected) {
  const Outcome o = sample({"verify", "--quiet"});
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.out + o.err, "");
}

TEST(Program, an_engine_that_fails_leaves_the_claim_undecided) {
  Program program = sample_program();
  program.judge = [](const Claim&, const Budget&) -> Verdict {
    throw std::runtime_error("out of terms");
  };
  const Outcome o = run(program, {"verify", "wrong"});
  EXPECT_EQ(o.status, 1);
  EXPECT_NE(o.out.find("an engine failed: out of terms"), std::string::npos) << o.out;
}

TEST(Program, every_format_of_verify) {
  for (const auto& [name, file] :
       std::vector<std::pair<std::string, std::string>>{{"md", "verdicts.md"},
                                                        {"latex", "verdicts.tex"},
                                                        {"csv", "verdicts.csv"},
                                                        {"json", "verdicts.json"},
                                                        {"html", "verdicts.html"}}) {
    const Outcome o = sample({"verify", "--format", name});
    EXPECT_EQ(o.status, 0);
    expect_golden(file, o.out);
  }
}

TEST(Program, times_add_seconds_and_nothing_else_has_them) {
  const auto json = nlohmann::json::parse(sample({"verify", "--format=json", "--times"}).out);
  EXPECT_TRUE(json.at("claims")[0].at("seconds").is_number());
  EXPECT_NE(sample({"verify", "--times"}).out.find("seconds"), std::string::npos);
  EXPECT_EQ(sample({"verify"}).out.find("seconds"), std::string::npos);
}

TEST(Program, colour_is_for_terminals_or_on_demand) {
  EXPECT_EQ(sample({"verify"}).out.find('\033'), std::string::npos);
  EXPECT_NE(sample({"verify", "--color", "always"}).out.find("\033[32m"), std::string::npos);
  EXPECT_EQ(sample({"verify", "--color=never"}).out.find('\033'), std::string::npos);
}

TEST(Program, options_reach_the_judge) {
  Program program = sample_program();
  program.judge = [](const Claim& c, const Budget& b) {
    Verdict v = testing_support::sample_verdict(c);
    v.parts[0].evidence = Open{std::to_string(b.boxes) + " " + std::to_string(b.cases) + " " +
                               std::to_string(b.seed) + " " + std::to_string(b.threads) + " " +
                               std::to_string(b.digits)};
    return v;
  };
  const Outcome o = run(program, {"explain", "wrong", "--budget", "1/2", "--seed", "7", "--threads",
                                  "3", "--digits", "20"});
  const Budget usual;
  EXPECT_NE(o.out.find(std::to_string(usual.boxes / 2) + " " + std::to_string(usual.cases / 2) +
                       " 7 3 20"),
            std::string::npos)
      << o.out;
}

TEST(Program, unusable_arguments_are_one_line_and_status_2) {
  expect_unusable({}, "found no command, expected one of 'gradus --help'");
  expect_unusable(
      {"verfiy"},
      "unknown command 'verfiy', expected one of 'gradus --help'; did you mean verify?");
  expect_unusable({"verify", "sample/wights"},
                  "no claim matches 'sample/wights', expected an id, a prefix or a glob; did you "
                  "mean sample/weights?");
  expect_unusable({"explain", "wrong/sqare"},
                  "there is no claim 'wrong/sqare', expected an id of 'gradus list'; did you mean "
                  "wrong/square?");
  expect_unusable(
      {"table", "sampel"},
      "there is no table 'sampel', expected one of 'gradus list --tables'; did you mean "
      "sample?");
  expect_unusable({"table"},
                  "table: found no id, expected one of 'gradus list --tables', or --all");
  expect_unusable({"table", "sample", "--all"},
                  "table: found an id and --all, expected one of them");
  expect_unusable({"list", "--by", "date"}, "--by: found 'date', expected source");
  expect_unusable(
      {"list", "--by", "source", "--exempt"},
      "list: found more than one of patterns, --tables, --by and --exempt, expected one");
  expect_unusable({"verify", "--fromat", "json"},
                  "verify: unknown option --fromat; did you mean --format?");
  expect_unusable({"verify", "--format", "xml"},
                  "--format: found 'xml', expected terminal, md, latex, csv, json, html or sarif");
  expect_unusable({"verify", "--seed", "-1"},
                  "--seed: found '-1', expected a whole number from 0 to 18446744073709551615");
  expect_unusable({"verify", "--seed", "1e3"},
                  "--seed: found '1e3', expected a whole number from 0 to 18446744073709551615");
  expect_unusable({"verify", "--threads", "0"},
                  "--threads: found '0', expected a whole number from 1 to 256");
  expect_unusable({"verify", "--digits", "abc"},
                  "--digits: found 'abc', expected a whole number from 2 to 10000");
  expect_unusable({"verify", "--budget", "0"},
                  "--budget: found '0', expected a number from 1/1000 to 1000, such as 4, 0.5 or "
                  "1/3");
  expect_unusable({"sweep", "sample/weights", "--cases", "0"},
                  "--cases: found '0', expected a whole number from 1 to 10000000");
  expect_unusable({"verify", "--color", "maybe"},
                  "--color: found 'maybe', expected auto, always or never");
  expect_unusable({"explain", "wrong", "--format", "csv"},
                  "explain: expected --format terminal, md, latex or json");
  expect_unusable({"--format", "json", "verify"},
                  "found '--format', expected a command of 'gradus --help'");
  expect_unusable({"explain"}, "explain: found no id, expected an id of 'gradus list'");
  expect_unusable({"sweep"}, "sweep: found no id, expected an id of 'gradus list'");
  expect_unusable({"verify", "--seed"}, "--seed: found nothing, expected a value");
  expect_unusable({"verify", "--seed=1", "--seed=2"}, "--seed: found more than once");
  expect_unusable({"table", "sample", "-o"}, "--output: found nothing, expected a value");
  expect_unusable({"explain", "a", "b"}, "explain: found b, expected nothing more");
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

TEST(Program, list_and_tables) {
  expect_golden("list.txt", sample({"list"}).out);
  expect_golden("list.json", sample({"list", "--format", "json"}).out);
  EXPECT_EQ(sample({"list", "--tables", "--format", "csv"}).out,
            "table,title\r\nsample,A table\r\nother,Another\r\n");
  EXPECT_NE(sample({"list", "--by", "source"}).out.find("S0:3"), std::string::npos);
  EXPECT_EQ(sample({"list", "--exempt"}).status, 0);
}

TEST(Program, sweep_is_the_same_for_every_number_of_threads) {
  const std::vector<std::string> arguments{"sweep", "sample/weights", "--cases",
                                           "2000",  "--seed",         "5"};
  std::vector<std::string> one = arguments, four = arguments;
  one.insert(one.end(), {"--threads", "1"});
  four.insert(four.end(), {"--threads", "4"});
  const Outcome a = sample(one), b = sample(four), again = sample(one);
  EXPECT_EQ(a.status, 0) << a.err;
  EXPECT_EQ(a.out, b.out);
  EXPECT_EQ(a.out, again.out);
  EXPECT_NE(a.out.find("replay: gradus sweep sample/weights --seed 5 --case "), std::string::npos);
}

TEST(Program, a_sweep_that_finds_what_should_not_be_is_status_1) {
  EXPECT_EQ(sample({"sweep", "wrong/square"}).status, 0) << "refuted is what it should be";
  Program program = sample_program();
  program.catalogue = [] {
    std::vector<Claim> claims = testing_support::sample_claims();
    claims[2].expected = Grade::proved;
    return claims;
  };
  EXPECT_EQ(run(program, {"sweep", "wrong/square"}).status, 1);
}

TEST(Program, version_has_a_number) {
  const Outcome o = sample({"--version"});
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(o.out.starts_with("gradus ")) << o.out;
}

}  // namespace
}  // namespace gradus
