// What the place of a name shows of its shape.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

bool is_sign(const TexNode& n) { return n.is_symbol("+") || n.is_symbol("-") || n.is_symbol("−"); }
bool is_over(const TexNode& n) { return n.is_symbol("/") || n.is_command("\\div"); }

}  // namespace

void NoteReader::demand_vectors(Nodes nodes, const std::string& reason) {
  const auto may_be = [&](const TexNode& n) {
    const auto name = note_name(n);
    return name && exponent_of(n) == nullptr && !glossary_.functions.contains(name->base) &&
           !locals_.contains(name->written);
  };
  const TexNode* last = nullptr;  // the last name of a product that may be a vector
  const auto settle = [&] {
    if (last != nullptr) glossary_.infer_shape(note_name(*last)->key(), Shape::column, reason);
    last = nullptr;
  };
  const bool lone = nodes.size() == 1;
  bool after_name = false;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TexNode& n = nodes[i];
    if (is_sign(n)) {
      settle();
      after_name = false;
      continue;
    }
    const bool grouped = n.is(Kind::group) || (n.is(Kind::fenced) && n.open == "(");
    if (grouped && !after_name) demand_vectors(n.children, reason);
    after_name = note_name(n).has_value();
    const bool divides = i > 0 && is_over(nodes[i - 1]);
    // In a sum with vectors a Greek letter is a factor, unless it stands alone or behind a matrix.
    const auto before = i > 0 ? note_name(nodes[i - 1]) : std::nullopt;
    const bool behind_matrix = before && glossary_.shape_of(before->key()) == Shape::matrix;
    const bool factor = after_name && is_greek(note_name(n)->base) && !lone && !behind_matrix;
    last = may_be(n) && !divides && !factor ? &n : nullptr;
  }
  settle();
}

/// In A x of matrices and numbers, where no matrix can stand, a small letter at the end is a
/// vector.
bool NoteReader::behind_matrix(Nodes factors) {
  if (factors.size() < 2) return false;
  const TexNode& last = factors.back();
  const auto name = note_name(last);
  const bool small = name && exponent_of(last) == nullptr && name->base[0] >= 'a' &&
                     name->base[0] <= 'z' && !is_greek(name->base);
  if (!small && !(last.is(Kind::fenced) && last.open == "(")) return false;
  const Nodes before = factors.first(factors.size() - 1);
  if (is_sign(before.back()) || is_over(before.back())) return false;
  if (product(before).shape != Shape::matrix || !product(factors.last(1)).is_scalar()) return false;
  demand_vectors(factors.last(1), "it stands behind a matrix");
  return true;
}

void NoteReader::demand_vectors_behind_matrices(Nodes nodes) {
  std::size_t first = 0;
  for (std::size_t i = 0; i <= nodes.size(); ++i) {
    if (i < nodes.size() && !is_sign(nodes[i])) continue;
    behind_matrix(nodes.subspan(first, i - first));
    first = i + 1;
  }
}

/// In x^T y the letter y is a vector.
void NoteReader::behind_row(const TexNode& node, bool is_last) {
  const auto n = note_name(node);
  const bool may_be = n && exponent_of(node) == nullptr && !locals_.contains(n->written) &&
                      !glossary_.functions.contains(n->base);
  if (may_be && glossary_.shape_of(n->key()) == Shape::scalar) {
    const bool capital = n->base.size() == 1 && n->base[0] >= 'A' && n->base[0] <= 'Z';
    if (!capital && !is_last) return;
    glossary_.infer_shape(n->key(), capital ? Shape::matrix : Shape::column,
                          "it stands behind a transpose");
  }
}

/// In X^T y, X^T X w and X^T (y - z) the letters y, w, z are vectors.
void NoteReader::behind_transposed(Nodes nodes) {
  const auto is_capital = [&](const TexNode& n) {
    const auto name = note_name(n);
    const bool letter =
        name && name->base.size() == 1 && name->base[0] >= 'A' && name->base[0] <= 'Z';
    return letter && !locals_.contains(name->written) && !glossary_.functions.contains(name->base);
  };
  const auto is_transposed = [](const TexNode& n) {
    const TexNode* exponent = exponent_of(n);
    return exponent != nullptr && says_transposed(*exponent);
  };
  if (nodes.size() < 2) return;
  const TexNode &before = nodes[nodes.size() - 2], &last = nodes.back();
  const bool alone = exponent_of(before) == nullptr || is_transposed(before);
  if (!is_capital(before) || !alone) return;
  const auto first = std::ranges::find_if(
      nodes, [&](const TexNode& n) { return is_capital(n) && is_transposed(n); });
  if (first == nodes.end() || first == nodes.end() - 1) return;
  for (const TexNode* n : {&*first, &before}) {
    glossary_.infer_shape(note_name(*n)->key(), Shape::matrix, "it stands under a transpose");
  }
  if (glossary_.shape_of(note_name(before)->key()) != Shape::matrix) return;
  const auto name = note_name(last);
  const char letter = name ? name->base[0] : '\0';
  const bool small = letter >= 'a' && letter <= 'z' && !is_greek(name->base);
  if (small || (last.is(Kind::fenced) && last.open == "(")) {
    demand_vectors(nodes.last(1), "it stands behind a transposed matrix");
  }
}

/// In I - \eta A the letter A is a matrix.
void NoteReader::demand_matrix(Nodes nodes) {
  const auto n = note_name(nodes.back());
  const bool capital = n && n->base[0] >= 'A' && n->base[0] <= 'Z' && n->base.size() == 1;
  if (!capital || exponent_of(nodes.back()) != nullptr || locals_.contains(n->written)) return;
  glossary_.infer_shape(n->key(), Shape::matrix, "it is added to a matrix");
}

/// In A x the letter A is a matrix, if it is one of those that are.
void NoteReader::before_vector(const TexNode& node) {
  static constexpr std::string_view matrices = "ABCDGHJKMPQRSUVWXYZ";
  const auto n = note_name(node);
  if (!n || (exponent_of(node) != nullptr && !says_transposed(*exponent_of(node)))) return;
  const std::string base = n->base.starts_with("vec_") ? n->base.substr(4) : n->base;
  const char letter = base[0];
  const bool plain = base.size() == 1 || base[1] == '_' || base[1] == '^';
  const bool capital = plain && matrices.find(letter) != std::string_view::npos;
  if (!capital && n->base != "Sigma" && n->base != "Lambda") return;
  if (glossary_.functions.contains(n->base) || locals_.contains(n->written)) return;
  glossary_.infer_shape(n->key(), Shape::matrix, "it stands before a vector");
}

}  // namespace gradus
