#include "gradus/audit/recorded_number.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace gradus {
namespace {

constexpr std::size_t longest_number = 1'100;  // a double written out has up to 1,077 characters
constexpr double infinity = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse(std::string_view text, const std::string& expected) {
  throw std::invalid_argument("found " + shown(text) + ", expected " + expected);
}

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
  });
}

/// from_chars over the whole text; `unsigned_text` has no sign.
double convert(std::string_view text, std::string_view unsigned_text, std::chars_format format) {
  double value = 0;
  const char* end = unsigned_text.data() + unsigned_text.size();
  const auto [stop, error] = std::from_chars(unsigned_text.data(), end, value, format);
  if (error == std::errc::result_out_of_range) refuse(text, "a number that a double can hold");
  if (error != std::errc{} || stop != end) refuse(text, "a number");
  return value;
}

/// Bits from the first to the last that is set.
bool fits_a_double(std::string_view hex_digits) {
  std::uint64_t bits = 0;
  for (const char c : hex_digits) {
    if (c == '.') continue;
    if (c == 'p' || c == 'P') break;
    if (bits >> 60U != 0) {
      if (c != '0') return false;
      continue;  // a zero at the end: whatever follows must be zero too
    }
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    bits = bits * 16 + static_cast<std::uint64_t>(digit);
  }
  return bits == 0 || static_cast<int>(std::bit_width(bits)) - std::countr_zero(bits) <= 53;
}

NumberText hexadecimal(std::string_view text, std::string_view digits) {
  NumberText number;
  number.exact = true;
  number.value = convert(text, digits, std::chars_format::hex);
  if (!fits_a_double(digits)) refuse(text, "at most 53 significant bits");
  return number;
}

NumberText decimal(std::string_view text, std::string_view digits) {
  NumberText number;
  number.value = convert(text, digits, std::chars_format::general);
  const std::size_t e = digits.find_first_of("eE");
  number.scaled = e != std::string_view::npos;
  bool behind_point = false;
  for (const char c : digits.substr(0, e)) {
    if (c == '.') {
      behind_point = true;
      continue;
    }
    if (behind_point) --number.last_place;
    if (c != '0' || number.digits > 0) ++number.digits;
  }
  if (number.scaled) {
    std::string_view exponent = digits.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    int power = 0;
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    number.last_place += power;
  }
  return number;
}

/// Half a unit of the last digit that the printing keeps, rounded up.
double half_unit(const NumberText& text, const Printing& printing) {
  int place = text.last_place;
  if (printing.kind == Printing::Kind::fixed) place = -printing.digits;
  if (printing.kind == Printing::Kind::significant) {
    place = std::min(place, text.decade() + 1 - printing.digits);
  }
  return 0.5 * std::pow(10.0, place) * (1 + 0x1p-40);
}

/// The doubles that are printed so, rounded outward.
Recorded doubles(const NumberText& text, const Printing& printing) {
  const double half = half_unit(text, printing);
  return {std::nextafter(text.value - half, -infinity),
          std::nextafter(text.value + half, infinity)};
}

/// Digits beyond these tell nothing more: the nearest number of the type is the one.
bool tells(const Printing& printing, NumberType type) {
  return printing.kind == Printing::Kind::shortest ||
         (printing.kind == Printing::Kind::significant && printing.digits >= telling_digits(type));
}

bool is_known(const NumberText& text, const Printing& printing) {
  const bool zero = text.value == 0 && printing.kind != Printing::Kind::fixed;
  return text.exact || zero || !std::isfinite(text.value);
}

/// An empty interval where there is none. Digits that tell all numbers of the type apart may stand
/// for fewer, since zeros at the end are often left out.
Recorded members(const NumberText& text, NumberType type, const Printing& printing) {
  if (is_known(text, printing)) return {text.value, text.value};
  if (!tells(printing, type)) {
    const Recorded wide = doubles(text, printing);
    return {member_up(wide.low, type), member_down(wide.high, type)};
  }
  const double nearest = nearest_member(text.value, type);
  const Recorded wide = doubles(text, {});
  const bool there = nearest == text.value || (wide.low <= nearest && nearest <= wide.high);
  return there ? Recorded{nearest, nearest} : Recorded{infinity, -infinity};
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.empty()) return "nothing";
  std::string found;
  for (const char c : text.substr(0, most)) found += c < ' ' || c > '~' ? '?' : c;
  const bool cut = text.size() > most;
  return "'" + found + "'" + (cut ? "... (" + std::to_string(text.size()) + " characters)" : "");
}

NumberText parse_number(std::string_view text) {
  std::string_view rest = text;
  if (rest.size() > longest_number) refuse(text, "a number of at most 1100 characters");
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  NumberText number;
  if (equal_ignoring_case(rest, "nan")) {
    number.value = std::numeric_limits<double>::quiet_NaN();
  } else if (equal_ignoring_case(rest, "inf") || equal_ignoring_case(rest, "infinity")) {
    number.value = infinity;
  } else if (rest.starts_with("0x") || rest.starts_with("0X")) {
    number = hexadecimal(text, rest.substr(2));
  } else if (rest.empty() || !(rest[0] == '.' || (rest[0] >= '0' && rest[0] <= '9'))) {
    refuse(text, "a number");
  } else {
    number = decimal(text, rest);
  }
  if (negative) number.value = -number.value;
  return number;
}

std::optional<Printing> printing_of(std::string_view format) {
  for (const std::string_view word : {"shortest", "repr", "round-trip", "%a", "hex"}) {
    if (format.find(word) != std::string_view::npos) return Printing{};
  }
  if (!format.starts_with("%.") || format.size() < 4) return std::nullopt;
  Printing printing;
  const char* end = format.data() + format.size() - 1;
  const auto [stop, error] = std::from_chars(format.data() + 2, end, printing.digits);
  if (error != std::errc{} || stop != end || printing.digits < 0 || printing.digits > 1'000) {
    return std::nullopt;
  }
  const char letter = format.back();
  if (letter == 'f') {
    printing.kind = Printing::Kind::fixed;
  } else if (letter == 'g' || letter == 'e') {
    printing.kind = Printing::Kind::significant;
    printing.digits = letter == 'e' ? printing.digits + 1 : std::max(printing.digits, 1);
  } else {
    return std::nullopt;
  }
  return printing;
}

std::string description(const Printing& printing) {
  if (printing.kind == Printing::Kind::shortest) return "shortest digits";
  const bool fixed = printing.kind == Printing::Kind::fixed;
  return std::to_string(printing.digits) + (fixed ? " decimals" : " significant digits");
}

Recorded recorded(const NumberText& text, NumberType type, const Printing& printing) {
  const Recorded found = members(text, type, printing);
  if (found.low <= found.high || found.is_nan()) return found;
  return tells(printing, NumberType::float64) ? Recorded{text.value, text.value}
                                              : doubles(text, printing);
}

bool could_be(const NumberText& text, NumberType type, const Printing& printing) {
  const Recorded found = members(text, type, printing);
  if (found.is_nan() || std::isinf(found.low)) return found.is_nan() || found.low == found.high;
  return found.low <= found.high && is_member(found.low, type);
}

}  // namespace gradus
