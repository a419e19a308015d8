#include "gradus/notes/tex/relations.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gradus {
namespace {

using Kind = TexNode::Kind;

struct Spelling {
  std::string_view text;
  Link link;
  Relation relation;
};

constexpr Relation none = Relation::equal;
constexpr std::array spellings{
    Spelling{"=", Link::relation, Relation::equal},
    Spelling{"<", Link::relation, Relation::less},
    Spelling{">", Link::relation, Relation::greater},
    Spelling{"\\lt", Link::relation, Relation::less},
    Spelling{"\\gt", Link::relation, Relation::greater},
    Spelling{"\\le", Link::relation, Relation::less_equal},
    Spelling{"\\leq", Link::relation, Relation::less_equal},
    Spelling{"\\leqslant", Link::relation, Relation::less_equal},
    Spelling{"\\ge", Link::relation, Relation::greater_equal},
    Spelling{"\\geq", Link::relation, Relation::greater_equal},
    Spelling{"\\geqslant", Link::relation, Relation::greater_equal},
    Spelling{"\\ne", Link::relation, Relation::not_equal},
    Spelling{"\\neq", Link::relation, Relation::not_equal},
    Spelling{"≤", Link::relation, Relation::less_equal},
    Spelling{"≥", Link::relation, Relation::greater_equal},
    Spelling{"≠", Link::relation, Relation::not_equal},
    Spelling{"\\triangleq", Link::defines, none},
    Spelling{"\\coloneqq", Link::defines, none},
    Spelling{"\\coloneq", Link::defines, none},
    Spelling{"\\defeq", Link::defines, none},
    Spelling{"\\eqdef", Link::defines, none},
    Spelling{"\\equiv", Link::defines, none},
    Spelling{"\\doteq", Link::defines, none},
    Spelling{"\\leftarrow", Link::assigns, none},
    Spelling{"\\gets", Link::assigns, none},
    Spelling{"\\approx", Link::approximates, none},
    Spelling{"\\simeq", Link::approximates, none},
    Spelling{"\\approxeq", Link::approximates, none},
    Spelling{"\\in", Link::member, none},
    Spelling{"\\sim", Link::distributed, none},
    Spelling{"\\to", Link::maps, none},
    Spelling{"\\rightarrow", Link::maps, none},
    Spelling{"\\longrightarrow", Link::maps, none},
    Spelling{"\\mapsto", Link::maps, none},
    Spelling{":", Link::maps, none},
    Spelling{"\\colon", Link::maps, none},
    Spelling{"\\propto", Link::other, none},
    Spelling{"\\subset", Link::other, none},
    Spelling{"\\subseteq", Link::other, none},
    Spelling{"\\supset", Link::other, none},
    Spelling{"\\notin", Link::other, none},
    Spelling{"\\ll", Link::other, none},
    Spelling{"\\gg", Link::other, none},
    Spelling{"\\lesssim", Link::other, none},
    Spelling{"\\gtrsim", Link::other, none},
    Spelling{"\\preceq", Link::matrix_order, Relation::less_equal},
    Spelling{"\\preccurlyeq", Link::matrix_order, Relation::less_equal},
    Spelling{"\\succeq", Link::matrix_order, Relation::greater_equal},
    Spelling{"\\succcurlyeq", Link::matrix_order, Relation::greater_equal},
    Spelling{"\\prec", Link::other, none},
    Spelling{"\\succ", Link::other, none},
    Spelling{"\\cong", Link::other, none},
    Spelling{"\\perp", Link::other, none},
};

bool says_definition(const TexNode& mark) {
  const std::string key = tex_key(mark);
  return key.find("def") != std::string::npos || key.find("triangle") != std::string::npos;
}

}  // namespace

std::optional<Connective> connective(const TexNode& node) {
  const bool marked =
      node.is(Kind::applied) && node.children.size() == 2 &&
      (node.text == "\\overset" || node.text == "\\stackrel" || node.text == "\\underset");
  const bool wrapped = node.is(Kind::applied) && node.text == "\\mathrel";
  if (marked || wrapped) {
    const TexNode& inner = node.children.back();
    const bool group = inner.is(Kind::group) && inner.children.size() == 1;
    auto found = connective(group ? inner.children[0] : inner);
    if (!found) return std::nullopt;
    if (marked && says_definition(node.children[0])) found->link = Link::defines;
    found->begin = node.begin;
    found->end = node.end;
    return found;
  }
  if (node.is(Kind::scripted)) {  // \to_p, \le^{(a)}
    auto found = connective(node.children[0]);
    if (found) found->end = node.end;
    return found;
  }
  if (!node.is(Kind::command) && !node.is(Kind::symbol)) return std::nullopt;
  const auto* const spelling = std::ranges::find(spellings, node.text, &Spelling::text);
  if (spelling == spellings.end()) return std::nullopt;
  return Connective{spelling->link, spelling->relation, node.begin, node.end};
}

bool is_dots(const TexNode& node) {
  static constexpr std::array<std::string_view, 5> dots{"\\cdots", "\\ldots", "\\dots", "\\dotsb",
                                                        "\\dotsc"};
  return node.is(Kind::command) && std::ranges::find(dots, node.text) != dots.end();
}

bool is_operator(const TexNode& node) {
  static constexpr std::array<std::string_view, 13> operators{
      "+",    "-",      "*",      "/",        "\\cdot", "\\times", "\\pm",
      "\\mp", "\\circ", "\\odot", "\\otimes", "\\div",  "\\ast"};
  return (node.is(Kind::symbol) || node.is(Kind::command)) &&
         std::ranges::find(operators, node.text) != operators.end();
}

}  // namespace gradus
