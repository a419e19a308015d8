// The program with the claims and tables that it ships with.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "gradus/evidence/judge/judge.hpp"
#include "program/run.hpp"
#include "proofs_checks/catalogue.hpp"
#include "support/effort.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::Outcome;
using testing_support::run;
using testing_support::schema_fault;

Verdict judge_it(const Claim& c, const Budget& b) { return judge(c, b); }

/// The tables, each seen to be rectangular and called by its name when it is made.
std::vector<TableSpec> watched_tables() {
  std::vector<TableSpec> specs = tables();
  for (TableSpec& spec : specs) {
    spec.make = [make = spec.make, id = spec.id](const Budget& b) {
      Table t = make(b);
      EXPECT_EQ(t.id, id);
      EXPECT_FALSE(t.rows.empty()) << id;
      for (const auto& row : t.rows) EXPECT_EQ(row.size(), t.columns.size()) << id;
      return t;
    };
  }
  return specs;
}

Program whole() { return {catalogue, watched_tables, judge_it}; }

Program only(std::vector<Claim> claims) {
  Program program = whole();
  program.catalogue = [claims = std::move(claims)] { return claims; };
  return program;
}

/// Runs the command on one thread and on two in turn, five times, or twice and more with the effort
/// where it takes long: status and output of all.
Outcome same_every_time(std::vector<std::string> arguments) {
  using Clock = std::chrono::steady_clock;
  Outcome first;
  int runs = 5;
  for (int k = 0; k < runs; ++k) {
    const Clock::time_point start = Clock::now();
    std::vector<std::string> again = arguments;
    again.insert(again.end(), {"--threads", k % 2 == 0 ? "1" : "2"});
    const Outcome o = run(whole(), again);
    const bool is_long = Clock::now() - start > std::chrono::milliseconds(500);
    if (k == 0 && is_long) runs = std::clamp(test::scaled(2), 2, 5);
    if (k == 0) first = o;
    EXPECT_EQ(o.status, first.status) << arguments[0];
    EXPECT_EQ(o.out, first.out) << arguments[0] << " differs in run " << k + 1;
    EXPECT_EQ(o.err, "") << arguments[0];
  }
  return first;
}

void expect_documented(std::vector<std::string> arguments, const std::string& name) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const Outcome o = run(whole(), arguments);
  EXPECT_EQ(o.status, 0) << arguments[1];
  EXPECT_EQ(schema_fault(nlohmann::json::parse(o.out), name, documented_schema()), "")
      << arguments[1];
}

TEST(Whole, explain_draws_the_boxes_of_a_certificate) {
  const Outcome o = same_every_time({"explain", "step-bound/smooth-decrease-log-cosh", "--paving"});
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(o.out.starts_with("<svg")) << o.out.substr(0, 100);
  EXPECT_TRUE(o.out.ends_with("</svg>\n"));
  EXPECT_NE(o.out.find(">eps</text>"), std::string::npos);
  const Outcome none = run(whole(), {"explain", "rate/sharp", "--paving"});
  EXPECT_EQ(none.status, 2);
  EXPECT_EQ(
      none.err,
      "gradus: --paving: rate/sharp has no part that is certified on a box in two variables\n");
}

TEST(Whole, verify_is_as_expected_documented_and_the_same_every_time_on_one_thread_and_two) {
  const Outcome o = same_every_time({"verify", "--format", "json"});
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(schema_fault(nlohmann::json::parse(o.out), "verify", documented_schema()), "");
}

TEST(Whole, every_table_is_the_one_in_the_documents_every_time_on_one_thread_and_two) {
  std::set<std::string> ids;
  for (const TableSpec& spec : tables()) {
    EXPECT_TRUE(ids.insert(spec.id).second) << spec.id;
    const Outcome o = same_every_time({"table", spec.id, "--format", "md"});
    EXPECT_EQ(o.status, 0);
    std::ifstream file(GRADUS_SOURCE_DIR "/docs/tables/" + spec.id + ".md", std::ios::binary);
    ASSERT_TRUE(file) << spec.id;
    std::ostringstream golden;
    golden << file.rdbuf();
    EXPECT_EQ(o.out, golden.str()) << "gradus table --all -o docs/tables renews it";
  }
}

TEST(Whole, sweeps_are_the_same_every_time_on_one_thread_and_two) {
  for (const char* id : {"step-bound/model-decrease", "rate/sharp", "adam/first-moment-variance",
                         "critical/bernoulli", "explode/threshold"}) {
    EXPECT_EQ(same_every_time({"sweep", id, "--cases", "500", "--seed", "3"}).status, 0) << id;
  }
}

TEST(Whole, the_tightest_case_of_a_sweep_is_replayed_by_the_command_that_it_prints) {
  for (const char* id : {"step-bound/best-step", "rate/sharp", "adam/first-moment-variance",
                         "critical/bernoulli", "explode/threshold"}) {
    const Outcome o = run(whole(), {"sweep", id, "--cases", "300", "--seed", "9"});
    std::istringstream lines(o.out);
    std::string line, values;
    std::size_t replayed = 0;
    while (std::getline(lines, line)) {
      if (line.find("left = ") != std::string::npos) values = line;
      const auto at = line.find("replay: gradus ");
      if (at == std::string::npos) continue;
      std::istringstream words(line.substr(at + std::string("replay: gradus ").size()));
      std::vector<std::string> arguments;
      for (std::string word; words >> word;) arguments.push_back(word);
      const Outcome again = run(whole(), arguments);
      EXPECT_EQ(again.status, 0) << line;
      EXPECT_NE(again.out.find(values), std::string::npos) << line << "\n" << again.out;
      ++replayed;
    }
    EXPECT_GE(replayed, 1U) << id;
  }
}

TEST(Whole, every_claim_is_explained_and_swept_without_surprise) {
  // In turn in text and in JSON, which follows the documented schema.
  std::size_t number = 0;
  for (const Claim& c : catalogue()) {
    ++number;
    if (number % 2 == 0) {
      const Outcome explained = run(whole(), {"explain", c.id});
      EXPECT_EQ(explained.status, 0) << c.id;
      EXPECT_TRUE(explained.out.starts_with(c.id + ": " + c.title)) << c.id;
      EXPECT_NE(explained.out.find("Verdict: " + std::string(name(c.expected)) + " (as expected)"),
                std::string::npos)
          << c.id;
    } else {
      expect_documented({"explain", c.id}, "explain");
    }
    if (number % 8 == 0) expect_documented({"sweep", "--cases", "50", c.id}, "sweep");
    if (number % 8 != 0) {
      EXPECT_EQ(run(whole(), {"sweep", c.id, "--cases", "50"}).status, 0) << c.id;
    }
  }
}

TEST(Whole, the_json_of_lists_and_tables_is_as_documented) {
  expect_documented({"list"}, "list");
  for (const char* id : {"step-bound", "rate", "adam", "random/index-law"}) {
    expect_documented({"table", id}, "table");
  }
}

TEST(Whole, swapping_the_expectations_of_two_claims_makes_verify_fail) {
  std::map<Grade, Claim> one_of_each;
  for (const Claim& c : catalogue()) one_of_each.emplace(c.expected, c);
  ASSERT_EQ(one_of_each.size(), 5U) << "a claim of each verdict but undecided";
  for (auto a = one_of_each.begin(); a != one_of_each.end(); ++a) {
    for (auto b = std::next(a); b != one_of_each.end(); ++b) {
      Claim first = a->second, second = b->second;
      EXPECT_EQ(run(only({first, second}), {"verify", "--quiet"}).status, 0);
      std::swap(first.expected, second.expected);
      const Outcome o = run(only({first, second}), {"verify", "--quiet"});
      EXPECT_EQ(o.status, 1) << first.id << ", " << second.id;
      EXPECT_NE(o.out.find(first.id), std::string::npos) << o.out;
      EXPECT_NE(o.out.find(second.id), std::string::npos) << o.out;
    }
  }
}

TEST(Whole, every_mutant_in_the_place_of_its_claim_makes_verify_fail) {
  std::size_t replaced = 0;
  for (const Claim& claim : catalogue()) {
    // What is refuted as printed is so for its neighbours too: that is what they show.
    if (claim.expected == Grade::refuted) continue;
    for (const Mutant& mutant : claim.mutants) {
      Claim wrong = claim;
      wrong.parts = {mutant.part};
      wrong.mutants.clear();
      EXPECT_EQ(run(only({wrong}), {"verify", "--quiet"}).status, 1)
          << claim.id << ": " << mutant.what;
      ++replaced;
    }
  }
  EXPECT_GT(replaced, 100U);
}

TEST(Whole, a_true_statement_in_the_place_of_a_refuted_one_makes_verify_fail) {
  const std::vector<Claim> all = catalogue();
  const auto proved = std::ranges::find(all, Grade::proved, &Claim::expected);
  for (const Claim& claim : all) {
    if (claim.expected != Grade::refuted) continue;
    Claim right = claim;
    right.parts = proved->parts;
    EXPECT_EQ(run(only({right}), {"verify", "--quiet"}).status, 1) << claim.id;
  }
}

}  // namespace
}  // namespace gradus
