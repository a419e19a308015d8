#include "gradus/report/document.hpp"

#include <stdexcept>

#include "gradus/report/text.hpp"

namespace gradus {
namespace {

std::size_t indent_of(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? 0 : first;
}

/// A paragraph with hanging indentation.
std::string hanging(const std::string& text, const std::string& first, const std::string& rest,
                    std::size_t width) {
  std::string out;
  const std::size_t room = width > rest.size() + 20 ? width - rest.size() : 0;
  bool start = true;
  for (const std::string& line : wrap(text, room)) {
    out += (start ? first : rest) + line + "\n";
    start = false;
  }
  return out;
}

std::string terminal_block(const Block& b, const Style& style) {
  switch (b.kind) {
    case Block::Kind::heading:
      return paint(b.text, "1", style) + "\n";
    case Block::Kind::paragraph:
      return hanging(b.text, "  ", "  ", style.width);
    case Block::Kind::formula:
      return hanging(b.text, "    ", "      ", style.width);
    case Block::Kind::code:
      return "    " + b.text + "\n";
    case Block::Kind::item: {
      const std::string lead = "  " + std::string(indent_of(b.text), ' ');
      return hanging(b.text.substr(indent_of(b.text)), lead + "- ", lead + "  ", style.width);
    }
  }
  return {};
}

std::string markdown_block(const Block& b) {
  switch (b.kind) {
    case Block::Kind::heading:
      return "### " + escape_markdown(b.text) + "\n";
    case Block::Kind::paragraph:
      return escape_markdown(b.text) + "\n";
    case Block::Kind::formula:
      return "$$" + b.latex + "$$\n";
    case Block::Kind::code:
      return "    " + b.text + "\n";
    case Block::Kind::item: {
      const std::size_t indent = indent_of(b.text);
      return std::string(indent, ' ') + "- " + escape_markdown(b.text.substr(indent)) + "\n";
    }
  }
  return {};
}

std::string latex_block(const Block& b) {
  switch (b.kind) {
    case Block::Kind::heading:
      return "\\paragraph{" + escape_latex(b.text) + "}\n";
    case Block::Kind::paragraph:
      return escape_latex(b.text) + "\n";
    case Block::Kind::formula:
      return "\\[ " + b.latex + " \\]\n";
    case Block::Kind::code:
      return "\\noindent\\texttt{" + escape_latex(b.text) + "}\\\\\n";
    case Block::Kind::item: {
      const std::size_t indent = indent_of(b.text);
      return "\\noindent\\hspace*{" + std::to_string(1 + indent / 2) + "em}" +
             escape_latex(b.text.substr(indent)) + "\\\\\n";
    }
  }
  return {};
}

/// Lines of one list or one listing stand together; everything else is set apart.
bool together(Block::Kind before, Block::Kind now) {
  return before == now && (now == Block::Kind::item || now == Block::Kind::code);
}

}  // namespace

std::string render(const std::vector<Block>& document, Format format, const Style& style) {
  if (format != Format::terminal && format != Format::markdown && format != Format::latex) {
    throw std::invalid_argument("text is printed for a terminal, as Markdown or as LaTeX");
  }
  std::string out;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Block& b = document[i];
    if (i > 0 && !together(document[i - 1].kind, b.kind)) {
      const bool apart = format != Format::terminal || b.kind == Block::Kind::heading;
      if (apart) out += "\n";
    }
    switch (format) {
      case Format::markdown:
        out += markdown_block(b);
        break;
      case Format::latex:
        out += latex_block(b);
        break;
      default:
        out += terminal_block(b, style);
        break;
    }
  }
  return out;
}

}  // namespace gradus
