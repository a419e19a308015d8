#pragma once

#include <ostream>
#include <utility>

#include "gradus/audit/named_rules.hpp"
#include "gradus/audit/trace.hpp"

namespace gradus {

/// For EXPECT_THAT of GoogleTest 1.11 or later, which this header does not need itself.
class ConformsToMatcher {
 public:
  using is_gtest_matcher = void;

  explicit ConformsToMatcher(RuleSpec rule) : rule_(std::move(rule)) {}
  bool MatchAndExplain(const Trace& trace, std::ostream* out) const;
  void DescribeTo(std::ostream* out) const;
  void DescribeNegationTo(std::ostream* out) const;

 private:
  RuleSpec rule_;
};

/// EXPECT_THAT(trace, ConformsTo(Adam{.lr = "0.05"})): each update of the recorded trace is that of
/// the rule, but for what honest arithmetic of its type may lose. A failure says where it departs
/// first, by how much, and which known slip explains it.
template <class Rule>
ConformsToMatcher ConformsTo(const Rule& rule) {
  return ConformsToMatcher(spec_of(rule));
}

/// How GoogleTest prints a trace.
void PrintTo(const Trace& trace, std::ostream* out);

}  // namespace gradus
