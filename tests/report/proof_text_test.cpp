#include "gradus/report/proof_text.hpp"

#include <gtest/gtest.h>

#include "gradus/evidence/prove/prove_by_squares.hpp"
#include "gradus/evidence/prove/semidefinite.hpp"

namespace gradus {
namespace {

TEST(ProofText, the_squares_of_a_polynomial_are_the_same_each_time) {
  if (!can_solve_semidefinite()) GTEST_SKIP() << "csdp is not installed";
  const Term x = Term::symbol("x"), y = Term::symbol("y");
  const auto power = [](const Term& base, int n) { return pow(base, Term(n)); };
  const Term robinson = power(x, 6) + power(y, 6) + Term(1) + 3 * power(x, 2) * power(y, 2) -
                        (power(x, 4) * power(y, 2) + power(x, 2) * power(y, 4) + power(x, 4) +
                         power(y, 4) + power(x, 2) + power(y, 2));
  Statement s{"test", {}, robinson >= 0};
  s.domain.variables = {real(x), real(y)};
  const auto lines = [&] {
    const auto evidence = prove_by_squares(s, Budget{});
    return evidence ? positivity_lines(std::get<Signs>(*evidence).proof.order->numerator, {})
                    : std::vector<std::string>{};
  };
  const auto first = lines();
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(lines(), first);
}

}  // namespace
}  // namespace gradus
