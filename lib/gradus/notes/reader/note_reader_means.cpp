// Expectations of random vectors, and of products with them, where the notes say their means.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {

/// Beside a random vector whose mean is known: what the mean is made of, and optima. Matrices are
/// no more random than what is said of their own means.
bool NoteReader::is_constant(const Letter& l) const {
  if (l.index && glossary_.means.is_constant(l)) return true;
  if (glossary_.random.contains(l.name)) return false;
  return glossary_.means.is_constant(l) || (!l.is_vector && !glossary_.opaque.contains(l.name)) ||
         (l.is_vector && !l.index && has_star(l.name));
}

/// A function's value where it is taken at what is not random.
bool NoteReader::is_constant_value(const std::string& name) const {
  const auto found = glossary_.values.find(name);
  if (found == glossary_.values.end() || found->second.at.is_scalar()) return false;
  return std::ranges::all_of(found->second.at.parts, [&](const auto& part) {
    return std::ranges::all_of(part.first, [&](const Letter& l) { return is_constant(l); });
  });
}

/// Whether a vector whose mean is known stands in it, perhaps as a part of where a function is
/// taken.
bool NoteReader::has_known_mean(Term body) const {
  bool found = false;
  const auto look = [&](const LetterWord& word) {
    found = found || std::ranges::any_of(
                         word, [&](const Letter& l) { return glossary_.means.of(l) != nullptr; });
  };
  for_each_node(body, [&](Term node) {
    if (const auto word = glossary_.alphabet.word_of(node)) look(*word);
    if (!node.is_symbol()) return;
    const auto value = glossary_.values.find(node.name());
    if (value == glossary_.values.end()) return;
    for (const auto& [word, factor] : value->second.at.parts) look(word);
  });
  return found;
}

/// What a relation between random numbers says of their means.
std::optional<Comparison> NoteReader::expected(const Comparison& c) {
  if (c.relation == Relation::not_equal) return std::nullopt;
  const auto mean = [&](Term side) {
    if (!has_known_mean(side)) return std::optional(side);
    const auto random = random_in(side);
    return random ? std::optional(expect(*random)) : std::nullopt;
  };
  if (!has_known_mean(c.left) && !has_known_mean(c.right)) return std::nullopt;
  const auto left = mean(c.left), right = mean(c.right);
  if (!left || !right) return std::nullopt;
  return Comparison{*left, c.relation, *right};
}

/// A last vector whose mean is known behind constants: the product with the mean.
std::optional<VectorMeans::Mean> NoteReader::mean_behind_constants(const LetterWord& word) {
  if (word.empty() || !word.back().is_vector || word.back().transposed) return std::nullopt;
  const VectorMeans::Mean* mean = glossary_.means.of(word.back());
  const LetterWord before(word.begin(), word.end() - 1);
  const bool constant =
      std::ranges::all_of(before, [&](const Letter& l) { return is_constant(l); });
  if (mean == nullptr || !constant) return std::nullopt;
  if (before.empty()) return *mean;
  Quantity factors;
  factors.shape = before.front().is_vector ? Shape::row : Shape::matrix;
  factors.parts = {{before, Term(1)}};
  return VectorMeans::Mean{quantities_.multiply(factors, mean->value), mean->line};
}

/// x^T A g and g^T A x, for a random g; remembered by the name of the random number that they are.
void NoteReader::know_mean(const std::string& name, const LetterWord& word) {
  auto mean = mean_behind_constants(word);
  if (!mean) mean = mean_behind_constants(glossary_.alphabet.transposed(word));
  if (mean && mean->value.is_scalar()) {
    glossary_.product_means.insert_or_assign(name, std::pair(mean->value.scalar, mean->line));
    lines_used_.insert(mean->line);
  }
}

/// The mean of a column of a linear combination; nothing where it is not known.
std::optional<Quantity> NoteReader::known_mean(const LetterWord& word, bool among_random) {
  if (const auto mean = mean_behind_constants(word)) {
    lines_used_.insert(mean->line);
    return mean->value;
  }
  const bool constant = std::ranges::all_of(word, [&](const Letter& l) { return is_constant(l); });
  if (!among_random || !constant) return std::nullopt;
  Quantity out;
  out.shape = Shape::column;
  out.parts = {{word, Term(1)}};
  return out;
}

}  // namespace gradus
