// The lectures and the notes of the documentation, checked as a user would check them.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "gradus/evidence/judge/judge.hpp"
#include "program/run.hpp"

namespace gradus {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++count;
  return count;
}

/// Every step that is said to be wrong is refuted, and no other; `proved` steps at least are
/// proved.
void expect_checked(const fs::path& path, std::size_t proved) {
  SCOPED_TRACE(path.string());
  Program program = testing_support::sample_program();
  program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
  const auto outcome = testing_support::run(program, {"check", path, "--format", "json"});
  EXPECT_EQ(outcome.status, 0);
  const auto json = nlohmann::json::parse(outcome.out);
  const std::size_t slips = times(read(path), "gradus: expect refuted");
  EXPECT_EQ(json["summary"]["verdicts"]["refuted"], slips);
  EXPECT_GE(json["summary"]["verdicts"]["proved"], proved);
  EXPECT_EQ(json["summary"]["ok"], json["steps"].size());
}

TEST(LecturesCheck, what_is_wrong_as_printed_is_refuted_and_nothing_else) {
  const fs::path lectures = GRADUS_SOURCE_DIR "/docs/lectures";
  expect_checked(lectures / "s0-momentum-and-adaptive-rates.md", 15);
  expect_checked(lectures / "s1-step-bound-and-rate.md", 30);
  expect_checked(lectures / "s2-quadratic-surface.md", 3);
  expect_checked(lectures / "s3-stochastic-descent-and-adam.md", 2);
  expect_checked(lectures / "s4-mini-batches-and-heavy-ball.md", 1);
}

TEST(LecturesCheck, notes_of_a_lecturer) {
  const fs::path notes = GRADUS_SOURCE_DIR "/docs/notes";
  expect_checked(notes / "least-squares-by-gradient-descent.md", 8);
  expect_checked(notes / "momentum-as-a-linear-recurrence.md", 9);
  expect_checked(notes / "logistic-regression-with-newtons-step.tex", 15);
}

}  // namespace
}  // namespace gradus
