#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// A piece of LaTeX mathematics as it stands, before anything is known of its meaning. Offsets are
/// bytes of the text that was read.
struct TexNode {
  enum class Kind {
    number,       ///< text: digits, perhaps with a decimal point
    letter,       ///< text: one letter
    command,      ///< text: "\alpha", "\le", "\|"
    symbol,       ///< text: one other character: + - = , | & ...
    line_break,   ///< two backslashes
    group,        ///< { children }
    fenced,       ///< children between the delimiters `open` and `close`
    applied,      ///< text: a command with arguments, each a group: \frac{a}{b}, \mathbf{x}
    environment,  ///< text: its name
    words,        ///< text: what \text{...} holds
    scripted,     ///< children[0] with sub- and superscript: see `sub`, `super`, `primes`
  };
  Kind kind = Kind::group;
  std::string text;
  std::size_t begin = 0, end = 0;
  std::vector<TexNode> children;
  std::string open, close;
  int sub = -1, super = -1;  ///< indices of children
  int primes = 0;

  bool is(Kind k) const { return kind == k; }
  bool is_symbol(std::string_view s) const { return kind == Kind::symbol && text == s; }
  bool is_command(std::string_view s) const { return kind == Kind::command && text == s; }
};

/// Reads the formula from this byte of the text to its end. Throws SyntaxError at what does not
/// fit, with line and column counted from where the formula begins, also where it is nested deeper
/// or longer than anybody writes.
std::vector<TexNode> read_tex(std::string_view text, std::size_t begin = 0);

constexpr std::size_t tex_max_depth = 60;
constexpr std::size_t tex_max_characters = 50'000;

/// The words and signs of a piece without blanks: what a name or an unknown part is called.
std::string tex_key(const TexNode& node);

}  // namespace gradus
