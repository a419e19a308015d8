#include "gradus/audit/trace_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace gradus {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16U;
constexpr std::size_t longest_line = std::size_t{1} << 24U;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

std::string hint_for(std::string_view line) {
  constexpr std::array<std::pair<std::string_view, const char*>, 4> kinds{{
      {"\x1F\x8B", "; this is gzip: zcat FILE | gradus audit -"},
      {"PK\x03\x04", "; this is a zip archive (or .npz): write the numbers as CSV"},
      {"\xFF\xFE", "; this is UTF-16: write UTF-8"},
      {"\xFE\xFF", "; this is UTF-16: write UTF-8"},
  }};
  for (const auto& [magic, hint] : kinds) {
    if (line.starts_with(magic)) return hint;
  }
  return "; is this a binary file?";
}

}  // namespace

TraceLines::TraceLines(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  fill();
  if (std::string_view(buffer_).starts_with(byte_order_mark)) position_ = byte_order_mark.size();
}

bool TraceLines::fill() {
  buffer_.resize(chunk);
  in_.read(buffer_.data(), static_cast<std::streamsize>(chunk));
  buffer_.resize(static_cast<std::size_t>(in_.gcount()));
  position_ = 0;
  bytes_ += buffer_.size();
  if (in_.bad()) throw TraceError(name_ + ": cannot be read on");
  return !buffer_.empty();
}

std::optional<std::string_view> TraceLines::next() {
  line_.clear();
  cut_off_ = true;
  while (position_ < buffer_.size() || fill()) {
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    const std::size_t end = rest.find('\n');
    line_ += rest.substr(0, end);
    if (line_.size() > longest_line) {
      ++number_;
      fail(1, "found more than 16 megabytes without a line end, expected a line for each step");
    }
    position_ += std::min(end, rest.size());
    if (end == std::string_view::npos) continue;
    ++position_;
    cut_off_ = false;
    break;
  }
  if (cut_off_ && line_.empty()) return std::nullopt;
  ++number_;
  if (line_.ends_with('\r')) line_.pop_back();
  check();
  return line_;
}

void TraceLines::check() const {
  const auto bad = std::ranges::find_if(line_, is_control);
  const bool foreign = number_ == 1 && !hint_for(line_).starts_with("; is");
  if (bad == line_.end() && !foreign) return;
  constexpr std::string_view digits = "0123456789abcdef";
  const auto place = foreign ? line_.begin() : bad;
  const auto byte = static_cast<unsigned char>(*place);
  fail(static_cast<std::size_t>(place - line_.begin()) + 1,
       std::string("found the byte 0x") + digits[byte / 16] + digits[byte % 16] +
           ", expected text" + hint_for(line_));
}

void TraceLines::fail(std::size_t column, const std::string& problem) const {
  throw TraceError(name_ + ":" + std::to_string(number_) + ":" + std::to_string(column) + ": " +
                   problem);
}

}  // namespace gradus
