#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace gradus {

/// A text that cannot be read; what() is one line: "1:14: found ')', expected a number, a name or
/// '('". Columns count characters from 1.
struct SyntaxError : std::runtime_error {
  SyntaxError(std::size_t at_line, std::size_t at_column, const std::string& problem)
      : std::runtime_error(std::to_string(at_line) + ":" + std::to_string(at_column) + ": " +
                           problem),
        line(at_line),
        column(at_column) {}
  std::size_t line, column;
};

/// Where a byte of the text stands.
struct Place {
  std::size_t line = 1, column = 1;
};
Place place_of(std::string_view text, std::size_t offset);

/// What stands there, as it is named in a message: "'foo'", "'<='", "the end".
std::string token_at(std::string_view text, std::size_t offset);

/// The error that says what was found and what was expected, and a hint for likely slips.
SyntaxError unexpected(std::string_view text, std::size_t offset, const std::string& expected,
                       const std::string& hint = {});

}  // namespace gradus
