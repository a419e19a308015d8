#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gradus/audit/trace.hpp"

namespace gradus {

/// A number as it was written.
struct NumberText {
  double value = 0;     ///< the nearest double; NaN and the infinities too
  int digits = 0;       ///< significant decimals written; 0 for zero
  int last_place = 0;   ///< power of ten of the last digit written
  bool exact = false;   ///< hexadecimal
  bool scaled = false;  ///< a decimal with an exponent

  int decade() const noexcept { return last_place + digits - 1; }  ///< of the first digit
};

/// A foreign text for a message: "'abc'", "nothing", unprintable bytes as '?', the end cut off.
std::string shown(std::string_view text);

/// "0.125", "-1e-3", "0x1.8p-3", "nan", "-inf". Throws std::invalid_argument, saying what was found
/// and what was expected, for anything else and for what a double cannot hold.
NumberText parse_number(std::string_view text);

/// How the numbers of a record were printed.
struct Printing {
  enum class Kind : std::uint8_t {
    shortest,     ///< so that the number of the type can be read back
    significant,  ///< rounded to a count of significant digits
    fixed,        ///< rounded to a count of decimals behind the point
  };
  Kind kind = Kind::shortest;
  int digits = 0;
};

/// "%.9g", "%.8e", "%.6f", "%a", or a text with "shortest" or "repr" in it; otherwise nothing.
std::optional<Printing> printing_of(std::string_view format);
/// "shortest digits", "6 significant digits", "6 decimals".
std::string description(const Printing& printing);

/// The numbers of the type that are printed so. Where the type has none, the doubles that are.
Recorded recorded(const NumberText& text, NumberType type, const Printing& printing);

/// Whether the type has a number that is printed so.
bool could_be(const NumberText& text, NumberType type, const Printing& printing);

}  // namespace gradus
