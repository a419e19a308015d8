#include "proofs_checks/discrepancies.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "proofs_checks/catalogue.hpp"

namespace gradus {
namespace {

TEST(Discrepancies, each_rests_on_claims_that_exist) {
  std::set<std::string> ids;
  for (const Claim& c : catalogue()) ids.insert(c.id);
  ASSERT_EQ(discrepancies().size(), 25U);
  for (const Discrepancy& d : discrepancies()) {
    EXPECT_FALSE(d.forms.empty() || d.agree.empty() || d.part.empty()) << d.number;
    EXPECT_FALSE(d.claims.empty()) << d.number;
    for (const std::string& id : d.claims) EXPECT_TRUE(ids.contains(id)) << d.number << " " << id;
  }
}

TEST(Discrepancies, where_forms_part_a_refuted_claim_prints_the_witness_and_a_proof_stands_beside) {
  std::map<std::string, Grade> expected;
  for (const Claim& c : catalogue()) expected[c.id] = c.expected;
  for (const Discrepancy& d : discrepancies()) {
    const auto has = [&](Grade grade) {
      return std::ranges::any_of(d.claims,
                                 [&](const std::string& id) { return expected[id] == grade; });
    };
    const bool only_names = d.part.starts_with("nowhere"), renamed = d.agree.starts_with("renamed");
    EXPECT_TRUE(only_names || has(Grade::refuted)) << d.number;
    EXPECT_TRUE(renamed || has(Grade::proved)) << d.number;
  }
}

}  // namespace
}  // namespace gradus
