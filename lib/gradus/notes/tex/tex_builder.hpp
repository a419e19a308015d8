#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Makes nodes while LaTeX is read: finished nodes wait until what they stand in closes.
class TexBuilder {
 public:
  TexBuilder(std::string_view text, std::size_t begin) : text_(text), begin_(begin) {}

  void leaf(TexNode::Kind kind, std::string_view token, std::size_t offset);
  void open(TexNode::Kind kind, std::string_view token, std::size_t offset);
  /// What opens next began here, with \left.
  void left(std::size_t offset) { left_ = offset; }
  /// Closes what was opened last, at this end of its last token.
  void close(std::string_view token, std::size_t offset);
  void no_base(std::size_t offset);
  void prime(std::size_t end);
  void script(bool below);
  /// Throws SyntaxError where begin and end differ.
  void end_name(std::string_view name, std::size_t offset);

  void enter(std::size_t offset);  ///< throws SyntaxError where the nesting is too deep
  void leave() { --depth_; }

  std::vector<TexNode> take() { return std::move(nodes_); }
  std::string_view text() const { return text_; }

 private:
  struct Opened {
    TexNode node;
    std::size_t first;
  };
  TexNode& scripted(std::size_t end);

  std::string_view text_;
  std::size_t begin_;
  std::vector<TexNode> nodes_;
  std::vector<Opened> opened_;
  std::optional<std::size_t> left_;
  std::size_t depth_ = 0;
};

/// What was found there, a command as a whole, and what was expected; the place counts from
/// `begin`.
SyntaxError unexpected_tex(std::string_view text, std::size_t begin, std::size_t offset,
                           const std::string& expected);

}  // namespace gradus
