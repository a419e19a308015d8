#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gradus/report/format.hpp"

namespace gradus {

/// Columns that UTF-8 text takes on a terminal: one a code point.
std::size_t display_width(std::string_view utf8);

/// `text` in at most `width` columns; "…" stands for what was cut.
std::string fit(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// Lines of at most `width` columns (0: one line), broken at spaces; a longer word is broken where
/// it must be. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Text of a stranger as a terminal may show it: "�" in place of each control character, so that
/// none of them moves the cursor.
std::string visible(std::string_view text);

std::string escape_markdown(std::string_view text);  ///< also within a table's cell
std::string escape_latex(std::string_view text);     ///< for text mode
std::string escape_html(std::string_view text);
std::string csv_field(std::string_view text);  ///< RFC 4180: quoted where it must be

/// A number or an enclosure as printed: digits, signs, fractions, decimal points, powers of ten.
bool is_numeric(std::string_view cell);
/// A cell for LaTeX: numbers as math, other text escaped.
std::string latex_cell(std::string_view cell);

/// Colour of a verdict, as an escape sequence; `text` unchanged without colour.
std::string paint(std::string_view text, std::string_view sgr, const Style& style);

/// "1 part", "2 parts".
std::string count_of(std::size_t count, std::string_view singular);

}  // namespace gradus
