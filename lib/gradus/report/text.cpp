#include "gradus/report/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gradus {
namespace {

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Bytes of the first `columns` code points.
std::size_t prefix_bytes(std::string_view text, std::size_t columns) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (starts_code_point(text[i]) && seen++ == columns) return i;
  }
  return text.size();
}

/// Letters beyond ASCII that our own output uses; pdfLaTeX knows none of them in text mode.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> latex_letters{{
    {"…", "\\ldots{}"},
    {"≤", "$\\le$"},
    {"≥", "$\\ge$"},
    {"≠", "$\\ne$"},
    {"∞", "$\\infty$"},
    {"−", "$-$"},
    {"±", "$\\pm$"},
    {"×", "$\\times$"},
    {"·", "$\\cdot$"},
    {"λ", "$\\lambda$"},
    {"π", "$\\pi$"},
    {"β", "$\\beta$"},
    {"σ", "$\\sigma$"},
    {"ε", "$\\varepsilon$"},
}};

std::string_view latex_character(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '"':
      return "''";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '$':
      return "\\$";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '{':
      return "\\{";
    case '}':
      return "\\}";
    case '\n':
      return " ";
    default:
      return {};
  }
}

std::string_view html_character(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), starts_code_point));
}

std::string fit(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, prefix_bytes(text, width - 1))) + "…";
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are control characters too.
    const bool second =
        byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
    if (text[i] == '\t') {
      out += ' ';
    } else if (byte < 0x20U || byte == 0x7FU || second) {
      out += "\uFFFD";
      i += second ? 1 : 0;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t have = display_width(text);
  return std::string(text) + std::string(have < width ? width - have : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t have = display_width(text);
  return std::string(have < width ? width - have : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (width == 0) return {std::string(text)};
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    lines.push_back(line);
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) flush();
    while (display_width(word) > width) {
      const std::size_t bytes = prefix_bytes(word, width);
      line = word.substr(0, bytes);
      word.remove_prefix(bytes);
      flush();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty() || lines.empty()) flush();
  return lines;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>#|~$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string escape_latex(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto* letter =
        std::find_if(latex_letters.begin(), latex_letters.end(),
                     [&](const auto& entry) { return text.substr(i).starts_with(entry.first); });
    if (letter != latex_letters.end()) {
      out += letter->second;
      i += letter->first.size();
      continue;
    }
    const std::string_view escaped = latex_character(text[i]);
    if (escaped.empty()) {
      out += text[i];
    } else {
      out += escaped;
    }
    ++i;
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::string_view escaped = html_character(c);
    if (escaped.empty()) {
      out += c;
    } else {
      out += escaped;
    }
  }
  return out;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool is_numeric(std::string_view cell) {
  bool digit = false;
  for (std::size_t i = 0; i < cell.size();) {
    const std::string_view rest = cell.substr(i);
    if (rest.starts_with("…") || rest.starts_with("±")) {
      i += rest.starts_with("…") ? 3 : 2;
      continue;
    }
    const char c = cell[i++];
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c == 'e' || c == 'E') {
      if (!digit) return false;
    } else if (std::string_view("+-./[], ").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digit;
}

std::string latex_cell(std::string_view cell) {
  if (!is_numeric(cell)) return escape_latex(cell);
  std::string out = "$";
  for (std::size_t i = 0; i < cell.size();) {
    const std::string_view rest = cell.substr(i);
    if (rest.starts_with("…")) {
      out += "\\ldots{}";
      i += 3;
    } else if (rest.starts_with("±")) {
      out += "\\pm ";
      i += 2;
    } else if (cell[i] == 'e' || cell[i] == 'E') {
      std::size_t end = i + 1;
      while (end < cell.size() &&
             std::string_view("+-0123456789").find(cell[end]) != std::string_view::npos)
        ++end;
      std::string_view exponent = cell.substr(i + 1, end - i - 1);
      const bool negative = exponent.starts_with('-');
      exponent.remove_prefix(std::min(exponent.find_first_not_of("+-0"), exponent.size()));
      out += " \\cdot 10^{";
      if (exponent.empty()) {
        out += '0';
      } else {
        if (negative) out += '-';
        out += exponent;
      }
      out += '}';
      i = end;
    } else {
      out += cell[i++];
    }
  }
  return out + "$";
}

std::string paint(std::string_view text, std::string_view sgr, const Style& style) {
  if (!style.color || sgr.empty()) return std::string(text);
  return "\033[" + std::string(sgr) + "m" + std::string(text) + "\033[0m";
}

std::string count_of(std::size_t count, std::string_view singular) {
  return std::to_string(count) + " " + std::string(singular) + (count == 1 ? "" : "s");
}

}  // namespace gradus
