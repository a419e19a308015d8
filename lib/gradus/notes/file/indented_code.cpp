#include "gradus/notes/file/indented_code.hpp"

#include <algorithm>

namespace gradus {
namespace {

constexpr std::size_t code_indent = 4;

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    columns += c == '\t' ? code_indent - columns % code_indent : 1;
  }
  return columns;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r>");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// - a, * a, + a, 1. a, 2) a
bool begins_item(std::string_view content) {
  const std::size_t digits = content.find_first_not_of("0123456789");
  if (digits == std::string_view::npos || digits > 9) return false;
  const bool mark = digits == 0 ? content[0] == '-' || content[0] == '*' || content[0] == '+'
                                : content[digits] == '.' || content[digits] == ')';
  return mark && (content.size() == digits + 1 || content[digits + 1] == ' ');
}

}  // namespace

std::vector<std::size_t> indented_code_lines(std::string_view text) {
  std::vector<std::size_t> out;
  char fence = 0;
  bool in_list = false, after_empty = true, after_fence = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at), content = trimmed(line);
    const std::size_t start = at;
    at = end + 1;
    const bool marks = content.starts_with("```") || content.starts_with("~~~");
    if (fence != 0) {
      if (!marks || content[0] != fence) continue;
      fence = 0;
      after_fence = after_empty = true;
      continue;
    }
    if (content.empty()) {
      after_empty = true;
      continue;
    }
    const bool deep = indent_of(line) >= code_indent;
    if (deep && after_fence && !in_list && !begins_item(content)) {
      out.push_back(start);
      continue;
    }
    if (marks) fence = content[0];
    after_fence = false;
    if (begins_item(content)) {
      in_list = true;
    } else if (after_empty && indent_of(line) < 2) {
      in_list = false;
    }
    after_empty = false;
  }
  return out;
}

}  // namespace gradus
