#include "gradus/audit/number_type.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/property.hpp"

namespace gradus {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double random_double() {
  return *rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](auto bits) {
    return std::ldexp(static_cast<double>(bits), static_cast<int>(bits % 211) - 105);
  });
}

TEST(NumberType, names_go_both_ways) {
  for (const NumberType type : {NumberType::float32, NumberType::float64, NumberType::bfloat16}) {
    EXPECT_EQ(number_type_named(name(type)), type);
  }
  EXPECT_FALSE(number_type_named("float16"));
}

TEST(NumberType, float32_rounds_as_the_machine_does) {
  test::for_all(2'000, [] {
    const double x = random_double();
    RC_ASSERT(nearest_member(x, NumberType::float32) == static_cast<double>(static_cast<float>(x)));
  });
}

TEST(NumberType, float32_has_subnormals_and_an_end) {
  const double least = std::numeric_limits<float>::denorm_min();
  EXPECT_TRUE(is_member(least, NumberType::float32));
  EXPECT_FALSE(is_member(least * 1.5, NumberType::float32));
  EXPECT_EQ(nearest_member(least * 0.25, NumberType::float32), 0.0);
  EXPECT_EQ(member_up(least * 0.25, NumberType::float32), least);
  const double greatest = std::numeric_limits<float>::max();
  EXPECT_EQ(member_up(greatest * 2, NumberType::float32), infinity);
  EXPECT_EQ(member_down(greatest * 2, NumberType::float32), greatest);
  EXPECT_EQ(nearest_member(-greatest * 2, NumberType::float32), -infinity);
}

TEST(NumberType, bfloat16_keeps_eight_bits) {
  EXPECT_EQ(nearest_member(0x1.01p0, NumberType::bfloat16), 1.0) << "a tie goes to the even one";
  EXPECT_EQ(nearest_member(0x1.03p0, NumberType::bfloat16), 0x1.04p0);
  EXPECT_EQ(member_up(0x1.0001p0, NumberType::bfloat16), 0x1.02p0);
  EXPECT_EQ(member_down(-0x1.0001p0, NumberType::bfloat16), -0x1.02p0);
}

TEST(NumberType, the_neighbours_enclose) {
  test::for_all(2'000, [] {
    const double x = random_double();
    for (const NumberType type : {NumberType::float32, NumberType::bfloat16}) {
      const double down = member_down(x, type), up = member_up(x, type);
      RC_ASSERT(down <= x && x <= up);
      RC_ASSERT(is_member(down, type) && is_member(up, type));
      RC_ASSERT((down == up) == is_member(x, type));
      const double nearest = nearest_member(x, type);
      RC_ASSERT(nearest == down || nearest == up);
    }
  });
}

}  // namespace
}  // namespace gradus
