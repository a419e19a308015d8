#include "gradus/notes/plain/oversized.hpp"

#include <gtest/gtest.h>

#include "gradus/notes/plain/plain.hpp"

namespace gradus {
namespace {

Statement statement(const std::string& typed, const std::string& where = "") {
  Domain d = plain_domain(where);
  const Comparison c = plain_comparisons(typed, d)[0].comparison;
  add_free_variables(d, {c.left, c.right});
  return {"", d, c};
}

TEST(Oversized, numbers_that_no_arithmetic_should_write_out) {
  EXPECT_EQ(oversized_number(statement("x <= 2^10^9")), "2^(10^9) may take more than 1048576 bits");
  EXPECT_EQ(oversized_number(statement("x <= 1", "x + 1 <= (1e1000)^1000")).substr(0, 4), "1000");
  EXPECT_NE(oversized_number(statement("x <= (1/2)^-10^9")), "");
  EXPECT_NE(oversized_number(statement("x <= 2^2^2^2^2^2")), "");
}

TEST(Oversized, everything_else_is_left_to_the_engines) {
  for (const std::string typed : {"x^10^9 >= 0", "2^1000 >= x", "exp(10^9) >= x", "2^x >= 10^100",
                                  "2^sum(i=1..3, i) >= x", "x/0 >= 1"}) {
    EXPECT_EQ(oversized_number(statement(typed)), "") << typed;
  }
}

}  // namespace
}  // namespace gradus
