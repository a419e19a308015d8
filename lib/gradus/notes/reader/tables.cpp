// Tables of numbers of fixed size.

#include "gradus/notes/reader/tables.hpp"

#include <algorithm>
#include <array>

#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Table = std::vector<std::vector<Term>>;

Table without(const Table& rows, std::size_t row, std::size_t column) {
  Table rest = rows;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(row));
  for (auto& one : rest) one.erase(one.begin() + static_cast<std::ptrdiff_t>(column));
  return rest;
}

}  // namespace

bool is_lone_table(const std::vector<TexNode>& nodes) {
  if (nodes.size() != 1) return false;
  if (!transposed_tuple(nodes[0]).empty()) return true;
  static constexpr std::array<std::string_view, 6> tables{"bmatrix", "pmatrix",     "matrix",
                                                          "Bmatrix", "smallmatrix", "array"};
  const TexNode& node = without_braces(nodes[0]);
  const bool framed = node.is(Kind::fenced) && node.children.size() == 1 &&
                      (node.open == "(" || node.open == "[") &&
                      (node.close == ")" || node.close == "]");
  const TexNode& inside = framed ? node.children[0] : node;
  if (inside.text == "array" && !framed) return false;
  return inside.is(Kind::environment) && std::ranges::find(tables, inside.text) != tables.end();
}

std::vector<std::vector<TexNode>> transposed_tuple(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0 || node.sub >= 0 || node.primes > 0) return {};
  const TexNode& fence = node.children[0];
  const bool brackets = fence.is(Kind::fenced) && ((fence.open == "(" && fence.close == ")") ||
                                                   (fence.open == "[" && fence.close == "]"));
  if (!brackets || !says_transposed(node.children[static_cast<std::size_t>(node.super)])) return {};
  std::vector<std::vector<TexNode>> entries(1);
  for (const TexNode& child : fence.children) {
    if (child.is_symbol(",")) {
      entries.emplace_back();
    } else {
      entries.back().push_back(child);
    }
  }
  const auto is_empty = [](const auto& entry) { return entry.empty(); };
  if (entries.size() < 2 || std::ranges::any_of(entries, is_empty)) return {};
  return entries;
}

std::optional<Quantity> identity_as_table(const Quantity& q, std::size_t rows) {
  const bool identity = q.shape == Shape::matrix && !q.is_table() && q.parts.size() == 1 &&
                        q.parts.begin()->first.empty();
  if (!identity) return std::nullopt;
  Table out(rows, std::vector<Term>(rows, Term(0)));
  for (std::size_t i = 0; i < rows; ++i) out[i][i] = q.parts.begin()->second;
  return Quantities::table(std::move(out));
}

Term determinant_of(const Table& rows) {
  if (rows.size() == 1) return rows[0][0];
  Term total(0);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const Term part = tidy::multiply(rows[0][k], determinant_of(without(rows, 0, k)));
    total = k % 2 == 0 ? tidy::add(total, part) : tidy::subtract(total, part);
  }
  return total;
}

Quantity inverse_of_table(const Quantity& q) {
  constexpr std::size_t most_rows = 4;
  const std::size_t n = q.rows.size();
  if (n != q.rows[0].size()) throw Misfit("the inverse of a table that is not square");
  if (n > most_rows) throw Misfit("the inverse of a table of more than 4 rows");
  const Term all = determinant_of(q.rows);
  if (tidy::is_zero(all)) throw Misfit("the inverse of a table whose determinant is 0");
  Table out(n, std::vector<Term>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const Term minor = determinant_of(without(q.rows, j, i));
      out[i][j] = tidy::divide((i + j) % 2 == 0 ? minor : tidy::multiply(Term(-1), minor), all);
    }
  }
  return Quantities::table(std::move(out));
}

}  // namespace gradus
