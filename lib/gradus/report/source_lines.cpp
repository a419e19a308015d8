#include "gradus/report/source_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gradus/report/text.hpp"

namespace gradus {
namespace {

/// Bytes of the first `count` characters of the line.
std::size_t bytes_of(std::string_view line, std::size_t count) {
  std::size_t at = 0;
  while (count > 0 && at < line.size()) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
    --count;
  }
  return at;
}

/// Characters `from` to `to` of the line, counted from 0.
std::string_view slice(std::string_view line, std::size_t from, std::size_t to) {
  const std::size_t begin = bytes_of(line, from);
  return line.substr(begin, bytes_of(line, to) - begin);
}

}  // namespace

SourceLines::SourceLines(std::string_view text) : text_(text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines_.push_back(line);
    begin = end + 1;
  }
}

std::string_view SourceLines::line(std::size_t number) const {
  return number >= 1 && number <= lines_.size() ? lines_[number - 1] : text_.substr(text_.size());
}

std::size_t SourceLines::offset(std::size_t number, std::size_t column) const {
  const std::string_view found = line(number);
  return static_cast<std::size_t>(found.data() - text_.data()) +
         bytes_of(found, column > 0 ? column - 1 : 0);
}

std::string SourceLines::excerpt(const FileSpan& mark, const Style& style) const {
  const std::string_view source = line(mark.line);
  const std::size_t length = display_width(source);
  const std::size_t begin = std::min(mark.column > 0 ? mark.column - 1 : 0, length);
  const std::size_t stop = mark.end_line == mark.line ? mark.end_column - 1 : length;
  const std::size_t end = std::max(begin + 1, std::min(stop, length));

  const std::string number = std::to_string(mark.line);
  const std::size_t margin = number.size() + 6;
  const std::size_t room =
      style.width == 0 ? length + 1 : std::max(style.width, margin + 20) - margin;
  // The mark begins in the first third where the line is too long.
  const std::size_t from = end <= room ? 0 : begin - std::min(begin, room / 3);
  const std::size_t to = from + room;
  const std::string carets = "^" + std::string(std::min(end, to) - begin - 1, '~');
  return fmt::format("  {} | {}\n  {} | {}{}\n", number, visible(slice(source, from, to)),
                     std::string(number.size(), ' '), std::string(begin - from, ' '),
                     paint(carets, "1;31", style));
}

}  // namespace gradus
