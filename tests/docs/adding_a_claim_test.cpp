#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "docs/example_claim.hpp"
#include "gradus/evidence/judge/judge.hpp"

namespace gradus {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(GRADUS_SOURCE_DIR "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(AddingAClaim, the_example_earns_its_verdict) {
  const Claim claim = newton_step();
  const Verdict verdict = judge(claim, Budget{});
  EXPECT_EQ(verdict.grade, Grade::proved);
  EXPECT_TRUE(as_expected(claim, verdict));
}

TEST(AddingAClaim, the_page_shows_the_example_as_it_is_compiled) {
  const std::string source = read("tests/docs/example_claim.hpp");
  const auto begin = source.find("/// Newton's step"),
             end = source.find("\n}  // namespace gradus");
  ASSERT_NE(begin, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  EXPECT_NE(read("docs/adding-a-claim.md").find(source.substr(begin, end - begin)),
            std::string::npos);
}

}  // namespace
}  // namespace gradus
