#include "proofs_checks/program.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gradus/evidence/run_program.hpp"
#include "gradus/report/render_table.hpp"
#include "program/run.hpp"
#include "program/temporary_folder.hpp"
#include "support/golden.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::expect_golden;
using testing_support::expect_unusable;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample;
using testing_support::sample_program;
using testing_support::TemporaryFolder;

TEST(Program, help_texts_are_as_agreed) {
  for (const char* command :
       {"", "verify", "list", "explain", "table", "plot", "sweep", "check", "bound", "audit"}) {
    std::vector<std::string> arguments;
    if (*command != '\0') arguments.emplace_back(command);
    arguments.emplace_back("--help");
    const Outcome o = sample(arguments);
    EXPECT_EQ(o.status, 0);
    EXPECT_EQ(o.err, "");
    expect_golden(std::string("help") + (*command != '\0' ? "-" : "") + command + ".txt", o.out);
  }
}

TEST(Program, plot_draws_what_the_catalogue_offers) {
  const Outcome listed = sample({"list", "--plots", "--format", "csv"});
  EXPECT_EQ(listed.out, "plot,title\r\nsample/line,a line\r\n");
  if (!find_program("gnuplot").empty()) {
    const Outcome drawn = sample({"plot", "sample/line"});
    EXPECT_EQ(drawn.status, 0);
    EXPECT_NE(drawn.out.find("</svg>"), std::string::npos);
    const TemporaryFolder folder;
    EXPECT_EQ(sample({"plot", "--all", "-o", folder.path()}).status, 0);
    EXPECT_EQ(folder.read("sample/line.svg"), drawn.out);
  }
  expect_unusable({"plot", "sample/lin"},
                  "there is no plot 'sample/lin', expected one of 'gradus list --plots'; did you "
                  "mean sample/line?");
  expect_unusable({"plot"}, "plot: found no id, expected one of 'gradus list --plots', or --all");
  expect_unusable({"plot", "sample/line", "--format", "csv"},
                  "plot: found --format, expected none: figures are SVG");
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
