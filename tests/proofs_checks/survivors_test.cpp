#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/judge/judge.hpp"
#include "gradus/evidence/judge/mutate.hpp"
#include "proofs_checks/catalogue.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

std::string survivors_page() {
  std::ifstream file(GRADUS_SOURCE_DIR "/docs/survivors.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The mutants that the page lists: "- `claim | statement | what`".
std::set<std::string> listed(const std::string& page) {
  std::set<std::string> keys;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("- `") && line.ends_with("`"))
      keys.insert(line.substr(3, line.size() - 4));
  }
  return keys;
}

/// Networks of tanh units: hundreds of places to change, and each point must be enclosed, which
/// takes minutes a formula. Their own mutants stand for them.
bool is_network(const Comparison& c) {
  bool has_units = false;
  for (const Term side : {c.left, c.right})
    for_each_node(side, [&](Term node) { has_units = has_units || node.op() == Op::tanh; });
  return has_units && node_count(c.left) + node_count(c.right) > 40;
}

TEST(Survivors, every_automatic_mutant_is_refuted_or_true_or_listed_with_the_reason) {
  const std::set<std::string> known = listed(survivors_page());
  ASSERT_FALSE(known.empty());
  std::set<std::string> survived;
  std::map<std::string, Grade> decided;
  Budget budget;
  budget.cases = 20'000;
  budget.boxes = 50'000;
  // What is known to survive costs the whole budget: with the ordinary effort, a part of it.
  Budget for_known = budget;
  for_known.cases = std::min<std::uint64_t>(budget.cases, 2'000U * test::scaled(1));
  for_known.boxes = std::min<std::uint64_t>(budget.boxes, 5'000U * test::scaled(1));
  std::size_t made = 0, refuted = 0;
  for (const Claim& claim : catalogue()) {
    if (claim.expected == Grade::refuted) continue;
    for (const Part& part : claim.parts) {
      const auto* statement = std::get_if<Statement>(&part);
      if (!statement || is_network(statement->conclusion)) continue;
      for (const Mutant& mutant : mutate(*statement)) {
        ++made;
        const std::string key = claim.id + " | " + statement->label + " | " + mutant.what;
        const Finding f = judge(mutant.part, known.contains(key) ? for_known : budget);
        if (f.grade == Grade::refuted) ++refuted;
        if (f.grade != Grade::undecided) {
          if (known.contains(key)) decided.emplace(key, f.grade);
          continue;
        }
        EXPECT_TRUE(known.contains(key)) << key;
        survived.insert(key);
      }
    }
  }
  for (const std::string& key : known) {
    const auto now = decided.find(key);
    EXPECT_TRUE(survived.contains(key))
        << "survives no longer (" << (now == decided.end() ? "not made" : name(now->second))
        << "), so take it off the page: " << key;
  }
  // Most mutants of true statements are false, and all of those must fall.
  EXPECT_GT(made, 1'000U);
  EXPECT_GT(2 * refuted, made);
}

}  // namespace
}  // namespace gradus
