#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Writes a formula from left to right without recursion: a node is replaced by pieces, which are
/// text or nodes to be written in some style, until only text is left.
template <class Style>
class PieceWriter {
 public:
  /// `expand(writer, term, style)` adds the pieces of one node, from left to right.
  template <class Expand>
  std::string write(Term root, Style style, Expand&& expand) {
    std::string out;
    std::vector<Piece> stack{Piece{{}, root, style, true}};
    while (!stack.empty()) {
      const Piece top = std::move(stack.back());
      stack.pop_back();
      if (!top.is_node) {
        out += top.text;
        if (out.size() > longest) throw std::length_error("the formula is too long to be written");
        continue;
      }
      pieces_.clear();
      expand(*this, top.node, top.style);
      while (!pieces_.empty()) {
        stack.push_back(std::move(pieces_.back()));
        pieces_.pop_back();
      }
    }
    return out;
  }

  PieceWriter& operator<<(std::string text) {
    pieces_.push_back(Piece{std::move(text), Term(), Style{}, false});
    return *this;
  }
  PieceWriter& node(Term t, Style style) {
    pieces_.push_back(Piece{{}, t, style, true});
    return *this;
  }

 private:
  static constexpr std::size_t longest = std::size_t{1} << 23U;
  struct Piece {
    std::string text;
    Term node;
    Style style;
    bool is_node;
  };
  std::vector<Piece> pieces_;
};

}  // namespace gradus
