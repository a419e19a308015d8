#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>
#include <string>
#include <utility>

#include "support/effort.hpp"

namespace gradus::test {

/// Checks a RapidCheck property inside a Google Test, `cases` times the test effort. A failure
/// prints the shrunk case and how to replay it (RC_PARAMS). Another round draws other cases.
template <class Property>
void for_all(int cases, Property&& property, int round = 0) {
  const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
  rc::detail::TestMetadata metadata;
  metadata.id = std::string(info->test_suite_name()) + "/" + info->name();
  metadata.description = info->name();
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.seed += round;
  params.maxSuccess = scaled(cases);
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), metadata, params);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  FAIL() << message.str();
}

/// As for_all, in further rounds until `met`, which the property counts, is enough: what is rare
/// may be missed in one round by chance, in forty only when it is never drawn.
template <class Property>
void for_all_until_enough(int cases, const int& met, int least, Property&& property) {
  for (int round = 0; round == 0 || (met < enough(least) && round < 40); ++round) {
    for_all(cases, property, round);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GE(met, enough(least));
}

}  // namespace gradus::test
