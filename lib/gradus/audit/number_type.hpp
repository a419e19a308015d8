#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gradus {

/// The type in which an optimizer kept its parameters. Each is a subset of the doubles.
enum class NumberType : std::uint8_t { float32, float64, bfloat16 };

/// "float32", "float64", "bfloat16".
const char* name(NumberType type) noexcept;
std::optional<NumberType> number_type_named(std::string_view name) noexcept;

/// Bits of the significand, the hidden one included: 24, 53, 8.
int significand_bits(NumberType type) noexcept;
/// Significant decimals that tell any two numbers of the type apart: 9, 17, 4.
int telling_digits(NumberType type) noexcept;

/// Whether the type has this number; NaN and the infinities are in every type.
bool is_member(double value, NumberType type) noexcept;
/// The nearest number of the type, ties to even; infinite beyond its range.
double nearest_member(double value, NumberType type) noexcept;
/// The least number of the type that is not below `value`, the greatest that is not above.
double member_up(double value, NumberType type) noexcept;
double member_down(double value, NumberType type) noexcept;

}  // namespace gradus
