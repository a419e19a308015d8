// Every item of the certifier's suite, and of the further suite where it is about a box, through
// lane arithmetic, MPFI and Arb: no two disagree, and none says that a true statement fails or that
// a false one holds.

#include "benchmarks/certify/suite.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"
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

struct Decided {
  int tried = 0, by_lanes = 0, by_mpfi = 0;
};

void ask_all(const SuiteProblem& p, long boxes, Decided& decided) {
  const ReferenceVerdict wrong = p.holds ? ReferenceVerdict::refuted : ReferenceVerdict::certified;
  const ReferenceProblem problem = reference_problem(p.statement);
  const ReferenceVerdict lanes = by_lanes(p.statement, 10 * static_cast<std::uint64_t>(boxes)),
                         mpfi = reference_mpfi(problem, boxes).verdict;
  EXPECT_NE(lanes, wrong) << p.name;
  EXPECT_NE(mpfi, wrong) << p.name;
#ifdef GRADUS_HAVE_ARB
  EXPECT_NE(reference_arb(problem, boxes).verdict, wrong) << p.name;
#endif
  ++decided.tried;
  decided.by_lanes += lanes != ReferenceVerdict::open;
  decided.by_mpfi += mpfi != ReferenceVerdict::open;
}

/// Bounded real unknowns, and orders between formulas without sums.
bool is_about_a_box(const Statement& s) {
  const auto has_order = [](const Comparison& c) {
    bool found = c.relation != Relation::equal && c.relation != Relation::not_equal;
    for_each_node(c.left - c.right, [&](Term t) { found = found && t.op() != Op::sum; });
    return found;
  };
  return has_order(s.conclusion) && std::ranges::all_of(s.domain.hypotheses, has_order) &&
         std::ranges::all_of(s.domain.variables, [](const Variable& v) {
           return v.symbol.sort() == Sort::real && v.lower && v.upper;
         });
}

TEST(Suite, no_arithmetic_disagrees_with_the_truth_or_with_another) {
  const auto boxes = static_cast<long>(std::max(100, test::scaled(400)));
  const std::vector<SuiteProblem> suite =
      read_suite(GRADUS_SOURCE_DIR "/benchmarks/certify/suite.txt");
  // With less effort some of the problems: an odd stride meets true and false ones.
  const std::size_t some = std::min<std::size_t>(suite.size(), test::scaled(int(suite.size())));
  const std::size_t stride = (suite.size() / some) | 1;
  Decided decided;
  for (std::size_t i = 0; i < suite.size(); i += stride) ask_all(suite[i], boxes, decided);
  EXPECT_GE(decided.by_lanes, decided.tried / 2);
  EXPECT_GE(decided.by_mpfi, decided.tried / 8);
}

/// What a search costs, in a unit that no machine changes: the same method in plain doubles, bare
/// of contraction and other shortcuts. Other lane widths round a little differently.
TEST(Suite, no_item_takes_more_boxes_than_a_plain_search) {
  constexpr long most_boxes = 200'000;
  int items = 0;
  for (const SuiteProblem& p : read_suite(GRADUS_SOURCE_DIR "/benchmarks/certify/suite.txt")) {
    if (!p.many_boxes || !p.holds) continue;
    const auto found = certify(p.statement, Budget{});
    const auto* paving = found ? std::get_if<Paving>(&*found) : nullptr;
    ASSERT_NE(paving, nullptr) << p.name;
    const ReferenceResult plain = reference_double(reference_problem(p.statement), most_boxes);
    EXPECT_LE(static_cast<double>(paving->boxes), 1.1 * static_cast<double>(plain.boxes)) << p.name;
    ++items;
  }
  EXPECT_GE(items, 15);
}

/// A part of it; all at an effort of 20.
TEST(Suite, nor_about_the_boxes_of_the_further_suite) {
  const std::vector<SuiteProblem> further =
      read_suite(GRADUS_SOURCE_DIR "/benchmarks/certify/further.txt");
  const std::size_t some = std::min<std::size_t>(
      further.size(), static_cast<std::size_t>(test::scaled(int(further.size()) / 20)));
  const std::size_t stride = (further.size() / some) | 1;
  Decided decided;
  for (std::size_t i = 0; i < further.size(); i += stride) {
    if (is_about_a_box(further[i].statement)) ask_all(further[i], 100, decided);
  }
  EXPECT_GE(decided.tried, static_cast<int>(some) / 8);
  EXPECT_GE(decided.by_lanes, decided.tried / 3);
}

}  // namespace
}  // namespace gradus
