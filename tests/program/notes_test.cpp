// `gradus check FILE`: files, formats, exit statuses.

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "gradus/evidence/judge/judge.hpp"
#include "program/run.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

namespace fs = std::filesystem;
using testing_support::documented_schema;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample_program;
using testing_support::schema_fault;
using testing_support::Settings;

/// A folder with files of notes, removed at the end.
class Notes : public testing::Test {
 protected:
  Notes() : folder_(fs::temp_directory_path() / ("gradus-notes-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Notes() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  static Outcome check(std::vector<std::string> arguments, const Settings& settings = {}) {
    Program program = sample_program();
    program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
    arguments.insert(arguments.begin(), "check");
    return run(program, arguments, settings);
  }

 private:
  fs::path folder_;
};

TEST_F(Notes, the_status_follows_what_is_expected) {
  const std::string right = "$$(a + b)^2 = a^2 + 2 a b + b^2$$\n";
  const std::string wrong = "$$(a + b)^2 = a^2 + a b + b^2$$\n";
  const std::string expected = "<!-- gradus: expect refuted -->\n\n";
  EXPECT_EQ(check({file("a.md", right)}).status, 0);
  EXPECT_EQ(check({file("b.md", wrong)}).status, 1);
  EXPECT_EQ(check({file("c.md", expected + wrong)}).status, 0);
  EXPECT_EQ(check({file("d.md", expected + right)}).status, 1);
  EXPECT_EQ(check({file("e.md", right), file("f.md", wrong)}).status, 1);
  EXPECT_EQ(check({file("g.md", "No formula at all.\n")}).status, 0);
}

TEST_F(Notes, what_words_or_other_formulas_may_rescue_is_not_refuted) {
  for (const char* text : {
           "# A\nLet $a = 3$. Then $a^2 = 9$.\n\n# B\nLet $a = 4$. Then $a^2 = 16$.\n",
           "Let $A, B \\in \\mathbb{R}^{n\\times n}$ be invertible. Then $(AB)^{-1} = "
           "B^{-1}A^{-1}$.\n",
           "Setting the derivative to zero, $f'(x) = 2(x-a) = 0$, hence $x = a$.\n",
           "$U^TU = I$. Then $\\|Ux\\|^2 = \\|x\\|^2$.\n",
           "Let $Q$ be symmetric and $g(x)=\\frac12x^TQx$. Then $\\nabla g(x)=Qx$.\n",
           "Then $\\sum_{i=1}^n a_i = a_1 + \\sum_{i=2}^n a_i$.\n",
           "Then $(x+h)^2 - x^2 = 2xh + O(h^2)$.\n",
           "Then $10,000 = 10^4$.\n",
           "Let $y = x^2$. Then $dy = 2x dx$.\n",
           "# A\nLet $\\phi(x) = x^2$.\n\n# B\nHere $\\phi(x) = x^3$. So $\\phi(2) = 8$.\n",
           "To first order in $h$, then $(x+h)^2 - x^2 = 2xh$.\n",
       }) {
    const Outcome o = check({file("a.md", text)});
    EXPECT_EQ(o.out.find("refuted"), std::string::npos) << text << o.out;
  }
}

TEST_F(Notes, what_may_not_mean_numbers_is_not_proved) {
  for (const char* text : {
           "Then $E[X^2] = E[X]^2$.\n",
           "Then $\\sigma(2x) + \\sigma(-2x) = 0$.\n",
           "The bound is tight when $p = q$. In general, $(p-q)^2 + p = p$.\n",
           "Then $W_1 W_2 x = W_2 W_1 x$.\n",
           "Let $\\Delta x = x_{t+1} - x_t$. Then $\\Delta x^2 + 1 = x \\Delta x + 1$.\n",
           "The matrices commute in no order. Then $A^2 + B^2 + 2AB = (A+B)^2$.\n",
       }) {
    const Outcome o = check({file("a.md", text)});
    EXPECT_EQ(o.out.find("proved"), std::string::npos) << text << o.out;
  }
}

TEST_F(Notes, lines_are_those_of_a_compiler) {
  const std::string path = file("a.md", "Text.\n\n$$(a + b)^2 = a^2 + a b + b^2$$\n");
  const Outcome o = check({path});
  EXPECT_TRUE(o.out.starts_with(path + ":3: refuted: ")) << o.out;
  EXPECT_TRUE(o.out.ends_with("1 derivation, 1 step: 1 refuted\n")) << o.out;
  EXPECT_EQ(o.err, "");
  EXPECT_EQ(check({file("b.md", "$$a + a = 2 a$$"), "--quiet"}).out, "");
}

TEST_F(Notes, every_format_says_the_same) {
  const std::string text = "$$(a + b)^2 = a^2 + a b + b^2$$\n\nSo $\\frob(x) = 1 + x$.\n";
  const std::string path = file("a b.md", text);
  const auto json = nlohmann::json::parse(check({path, "--format", "json"}).out);
  EXPECT_EQ(schema_fault(json, "notes", documented_schema()), "");
  EXPECT_EQ(json["file"], path);
  EXPECT_EQ(json["steps"][0]["verdict"], "refuted");
  EXPECT_EQ(json["steps"][0]["line"], 1);
  const auto sarif = nlohmann::json::parse(check({path, "--format", "sarif"}).out);
  EXPECT_EQ(sarif["runs"][0]["results"][0]["level"], "error");
  const std::string marked = check({path, "--format", "md"}).out;
  EXPECT_TRUE(marked.starts_with("$$(a + b)^2 = a^2 + a b + b^2$$\n\n> ✗ refuted: ")) << marked;
  const auto two = nlohmann::json::parse(check({path, path, "--format", "json"}).out);
  EXPECT_EQ(schema_fault(two, "notes_list", documented_schema()), "");
}

TEST_F(Notes, what_cannot_be_used_is_one_line) {
  const Outcome missing = check({"/nowhere/notes.md"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_EQ(missing.err, "gradus: /nowhere/notes.md: cannot be read: No such file or directory\n");
  const Outcome endless = check({"/dev/zero"});
  EXPECT_EQ(endless.status, 2);
  EXPECT_EQ(endless.err, "gradus: /dev/zero: found more than 4000000 bytes, expected fewer\n");
  EXPECT_EQ(check({"a.md", "-e", "x = x"}).err,
            "gradus: check: found a file and -e or --where, expected one of them\n");
  EXPECT_EQ(check({"a.md", "--format", "csv"}).err,
            "gradus: check FILE: expected --format terminal, md, json or sarif\n");
  EXPECT_EQ(check({"-e", "x = x", "--format", "sarif"}).err,
            "gradus: --format: found 'sarif', expected it with 'gradus check FILE'\n");
  EXPECT_EQ(check({"--watch"}).err,
            "gradus: check: found no file, expected one with --watch or --init\n");
}

TEST_F(Notes, a_proposed_declaration_is_a_patch) {
  const std::string path = file("a.md", "# Title\n\n$$x^\\top y = y^\\top x$$\n");
  const Outcome o = check({path, "--init"});
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(o.out.starts_with("--- " + path + "\n+++ " + path + "\n@@ -1,3 +1,")) << o.out;
  EXPECT_NE(o.out.find("\n+<!-- gradus:\n"), o.out.npos) << o.out;
  EXPECT_NE(o.out.find("\n+  vector "), o.out.npos) << o.out;
}

TEST_F(Notes, watching_checks_again_when_the_file_is_saved) {
  const std::string path = file("a.md", "$$1 + 1 = 2$$\n");
  std::thread editor([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    file("b.md", "$$1 + 1 = 3$$\n");
    fs::rename(fs::path(path).replace_filename("b.md"), path);
  });
  Settings settings;
  settings.interrupt_after_ms = 4000;
  settings.interrupt_with = SIGTERM;
  const Outcome o = check({path, "--watch"}, settings);
  editor.join();
  EXPECT_EQ(o.status, 143);
  EXPECT_NE(o.out.find(": proved: "), o.out.npos) << o.out;
  EXPECT_NE(o.out.find(": refuted: "), o.out.npos) << o.out;
}

}  // namespace
}  // namespace gradus
