// Gradients of formulas with sums whose members mention the vector: \sum_i (w^T x_i - y_i)^2.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {

/// A sum is a number of its own in what stands around it; its gradient is the sum of those of its
/// members.
Quantity NoteReader::gradient_of(Term t, const Letter& vector, const TexNode& where) {
  const auto mentions = [&](Term part) {
    bool found = false;
    for_each_node(part, [&](Term node) {
      const auto word = glossary_.alphabet.word_of(node);
      found = found || (word && std::ranges::any_of(*word, [&](const Letter& l) {
                          return l.name == vector.name && l.is_vector == vector.is_vector;
                        }));
    });
    return found;
  };
  Substitution forth, back;
  for_each_node(t, [&](Term node) {
    if (node.op() != Op::sum || !mentions(node) || forth.contains(node)) return;
    const Term body = node.operand(3);
    for_each_node(body, [&](Term inner) {
      if (inner.op() == Op::sum && mentions(inner)) {
        throw std::domain_error("a gradient under two sums");
      }
    });
    const Term name = Term::symbol("#sum" + std::to_string(forth.size()));
    forth.emplace(node, name);
    back.emplace(name, node);
  });
  const Term around = substitute(t, forth);
  Quantity out = quantities_.gradient(around, vector);
  for (auto& [word, factor] : out.parts) factor = substitute(factor, back);
  for (const auto& [name, sum] : back) {
    const Term index = sum.operand(0);
    const Quantity each = quantities_.gradient(sum.operand(3), vector, index);
    const Quantity total = vector_sum(each, index, sum.operand(1), sum.operand(2), where);
    const Term factor = substitute(derivative(around, name), back);
    out = Quantities::add(out, Quantities::scale(factor, total));
  }
  return out;
}

}  // namespace gradus
