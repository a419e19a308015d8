#include "gradus/audit/taught.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "gradus/audit/named_rules.hpp"

namespace gradus {
namespace {

using Names = std::vector<std::string>;

TEST(Taught, what_the_lectures_teach_is_tagged) {
  EXPECT_EQ(taught_as(spec_of(Sgd{})), Names{"gradient descent"});
  EXPECT_EQ(taught_as(spec_of(Sgd{.momentum = "0.9"})), Names{"momentum; heavy ball"});
  EXPECT_EQ(taught_as(spec_of(Sgd{.lr = "0.1", .momentum = "0.9"})).size(), 2U);
  EXPECT_EQ(taught_as(spec_of(Adagrad{})), Names{"Adagrad"});
  EXPECT_EQ(taught_as(spec_of(RmsProp{})), Names{"RMSProp, corrected"});
  EXPECT_EQ(taught_as(spec_of(Adam{})), Names{"Adam"});
  RuleSpec printed = spec_of(RmsProp{});
  printed.deviation.squares_subtracted = true;
  EXPECT_EQ(taught_as(printed), Names{"RMSProp as printed, with the minus sign"});
}

TEST(Taught, what_frameworks_make_of_it_is_not) {
  EXPECT_TRUE(taught_as(spec_of(Adam{.epsilon = Epsilon::hat})).empty());
  EXPECT_TRUE(taught_as(spec_of(Adam{.correction = Correction::none})).empty());
  EXPECT_TRUE(taught_as(spec_of(AdamW{})).empty());
  EXPECT_TRUE(taught_as(spec_of(RmsProp{.centered = true})).empty());
  EXPECT_TRUE(taught_as(spec_of(Adagrad{.init = "0.1"})).empty());
  EXPECT_TRUE(taught_as(spec_of(Sgd{.momentum = "0.9", .dampening = "0.1"})).empty());
}

TEST(Taught, its_rows_are_results_of_the_lectures) {
  std::ifstream file(GRADUS_SOURCE_DIR "/proofs_checks/lecture_results.tsv");
  const std::string all = "\n" + (std::ostringstream() << file.rdbuf()).str();
  for (const TaughtRule& rule : taught_rules()) {
    std::istringstream ids(rule.ledger);
    for (std::string id; std::getline(ids >> std::ws, id, ',');) {
      EXPECT_NE(all.find("\n" + id + "\t"), std::string::npos) << id;
    }
  }
}

}  // namespace
}  // namespace gradus
