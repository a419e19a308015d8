#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "gradus/evidence/judge.hpp"
#include "gradus/evidence/mutate.hpp"
#include "proofs_checks/catalogue.hpp"

namespace gradus {
namespace {

std::string survivors_page() {
  std::ifstream file(GRADUS_SOURCE_DIR "/docs/survivors.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Survivors, every_automatic_mutant_is_refuted_or_true_or_listed_with_the_reason) {
  const std::string page = survivors_page();
  ASSERT_FALSE(page.empty());
  Budget budget;
  budget.cases = 20'000;
  budget.boxes = 3'000;
  std::size_t made = 0, refuted = 0;
  for (const Claim& claim : catalogue()) {
    if (claim.expected == Grade::refuted) continue;
    for (const Part& part : claim.parts) {
      const auto* statement = std::get_if<Statement>(&part);
      if (!statement) continue;
      for (const Mutant& mutant : mutate(*statement)) {
        ++made;
        const Finding f = judge(mutant.part, budget);
        if (f.grade == Grade::refuted) ++refuted;
        if (f.grade != Grade::undecided) continue;
        const std::string key = claim.id + " | " + statement->label + " | " + mutant.what;
        EXPECT_NE(page.find("`" + key + "`"), std::string::npos) << key;
      }
    }
  }
  // Most mutants of true statements are false, and all of those must fall.
  EXPECT_GT(made, 1'000U);
  EXPECT_GT(2 * refuted, made);
}

}  // namespace
}  // namespace gradus
