// `gradus check` on what strangers may send: it ends soon, says what is wrong, and claims nothing.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "gradus/evidence/judge/judge.hpp"
#include "program/run.hpp"
#include "proofs_checks/program_check.hpp"

namespace gradus {
namespace {

namespace fs = std::filesystem;
using testing_support::Outcome;

Outcome check(const fs::path& path) {
  Program program = testing_support::sample_program();
  program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
  testing_support::Settings settings;
  settings.interrupt_after_ms = 100'000;  // would show as a signal or as status 143
  settings.interrupt_with = 15;
  return testing_support::run(program, {"check", path, "--budget", "1/100"}, settings);
}

class HostileNotes : public testing::Test {
 protected:
  ~HostileNotes() override { fs::remove_all(folder_); }

  /// What `check` says of this text; it ends by itself, and what it prints is plain text.
  std::string said(const std::string& text, const std::string& name = "a.md") {
    fs::create_directories(folder_);
    std::ofstream(folder_ / name, std::ios::binary) << text;
    const Outcome o = check(folder_ / name);
    EXPECT_TRUE(o.status == 0 || o.status == 1) << o.status << " " << o.err;
    EXPECT_TRUE(std::ranges::none_of(o.out, [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
    })) << o.out;
    return o.out;
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("gradus-hostile-" + std::to_string(getpid()));
};

std::string repeated(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

bool contains(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

TEST_F(HostileNotes, the_fuzzers_corpus) {
  for (const auto& entry : fs::directory_iterator(GRADUS_SOURCE_DIR "/fuzz/corpus/notes")) {
    SCOPED_TRACE(entry.path().string());
    const Outcome o = check(entry.path());
    EXPECT_TRUE(o.status == 0 || o.status == 1) << o.status << " " << o.err;
    EXPECT_FALSE(contains(o.out, std::string(1, '\x1b')));
  }
}

TEST_F(HostileNotes, nesting) {
  const std::string out = said("$$" + repeated("{", 5000) + "x" + repeated("}", 5000) + " = x$$\n" +
                               "$$" + repeated("\\frac{1}{1 + ", 3000) + "x = 1$$\n\n$1 + 1 = 2$");
  EXPECT_TRUE(contains(out, ":1: skipped: ")) << out;
  EXPECT_TRUE(contains(out, ":4: proved: ")) << out;
}

TEST_F(HostileNotes, numbers_and_sums) {
  const std::string out = said(
      "$$2^{10^9} = 2^{10^9} + x$$\n\n$$9^{9^{9^9}} > 1$$\n\n"
      "$$\\sum_{i=1}^{10^{12}} i = 7$$\n\n$$\\prod_{i=1}^{10^9} 2 = x$$\n");
  EXPECT_FALSE(contains(out, "proved: ")) << out;
}

TEST_F(HostileNotes, many_openings_without_an_end) {
  said(repeated("\\begin{align}\n\n", 100'000));
  said(repeated("$$\n\n", 100'000));
  said(repeated("\\[ x", 100'000));
  said(repeated("<!-- gradus: ", 50'000));
  said(repeated("`", 200'000) + repeated("\n```", 50'000));
}

TEST_F(HostileNotes, many_empty_lines) {
  EXPECT_NE(said("Let $a > 0$." + std::string(3'000'000, '\n')).find("assumption"),
            std::string::npos);
}

TEST_F(HostileNotes, one_long_formula) {
  said("$$x = 1" + repeated(" + a_{1} b", 20'000) + "$$");
  said("$$a" + repeated(" = a", 300) + "$$");
}

TEST_F(HostileNotes, definitions_that_double) {
  std::string text = "$$x_0 = a + b$$\n\n";
  for (int i = 0; i < 40; ++i) {
    const std::string x = "x_{" + std::to_string(i) + "}";
    text += "$$x_{" + std::to_string(i + 1) + "} = " + x + " " + x + " + " + x + "$$\n\n";
  }
  const std::string out = said(text + "$$x_{40} + a = a + b$$\n");
  EXPECT_FALSE(contains(out, ":83: proved: ")) << out;
}

TEST_F(HostileNotes, macros_that_double_or_return) {
  std::string text = "\\newcommand{\\ma}{x+x}\n";
  for (std::size_t i = 1; i < 40; ++i) {
    const std::string before = "\\m" + repeated("a", i);
    text += "\\newcommand{\\m" + repeated("a", i + 1) + "}{" + before + before + "}\n";
  }
  said(text + "$\\m" + repeated("a", 40) + " = 1$\n", "a.tex");
  said("\\newcommand{\\a}{\\a\\a}\n\\newcommand{\\b}{\\c}\\newcommand{\\c}{\\b}\n$\\a = \\b$\n",
       "a.tex");
}

TEST_F(HostileNotes, bytes_that_are_no_text) {
  constexpr char bytes[] = "$$x \0 = \x1b[2J \x7f$$ \xff\xfe $\xc3 = \xe2\x82$ $y\x9b = \x01$";
  said(std::string(bytes, sizeof(bytes) - 1));
}

TEST_F(HostileNotes, no_file_and_no_command_is_touched) {
  const std::string out = said(
      "\\input{/etc/passwd}\n\\immediate\\write18{touch /tmp/gradus-hostile-mark}\n"
      "$\\input{/etc/passwd} = 1$\n",
      "a.tex");
  EXPECT_FALSE(contains(out, "root:")) << out;
  EXPECT_FALSE(fs::exists("/tmp/gradus-hostile-mark"));
}

TEST_F(HostileNotes, a_malformed_formula_does_not_hide_the_next) {
  const std::string out =
      said("$$\\frac{1}{ = \\left( x \\right]$$\n\n$$x = }$$\n\n$$2 + 2 = 4$$\n");
  EXPECT_TRUE(contains(out, ":1: skipped: found ")) << out;
  EXPECT_TRUE(contains(out, ":3: skipped: found ")) << out;
  EXPECT_TRUE(contains(out, ":5: proved: ")) << out;
}

TEST_F(HostileNotes, FormulasThatCannotBeReadTakeNoLongerInLongFiles) {
  // Each was counted from the start of the file once, which took a minute here.
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "$)$ ";
  EXPECT_NE(said(text).find("20000 skipped"), std::string::npos);
}

TEST(NotesTime, WhatIsLeftWhenTheTimeOfAllFilesIsUpIsUndecided) {
  Program program = testing_support::sample_program();
  program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
  Options options;
  options.quiet = true;
  const NotesTime none(0);
  const NotesReport report = check_notes("a.md", "$$a + b = b + a$$", options, program, &none);
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_EQ(report.results[0].grade, Grade::undecided);
  EXPECT_EQ(report.results[0].message, "budget: the files before it took too long");
  const NotesTime plenty = NotesTime::of(options);
  EXPECT_FALSE(plenty.is_up());
  const NotesReport judged = check_notes("a.md", "$$a + b = b + a$$", options, program, &plenty);
  EXPECT_EQ(judged.results[0].grade, Grade::proved);
}

}  // namespace
}  // namespace gradus
