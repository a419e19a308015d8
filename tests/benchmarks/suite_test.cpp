// Every item of the certifier's suite through lane arithmetic, MPFI and Arb: no two disagree, and
// none says that a true statement fails or that a false one holds.

#include "benchmarks/certify/suite.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "gradus/evidence/certify/certify.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

ReferenceVerdict by_lanes(const Statement& s, std::uint64_t boxes) {
  Budget budget;
  budget.boxes = boxes;
  budget.threads = 1;
  const auto found = certify(s, budget);
  if (found && std::holds_alternative<Paving>(*found)) return ReferenceVerdict::certified;
  if (found && std::holds_alternative<Witness>(*found)) return ReferenceVerdict::refuted;
  return ReferenceVerdict::open;
}

TEST(Suite, no_arithmetic_disagrees_with_the_truth_or_with_another) {
  const auto boxes = static_cast<long>(std::max(100, test::scaled(400)));
  const std::vector<SuiteProblem> suite =
      read_suite(GRADUS_SOURCE_DIR "/benchmarks/certify/suite.txt");
  // With less effort some of the problems: an odd stride meets true and false ones.
  const std::size_t some = std::min<std::size_t>(suite.size(), test::scaled(int(suite.size())));
  const std::size_t stride = (suite.size() / some) | 1;
  int decided_by_lanes = 0, decided_by_mpfi = 0, tried = 0;
  for (std::size_t i = 0; i < suite.size(); i += stride) {
    const SuiteProblem& p = suite[i];
    ++tried;
    const ReferenceVerdict wrong =
        p.holds ? ReferenceVerdict::refuted : ReferenceVerdict::certified;
    const ReferenceProblem problem = reference_problem(p.statement);
    const ReferenceVerdict lanes = by_lanes(p.statement, 10 * static_cast<std::uint64_t>(boxes)),
                           mpfi = reference_mpfi(problem, boxes).verdict;
    EXPECT_NE(lanes, wrong) << p.name;
    EXPECT_NE(mpfi, wrong) << p.name;
#ifdef GRADUS_HAVE_ARB
    EXPECT_NE(reference_arb(problem, boxes).verdict, wrong) << p.name;
#endif
    decided_by_lanes += lanes != ReferenceVerdict::open;
    decided_by_mpfi += mpfi != ReferenceVerdict::open;
  }
  EXPECT_GE(decided_by_lanes, tried / 2);
  EXPECT_GE(decided_by_mpfi, tried / 8);
}

}  // namespace
}  // namespace gradus
