#include "gradus/notes/plain/syntax_error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace gradus {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Bytes of the UTF-8 character that begins the text; 0 where none does.
std::size_t character_bytes(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xC2 ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || text.size() < size) return 0;
  const std::string_view rest = text.substr(1, size - 1);
  return std::all_of(rest.begin(), rest.end(), continues_code_point) ? size : 0;
}

/// What people type for something else, and what to write.
constexpr std::array<std::pair<std::string_view, std::string_view>, 25> slips{{
    {"**", "write ^"},
    {"&&", "write a comma"},
    {"&", "write a comma"},
    {"and", "write a comma"},
    {";", "write a comma"},
    {"=<", "write <="},
    {"=>", "write >="},
    {"<>", "write !="},
    {"≤", "write <="},
    {"≥", "write >="},
    {"≠", "write !="},
    {"∈", "write in"},
    {"·", "write *"},
    {"×", "write *"},
    {"−", "write -"},
    {"²", "write ^2"},
    {"³", "write ^3"},
    {"√", "write sqrt(...)"},
    {"π", "write pi"},
    {"∞", "write inf"},
    {"λ", "write lambda"},
    {"μ", "write mu"},
    {"[", "write ("},
    {"{", "write ("},
    {"\\", "this is LaTeX, expected plain syntax such as sqrt(x)"},
}};

std::string_view token_text(std::string_view rest) {
  if (is_word(rest[0])) {
    return rest.substr(0, std::find_if_not(rest.begin(), rest.end(), is_word) - rest.begin());
  }
  for (const std::string_view two :
       {"<=", ">=", "!=", "==", "=<", "=>", "<>", "**", "&&", "||", ".."}) {
    if (rest.starts_with(two)) return two;
  }
  return rest.substr(0, character_bytes(rest));
}

std::string hint_for(std::string_view text, std::size_t offset, const std::string& expected) {
  if (offset >= text.size()) return {};
  const std::string_view token = token_text(text.substr(offset));
  for (const auto& [slip, hint] : slips) {
    if (token == slip) return std::string(hint);
  }
  const bool begins_factor = !token.empty() && (is_word(token[0]) || token[0] == '(');
  if (begins_factor && expected.starts_with("an operator")) return "write * between factors";
  return {};
}

}  // namespace

Place place_of(std::string_view text, std::size_t offset) {
  Place place;
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!continues_code_point(c)) {
      ++place.column;
    }
  }
  return place;
}

std::string token_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end";
  const std::string_view token = token_text(text.substr(offset));
  const auto first = static_cast<unsigned char>(text[offset]);
  if (token.empty() || first < 0x20 || first == 0x7F) {
    constexpr std::string_view digits = "0123456789abcdef";
    return std::string("the byte 0x") + digits[first / 16] + digits[first % 16];
  }
  constexpr std::size_t longest = 40;
  return "'" + std::string(token.substr(0, longest)) + (token.size() > longest ? "..." : "") + "'";
}

SyntaxError unexpected(std::string_view text, std::size_t offset, const std::string& expected,
                       const std::string& hint) {
  const Place place = place_of(text, offset);
  const std::string help = hint.empty() ? hint_for(text, offset, expected) : hint;
  return {place.line, place.column,
          "found " + token_at(text, offset) + ", expected " + expected +
              (help.empty() ? "" : "; " + help)};
}

}  // namespace gradus
