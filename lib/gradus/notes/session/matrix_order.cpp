#include "gradus/notes/session/matrix_order.hpp"

#include <exception>
#include <utility>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_matrix(const Nodes& side, Glossary& glossary) {
  try {
    const Quantity q = NoteReader(glossary, false).read(side);
    return q.is_zero() || (q.shape == Shape::matrix && !q.is_table());
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

std::optional<Nodes> quadratic_form(const Nodes& side, Glossary& glossary) {
  if (side.empty() || !is_matrix(side, glossary)) return std::nullopt;
  const TexNode& place = side.front();
  glossary.shapes[any_vector] = Shape::column;
  TexNode row = tex_leaf(Kind::scripted, "", place);
  row.children = {tex_leaf(Kind::letter, any_vector, place),
                  tex_leaf(Kind::command, "\\top", place)};
  row.super = 1;
  return Nodes{std::move(row), tex_group(side), tex_leaf(Kind::letter, any_vector, side.back())};
}

}  // namespace gradus
