#include "gradus/notes/session/letter_cautions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

bool is_inverse(const TexNode& node) {
  const TexNode* power = exponent_of(node);
  return power != nullptr && !power->children.empty() && power->children[0].is_symbol("-");
}

/// Whether just this name has the exponent -1.
bool inverts(const Nodes& nodes, const std::string& name) {
  return std::ranges::any_of(nodes, [&](const TexNode& node) {
    if (inverts(node.children, name)) return true;
    if (!node.is(TexNode::Kind::scripted) || !is_inverse(node)) return false;
    const auto base = note_name(node.children[0]);
    return base && base->written == name;
  });
}

bool is_matrix_letter(const std::string& base) {
  constexpr std::string_view latin = "ABCHJPQSUVWXZ";
  const bool one = base.size() == 1 && latin.find(base[0]) != std::string_view::npos;
  return one || base == "Sigma" || base == "Lambda" || base == "Omega";
}

/// Whether two different letters that mostly are matrices stand side by side.
bool multiplies_matrix_letters(const Nodes& nodes, const Glossary& glossary) {
  const auto letter = [&](const TexNode& node) -> std::string {
    const auto n = note_name(node);
    if (!n || !is_matrix_letter(n->base) || glossary.declared.contains(n->base)) return "";
    return n->written;
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (multiplies_matrix_letters(nodes[i].children, glossary)) return true;
    if (i == 0) continue;
    const std::string before = letter(nodes[i - 1]), here = letter(nodes[i]);
    if (!before.empty() && !here.empty() && before != here) return true;
  }
  return false;
}

/// Whether two different capital letters are numbers here, or one beside a matrix.
bool has_capitals(const Surroundings& s) {
  std::set<std::string> capitals;
  bool has_matrix = false;
  const auto look = [&](const NoteName& n) {
    if (!is_matrix_letter(n.base)) return;
    const Shape shape = s.glossary.shape_of(n.key());
    const bool said = s.glossary.declared.contains(n.base);
    if (shape == Shape::scalar && !said) capitals.insert(n.base);
    has_matrix = has_matrix || shape == Shape::matrix;
  };
  for_each_name(s.left, look);
  for_each_name(s.right, look);
  for (const Comparison& c : s.comparisons) {
    for (Term x : free_symbols(c.left + c.right)) {
      const std::string& name = x.name();
      const bool capital = (name[0] >= 'A' && name[0] <= 'Z');
      const bool said = s.glossary.declared.contains(name);
      if (capital && !said && x.sort() == Sort::real) capitals.insert(name);
    }
  }
  // L, M, N, K, C, D and G are mostly numbers there.
  static constexpr std::string_view others = "ABEFHJPQRSTUVWXYZ";
  return capitals.size() > 1 ||
         (has_matrix && std::ranges::any_of(capitals, [](const std::string& c) {
            return others.find(c[0]) != std::string_view::npos;
          }));
}

}  // namespace

std::string caution_of_letters(const Surroundings& s) {
  std::map<std::string, std::string> all_described;
  for (const Comparison& c : s.comparisons) all_described.merge(s.context.described(c));
  for (const auto& [name, why] : all_described) {
    if (why.find("complex") != std::string::npos) return name + " need not be real";
    const bool denied =
        why.find("'not'") != std::string::npos || (why.find("singular") != std::string::npos &&
                                                   why.find("nonsingular") == std::string::npos &&
                                                   why.find("non-singular") == std::string::npos);
    if (denied && (inverts(s.left, name) || inverts(s.right, name))) {
      return name + " may have no inverse";
    }
  }
  const bool as_matrices = s.entry.of_matrices || multiplies_matrix_letters(s.left, s.glossary) ||
                           multiplies_matrix_letters(s.right, s.glossary);
  return as_matrices && has_capitals(s)
             ? "holds for numbers: say scalar or matrix of its capital letters"
             : "";
}

}  // namespace gradus
