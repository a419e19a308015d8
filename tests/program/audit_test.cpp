// `gradus audit` on small traces.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program/run.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample_program;
using testing_support::schema_fault;

/// A folder of its own for each test, with a trace of gradient descent on w^2/2 at rate 1/2.
class AuditCommand : public testing::Test {
 protected:
  AuditCommand() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("gradus-audit-" + std::to_string(getpid()) + "-" + test->name());
    std::filesystem::create_directories(folder_);
    write("good.csv", descent(0.5));
  }
  ~AuditCommand() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name));
    return (std::ostringstream() << file.rdbuf()).str();
  }
  /// w and its gradient w, which changes with the factor `keep` of each step.
  static std::string descent(double keep) {
    std::ostringstream text;
    text << std::hexfloat << "step,theta_0,theta_1,grad_0,grad_1\n";
    double a = 1, b = -3;
    for (int step = 0; step < 12; ++step) {
      text << step << ',' << a << ',' << b << ',' << a << ',' << b << '\n';
      a *= keep;
      b *= keep;
    }
    return text.str();
  }
  static Outcome audit(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "audit");
    return run(sample_program(), arguments);
  }
  static void expect_unusable(const std::vector<std::string>& arguments, const std::string& line) {
    const Outcome o = audit(arguments);
    EXPECT_EQ(o.status, 2) << line;
    EXPECT_EQ(o.out, "") << line;
    EXPECT_EQ(o.err, "gradus: " + line + "\n");
  }

 private:
  std::filesystem::path folder_;
};

const std::vector<std::string> descent_at_half{"--rule", "sgd", "--lr", "0.5"};

std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST_F(AuditCommand, a_trace_that_conforms_has_status_0) {
  const Outcome o = audit(descent_at_half + std::vector{path("good.csv")});
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.err, "");
  EXPECT_TRUE(o.out.starts_with("conforms: " + path("good.csv") + ": sgd (lr 0.5")) << o.out;
}

TEST_F(AuditCommand, a_trace_that_departs_has_status_1_and_says_where) {
  const Outcome o = audit({path("good.csv"), "--rule", "sgd", "--lr", "0.25"});
  EXPECT_EQ(o.status, 1);
  EXPECT_TRUE(o.out.starts_with("departs: ")) << o.out;
  EXPECT_NE(o.out.find("First departure: step 0, theta_0: off by "), std::string::npos) << o.out;
}

TEST_F(AuditCommand, without_a_rule_the_rule_is_found) {
  const Outcome o = audit({path("good.csv"), "--format", "json"});
  EXPECT_EQ(o.status, 0);
  const nlohmann::json found = nlohmann::json::parse(o.out);
  EXPECT_EQ(found.at("rule"), "sgd");
  EXPECT_EQ(found.at("variant").at("lr"), "0.5");
  EXPECT_EQ(found.at("verdict"), "conforms");
  EXPECT_EQ(schema_fault(found, "audit", documented_schema()), "");
}

TEST_F(AuditCommand, the_sidecar_names_rule_and_type_and_flags_go_first) {
  write("good.json", R"({"dtype": "float32", "rule": {"family": "sgd", "lr": 0.25}})");
  EXPECT_EQ(audit({path("good.csv")}).status, 1);
  EXPECT_EQ(audit(descent_at_half + std::vector{path("good.csv")}).status, 0);
  EXPECT_EQ(audit({path("good.csv"), "--no-sidecar"}).status, 0);
  const auto json = [&](std::vector<std::string> more) {
    return nlohmann::json::parse(
        audit(std::move(more) + descent_at_half + std::vector<std::string>{"--format", "json"})
            .out);
  };
  EXPECT_EQ(json({path("good.csv")}).at("type"), "float32");
  EXPECT_EQ(json({path("good.csv"), "--type", "float64"}).at("type"), "float64");
  write("other.json", R"({"rows": 100})");
  expect_unusable({path("good.csv"), "--sidecar", path("other.json")},
                  path("good.csv") + ":13: found 12 rows, expected 100 as the sidecar says");
}

TEST_F(AuditCommand, reads_standard_input) {
  const int before = dup(STDIN_FILENO);
  const int file = open(path("good.csv").c_str(), O_RDONLY);
  dup2(file, STDIN_FILENO);
  const Outcome o = audit(descent_at_half + std::vector<std::string>{"-"});
  dup2(before, STDIN_FILENO);
  close(file);
  close(before);
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(o.out.starts_with("conforms: standard input: sgd")) << o.out;
}

TEST_F(AuditCommand, every_format) {
  const auto good = descent_at_half + std::vector{path("good.csv")};
  EXPECT_TRUE(
      audit(good + std::vector<std::string>{"--format", "md"}).out.starts_with("### conforms: "));
  EXPECT_TRUE(audit(good + std::vector<std::string>{"--format", "csv"})
                  .out.starts_with("trace,made by,rule,ulps,error,verdict,why"));
  EXPECT_NE(audit(good + std::vector<std::string>{"--format", "junit"}).out.find("failures=\"0\""),
            std::string::npos);
  EXPECT_NE(audit({path("good.csv"), "--rule", "sgd", "--lr", "0.25", "--format", "junit"})
                .out.find("failures=\"1\""),
            std::string::npos);
  EXPECT_EQ(audit(good + std::vector<std::string>{"--quiet"}).out, "");
}

TEST_F(AuditCommand, what_is_unusable_has_status_2_and_one_line) {
  write("nan.csv", "step,theta_0,grad_0\n0,1,nan\n");
  expect_unusable(
      {path("nan.csv")},
      path("nan.csv") + ":2:5: grad_0: found nan in the first row, expected a finite number");
  expect_unusable({path("none.csv")}, path("none.csv") + ": found no such file");
  expect_unusable({path("")}, path("") +
                                  ": found a folder, expected a file; for all traces in it: "
                                  "--table " +
                                  path(""));
  expect_unusable({}, "audit: found no trace, expected TRACE, --table DIR or --probes RULE");
  expect_unusable({path("good.csv"), "--table", path("")},
                  "audit: found more than one of TRACE, --table and --probes, expected one");
  expect_unusable({path("good.csv"), "--lr", "0.5"},
                  "audit: found a number or --set without --rule, expected --rule RULE with it");
  expect_unusable({path("good.csv"), "--rule", "adm"},
                  "--rule: found 'adm', expected sgd, qhm, adagrad, rmsprop, adadelta, adam, "
                  "adamax, nadam or radam; did you mean adam, qhm or nadam?");
  expect_unusable({path("good.csv"), "--format", "html"},
                  "--format: found 'html', expected terminal, md, csv, json or junit");
  expect_unusable({path("good.csv"), "--type", "float16"},
                  "--type: found 'float16', expected float32, float64 or bfloat16");
  expect_unusable({path("good.csv"), "--printed", "%d"},
                  "--printed: found '%d', expected %.9g, %.8e, %.6f, %a or shortest");
  expect_unusable({path("good.csv"), "--rule", "sgd", "--set", "nesterov"},
                  "--set: found 'nesterov', expected KEY=VALUE such as eps_mode=hat");
  expect_unusable({path("good.csv"), "--rule", "adam", "--beta1", "1"},
                  "--beta1: beta1: expected a number from 0 to below 1");
  expect_unusable({path("good.csv"), "--rule", "adam", "--lr", "1e31"},
                  "--lr: lr: expected a number from 0 to 1e30, of at most 300 digits");
  expect_unusable({"--probes", "adam"}, "audit: expected --probes RULE together with -o DIR");
}

TEST_F(AuditCommand, a_table_of_a_folder) {
  write("good.json", R"({"framework": "mine", "rule": {"family": "sgd", "lr": 0.5}})");
  write("wrong.csv", descent(0.75));
  write("wrong.json", R"({"rule": {"family": "sgd", "lr": 0.5}, "buggy": true})");
  write("notes.txt", "no trace");
  const Outcome good = audit({"--table", path(""), "--format", "json"});
  EXPECT_EQ(good.status, 0) << good.out;
  const nlohmann::json all = nlohmann::json::parse(good.out);
  EXPECT_EQ(schema_fault(all, "audits", documented_schema()), "");
  ASSERT_EQ(all.at("traces").size(), 2U);
  EXPECT_EQ(all.at("traces")[0].at("trace"), "good.csv");
  EXPECT_EQ(all.at("traces")[0].at("maker"), "mine");
  EXPECT_EQ(all.at("traces")[1].at("verdict"), "departs");
  write("broken.csv", "step,theta_0\n");
  const Outcome broken = audit({"--table", path(""), "--format", "md"});
  EXPECT_EQ(broken.status, 1);
  EXPECT_NE(broken.out.find("| broken.csv |  |  |  |  | unusable |"), std::string::npos)
      << broken.out;
}

TEST_F(AuditCommand, writes_probes) {
  const Outcome o = audit({"--probes", "adam", "-o", path("probes")});
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(read("probes/first-step.csv"), "step,grad_0,grad_1,grad_2\n0,1,0.25,-3\n");
  EXPECT_NE(read("probes/constant-expected.csv")
                .find("as published,1,0.900000000000000000000000000000\n"),
            std::string::npos);
  EXPECT_NE(read("probes/zeros-then-ones-expected.csv").find("no epsilon,1,nan\n"),
            std::string::npos);
  EXPECT_TRUE(read("probes/README.md").starts_with("# Probes for adam\n"));
}

}  // namespace
}  // namespace gradus
