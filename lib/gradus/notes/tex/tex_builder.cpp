#include "gradus/notes/tex/tex_builder.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "gradus/notes/plain/syntax_error.hpp"

namespace gradus {

void TexBuilder::leaf(TexNode::Kind kind, std::string_view token, std::size_t offset) {
  TexNode node;
  node.kind = kind;
  node.text = token;
  node.begin = offset;
  node.end = offset + token.size();
  // The marks between thousands are for the looks.
  const auto is_mark = [](char c) {
    return c != '.' && std::isdigit(static_cast<unsigned char>(c)) == 0;
  };
  if (kind == TexNode::Kind::number) std::erase_if(node.text, is_mark);
  nodes_.push_back(std::move(node));
}

void TexBuilder::open(TexNode::Kind kind, std::string_view token, std::size_t offset) {
  Opened opened;
  opened.node.kind = kind;
  opened.node.begin = left_.value_or(offset);
  left_.reset();
  (kind == TexNode::Kind::fenced ? opened.node.open : opened.node.text) = token == "{" ? "" : token;
  if (opened.node.open.ends_with('<')) opened.node.open = "\\langle";
  opened.first = nodes_.size();
  opened_.push_back(std::move(opened));
}

void TexBuilder::close(std::string_view token, std::size_t offset) {
  Opened opened = std::move(opened_.back());
  opened_.pop_back();
  TexNode& node = opened.node;
  const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(opened.first);
  node.children.assign(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()));
  nodes_.erase(first, nodes_.end());
  node.end = offset + token.size();
  if (node.is(TexNode::Kind::fenced)) node.close = token.ends_with('>') ? "\\rangle" : token;
  if (node.is(TexNode::Kind::applied) && !node.children.empty()) {
    node.end = node.children.back().end;
  }
  nodes_.push_back(std::move(node));
}

void TexBuilder::no_base(std::size_t offset) { leaf(TexNode::Kind::group, "", offset); }

TexNode& TexBuilder::scripted(std::size_t end) {
  TexNode& base = nodes_.back();
  if (!base.is(TexNode::Kind::scripted)) {
    TexNode node;
    node.kind = TexNode::Kind::scripted;
    node.begin = base.begin;
    node.children.push_back(std::move(base));
    nodes_.back() = std::move(node);
  }
  nodes_.back().end = end;
  return nodes_.back();
}

void TexBuilder::prime(std::size_t end) { ++scripted(end).primes; }

void TexBuilder::script(bool below) {
  TexNode argument = std::move(nodes_.back());
  nodes_.pop_back();
  const TexNode& base = nodes_.back();
  const bool taken = base.is(TexNode::Kind::scripted) && (below ? base.sub : base.super) >= 0;
  if (taken) {
    throw unexpected_tex(text_, begin_, argument.begin,
                         below ? "one subscript at a letter" : "one superscript at a letter");
  }
  TexNode& node = scripted(argument.end);
  (below ? node.sub : node.super) = static_cast<int>(node.children.size());
  node.children.push_back(std::move(argument));
}

void TexBuilder::end_name(std::string_view name, std::size_t offset) {
  if (opened_.back().node.text == name) return;
  throw unexpected_tex(text_, begin_, offset, "\\end{" + opened_.back().node.text + "}");
}

void TexBuilder::enter(std::size_t offset) {
  if (++depth_ > tex_max_depth) {
    throw unexpected_tex(text_, begin_, offset,
                         "at most " + std::to_string(tex_max_depth) + " levels of nesting");
  }
}

SyntaxError unexpected_tex(std::string_view text, std::size_t begin, std::size_t offset,
                           const std::string& expected) {
  const Place place = place_of(text.substr(begin), offset - begin);
  std::string token = token_at(text, offset);
  if (offset < text.size() && text[offset] == '\\') {
    std::size_t end = offset + 1;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
    token = "'" + std::string(text.substr(offset, std::max(end - offset, std::size_t{2}))) + "'";
  }
  return {place.line, place.column, "found " + token + ", expected " + expected};
}

}  // namespace gradus
