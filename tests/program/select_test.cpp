#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "proofs_checks/program_output.hpp"
#include "proofs_checks/program_select.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

std::vector<std::string> selected(const std::vector<std::string>& patterns) {
  std::vector<std::string> ids;
  for (const Claim& c : select(testing_support::sample_claims(), patterns)) ids.push_back(c.id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Select, ids_prefixes_and_globs_in_the_order_of_the_catalogue) {
  EXPECT_EQ(selected({}), (Ids{"sample/descent", "sample/weights", "wrong/square"}));
  EXPECT_EQ(selected({"sample"}), (Ids{"sample/descent", "sample/weights"}));
  EXPECT_EQ(selected({"wrong", "sample/d"}), (Ids{"sample/descent", "wrong/square"}));
  EXPECT_EQ(selected({"*/?e*"}), (Ids{"sample/descent", "sample/weights"}));
  EXPECT_EQ(selected({"wrong/square"}), (Ids{"wrong/square"}));
}

TEST(Select, an_unknown_pattern_offers_the_nearest) {
  try {
    selected({"sample/wieghts"});
    FAIL() << "selected something";
  } catch (const Unusable& problem) {
    EXPECT_STREQ(problem.what(),
                 "no claim matches 'sample/wieghts', expected an id, a prefix or a glob; did you "
                 "mean sample/weights?");
  }
  EXPECT_THROW(selected({""}), Unusable);
  EXPECT_THROW(selected({"sample", "nothing*"}), Unusable);
}

TEST(Select, one_claim_by_id_or_by_a_beginning_of_its_own) {
  const std::vector<Claim> claims = testing_support::sample_claims();
  EXPECT_EQ(select_one(claims, "wr").id, "wrong/square");
  EXPECT_THROW(select_one(claims, "sample"), Unusable);
  EXPECT_THROW(select_one(claims, ""), Unusable);
}

TEST(Select, edit_distance_of_known_pairs) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("ab", "ba"), 1U);
}

TEST(Select, edit_distance_is_symmetric_and_zero_only_for_equals) {
  rc::check("a metric's first two laws", [] {
    const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
    const std::string a = *word, b = *word;
    RC_ASSERT(edit_distance(a, b) == edit_distance(b, a));
    RC_ASSERT((edit_distance(a, b) == 0) == (a == b));
    RC_ASSERT(edit_distance(a, b) <= std::max(a.size(), b.size()));
  });
}

/// By definition, without backtracking tricks.
bool matches_slowly(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return matches_slowly(text, pattern.substr(1)) ||
           (!text.empty() && matches_slowly(text.substr(1), pattern));
  }
  return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
         matches_slowly(text.substr(1), pattern.substr(1));
}

TEST(Select, globs_match_as_they_are_defined) {
  rc::check("the quick matcher agrees with the definition", [] {
    auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b'));
    auto pattern = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '*', '?'));
    // The definition takes exponential time.
    pattern.resize(std::min<std::size_t>(pattern.size(), 10));
    text.resize(std::min<std::size_t>(text.size(), 14));
    RC_ASSERT(matches_glob(text, pattern) == matches_slowly(text, pattern));
  });
}

}  // namespace
}  // namespace gradus
