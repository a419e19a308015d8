#include "gradus/audit/number_type.hpp"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <limits>

namespace gradus {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// (2 - 2^-7) 2^127
constexpr double greatest_bfloat16 = 0x1.FEp127;

/// The spacing of the type's numbers around |value|, where it is finite and not beyond the range.
double spacing(double value, NumberType type) noexcept {
  constexpr int least_normal = -126;  // of binary32 and bfloat16
  const int exponent = value == 0 ? least_normal : std::max(std::ilogb(value), least_normal);
  return std::ldexp(1.0, exponent - (significand_bits(type) - 1));
}

double greatest(NumberType type) noexcept {
  return type == NumberType::float32 ? FLT_MAX : greatest_bfloat16;
}

/// `round` brings a multiple of the spacing to a whole one; scaling by a power of two is exact.
template <class Round>
double on_grid(double value, NumberType type, Round round) noexcept {
  const double unit = spacing(value, type);
  return std::copysign(round(value / unit) * unit, value);
}

}  // namespace

const char* name(NumberType type) noexcept {
  constexpr std::array<const char*, 3> names{"float32", "float64", "bfloat16"};
  return names[static_cast<std::size_t>(type)];
}

std::optional<NumberType> number_type_named(std::string_view text) noexcept {
  for (const NumberType type : {NumberType::float32, NumberType::float64, NumberType::bfloat16}) {
    if (text == name(type)) return type;
  }
  return std::nullopt;
}

int significand_bits(NumberType type) noexcept {
  constexpr std::array<int, 3> bits{24, 53, 8};
  return bits[static_cast<std::size_t>(type)];
}

int telling_digits(NumberType type) noexcept {
  constexpr std::array<int, 3> digits{9, 17, 4};
  return digits[static_cast<std::size_t>(type)];
}

bool is_member(double value, NumberType type) noexcept {
  return !std::isfinite(value) || nearest_member(value, type) == value;
}

double nearest_member(double value, NumberType type) noexcept {
  if (type == NumberType::float64 || !std::isfinite(value)) return value;
  const double rounded = on_grid(value, type, [](double x) { return std::nearbyint(x); });
  return std::abs(rounded) <= greatest(type) ? rounded : std::copysign(infinity, value);
}

double member_up(double value, NumberType type) noexcept {
  if (type == NumberType::float64 || !std::isfinite(value)) return value;
  if (value > greatest(type)) return infinity;
  if (value < -greatest(type)) return -greatest(type);
  return on_grid(value, type, [](double x) { return std::ceil(x); });
}

double member_down(double value, NumberType type) noexcept { return -member_up(-value, type); }

}  // namespace gradus
