#include "proofs_checks/data.hpp"

#include <algorithm>
#include <stdexcept>

namespace gradus {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::vector<std::vector<std::string>> rows_of(std::string_view file, std::size_t fields) {
  std::vector<std::vector<std::string>> rows;
  const std::vector<std::string> lines = split(file, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    rows.push_back(split(lines[i], '\t'));
    if (rows.back().size() > fields) {
      throw std::logic_error("line " + std::to_string(i + 1) + ": found " +
                             std::to_string(rows.back().size()) + " fields, expected " +
                             std::to_string(fields));
    }
    rows.back().resize(fields);
  }
  return rows;
}

std::vector<std::string> words_of(std::string_view field) {
  std::vector<std::string> words = split(field, ' ');
  std::erase(words, "");
  return words;
}

}  // namespace gradus
