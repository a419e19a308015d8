// `gradus check -e`, with the engines that judge.

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "gradus/evidence/judge/judge.hpp"
#include "program/run.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::expect_golden;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample_program;
using testing_support::schema_fault;
using testing_support::Settings;

Program asking() {
  Program program = sample_program();
  program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
  return program;
}

Outcome check(const std::string& statement, const std::string& where = "",
              std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"check", "-e", statement, "--where", where};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(asking(), arguments);
}

void expect_verdict(const Outcome& o, int status, const std::string& line) {
  EXPECT_EQ(o.status, status) << line;
  EXPECT_EQ(o.out, line + "\n");
  EXPECT_EQ(o.err, "");
}

TEST(Ask, proved) {
  expect_verdict(
      check("x*y <= (x^2 + y^2)/2"), 0,
      "proved: x*y <= (x^2 + y^2)/2 holds for every x in R, y in R: signs of the factors "
      "of the difference");
  expect_verdict(check("(1 + x)^n >= 1 + n*x", "x >= -1, n in N"), 0,
                 "proved: (1 + x)^n >= 1 + n*x holds for every x >= -1, n in N: induction over n");
  expect_verdict(check("2 + 2 = 4"), 0,
                 "proved: 2 + 2 == 4 holds: both sides have one normal form");
}

TEST(Ask, certified) {
  const Outcome o = check("sin(x) <= x - x^3/8", "x in [1/10, 2]");
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(o.out.starts_with("certified: sin(x) <= x - x^3/8 holds on the box x in [1/10, 2]: "))
      << o.out;
}

TEST(Ask, refuted_at_the_simplest_point) {
  expect_verdict(check("x^2 >= x"), 1,
                 "refuted: x^2 >= x fails at x = 1/2: the left side is 1/4, the right side is 1/2");
  expect_verdict(check("1 + 1 = 3"), 1,
                 "refuted: 1 + 1 == 3 fails: the left side is 2, the right side is 3");
  expect_verdict(
      check("x + y <= 1", "x, y in [0, 1], x < y"), 1,
      "refuted: x + y <= 1 fails at x = 1/2, y = 1: the left side is 3/2, the right side "
      "is 1");
}

TEST(Ask, undecided_says_why) {
  const Outcome o = check("log(x) <= x - 1", "", {"--budget", "1/100"});
  EXPECT_EQ(o.status, 1);
  EXPECT_EQ(o.out,
            "undecided: log(x) <= x - 1: not defined at x = 0, where x > 0 fails; no "
            "counterexample was found in the search of 4000 points\n");
  EXPECT_EQ(check("x <= 1", "x > 2, x + 0 < 1").out,
            "undecided: x <= 1: no values were found that satisfy the hypotheses\n");
}

TEST(Ask, a_chain_is_judged_part_by_part) {
  const Outcome o = check("-x^2 <= 0 < x^2");
  EXPECT_EQ(o.status, 1);
  EXPECT_EQ(o.out,
            "proved: -x^2 <= 0 holds for every x in R: signs of the factors of the difference\n"
            "refuted: 0 < x^2 fails at x = 0: the left side is 0, the right side is 0\n");
  EXPECT_EQ(check("-x^2 <= 0 < x^2", "", {"--quiet"}).out,
            "refuted: 0 < x^2 fails at x = 0: the left side is 0, the right side is 0\n");
  const Outcome quiet = check("0 <= x^2", "", {"--quiet"});
  EXPECT_EQ(quiet.status, 0);
  EXPECT_EQ(quiet.out, "");
}

TEST(Ask, what_cannot_be_read_is_one_line_and_status_2) {
  const auto expect_unusable = [](const Outcome& o, const std::string& line) {
    EXPECT_EQ(o.status, 2) << line;
    EXPECT_EQ(o.out, "") << line;
    EXPECT_EQ(o.err, "gradus: " + line + "\n");
  };
  expect_unusable(check("log(x) <= )"), "-e:1:11: found ')', expected a number, a name or '('");
  expect_unusable(check("x < 1", "x in [0, 1"),
                  "--where:1:11: found the end, expected an operator, ']' or ')'");
  expect_unusable(run(asking(), {"check"}),
                  "check: found no statement, expected a file or -e 'left <= right'");
  expect_unusable(run(asking(), {"check", "-e"}), "-e: found nothing, expected a value");
  expect_unusable(run(asking(), {"check", "-e", "x<1", "-e", "x<2"}), "-e: found more than once");
  expect_unusable(run(asking(), {"check", "-e", "x<1", "--were", "x>0"}),
                  "check: unknown option --were; did you mean --where?");
  expect_unusable(check("x < 1", "", {"--explain", "--format", "csv"}),
                  "check: expected --format terminal, md, latex or json with --explain");
}

TEST(Ask, formulas_may_begin_with_a_minus_sign) {
  EXPECT_EQ(check("-x^2 <= 0").status, 0);
  EXPECT_EQ(check("--x <= x + 1").status, 0);
  EXPECT_EQ(check("x <= 1", "-x >= 0").status, 0);
}

TEST(Ask, every_format) {
  const std::string statement = "2 + 2 = 4 >= x";
  expect_golden("check.md", check(statement, "", {"--format", "md"}).out);
  expect_golden("check.tex", check(statement, "", {"--format", "latex"}).out);
  expect_golden("check.csv", check(statement, "", {"--format", "csv"}).out);
  expect_golden("check.html", check(statement, "", {"--format", "html"}).out);
  expect_golden("check.json", check(statement, "", {"--format", "json"}).out);
  expect_golden("check-explain.txt", check(statement, "", {"--explain"}).out);
  expect_golden("check-explain.md",
                check(statement, "x in [0, 8]", {"--explain", "--format", "md"}).out);
}

TEST(Ask, json_is_as_documented) {
  for (const std::string statement :
       {"x^2 >= 0", "x^2 >= x", "log(x) <= x", "(1 + x^2)^n >= 1 + n*x^2", "0 < 1 < 2"}) {
    const Outcome o =
        check(statement, "n in N", {"--format", "json", "--times", "--budget", "1/100"});
    EXPECT_EQ(schema_fault(nlohmann::json::parse(o.out), "check", documented_schema()), "")
        << statement;
  }
}

TEST(Ask, times_and_colours_are_there_on_demand) {
  EXPECT_NE(check("0 <= x^2", "", {"--times"}).out.find("seconds"), std::string::npos);
  EXPECT_NE(check("0 <= x^2", "", {"--color", "always"}).out.find("\033[32mproved"),
            std::string::npos);
}

TEST(Ask, the_answer_does_not_depend_on_threads) {
  const std::string statement = "log(cosh(w - s*tanh(w))) <= log(cosh(w)) - s*(1 - s/2)*tanh(w)^2";
  const std::string where = "w in [1/2, 2], s in [1/4, 1]";
  const Outcome one = check(statement, where, {"--threads", "1"});
  EXPECT_EQ(one.status, 0) << one.out;
  EXPECT_EQ(check(statement, where, {"--threads", "2"}).out, one.out);
}

Program failing(const std::function<Finding()>& engine) {
  Program program = sample_program();
  program.judge_statement = [engine](const Statement&, const Budget&) { return engine(); };
  return program;
}

TEST(Ask, an_engine_that_fails_leaves_the_statement_undecided) {
  const std::vector<std::string> arguments{"check", "-e", "x <= 1"};
  EXPECT_EQ(run(failing([]() -> Finding { throw std::runtime_error("lost"); }), arguments).out,
            "undecided: x <= 1: an engine failed: lost\n");
  EXPECT_EQ(
      run(failing([]() -> Finding { throw std::length_error("too many terms"); }), arguments).out,
      "undecided: x <= 1: budget: too many terms\n");
  const Outcome gone = run(failing([]() -> Finding {
                             std::signal(SIGSEGV, SIG_DFL);
                             std::raise(SIGSEGV);
                             return {};
                           }),
                           arguments);
  EXPECT_EQ(gone.status, 1);
  EXPECT_EQ(gone.out, "undecided: x <= 1: an engine ended by signal 11\n");
}

TEST(Ask, ctrl_c_ends_it_at_once_with_the_process_that_judges) {
  Settings interrupt;
  interrupt.interrupt_after_ms = 300;
  const auto start = std::chrono::steady_clock::now();
  // The judging process holds stdout open: run() returns when that has ended too.
  const Outcome o = run(failing([]() -> Finding {
                          std::this_thread::sleep_for(std::chrono::seconds(60));
                          return {};
                        }),
                        {"check", "-e", "x <= 1"}, interrupt);
  EXPECT_EQ(o.status, 130);
  EXPECT_EQ(o.out + o.err, "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

std::string repeated(const std::string& part, int times, const std::string& between) {
  std::string out = part;
  for (int k = 1; k < times; ++k) out += between + part;
  return out;
}

TEST(Ask, hostile_statements_are_answered_soon) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(check("2^10^9 >= 3").out,
            "undecided: 2^(10^9) >= 3: budget: 2^(10^9) may take more than 1048576 bits\n");
  for (const auto& [statement, where] : std::vector<std::pair<std::string, std::string>>{
           {"2^2^2^2^2^2 >= x", ""},
           {"x^10^9 >= 0", ""},
           {"x^10^9 >= 0", "x in [0, 2]"},
           {"(1e1000)^20000*x >= 0", "x > 0"},
           {"(x + y + z + 1)^5000 >= x*(x + y + z + 1)^4999", "x, y, z >= 0"},
           {"sum(i=1..10^12, i) > 0", ""},
           {"n >= 5", "n in N >= 10^40"},
           {"n^n^n >= 0", "n in N"},
           {repeated("exp(", 80, "") + "x" + repeated(")", 80, "") + " > 0", "x in [0, 100]"},
           {repeated("x", 4000, "+") + " >= 0", "x >= 0"},
           {repeated("x", 4000, "*") + " >= 0", "x >= 0"},
           {repeated("x", 4000, "/") + " >= 0", "x > 0"},
           {repeated("(a+b+c+d)^9", 30, "*") + " >= -1", "a, b, c, d > 0"}}) {
    const Outcome o = check(statement, where, {"--budget", "1/100"});
    EXPECT_TRUE(o.status == 0 || o.status == 1) << statement << o.err;
    EXPECT_EQ(o.out.find("an engine ended"), std::string::npos) << o.out;
    EXPECT_EQ(o.err, "");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(120));
}

}  // namespace
}  // namespace gradus
