#include "proofs_checks/discrepancies.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gradus
