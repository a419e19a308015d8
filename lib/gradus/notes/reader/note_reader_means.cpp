// Expectations of random vectors, and of products with them, where the notes say their means.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {

/// Numbers and other vectors may be random; matrices are not, unless their own means are spoken of.
bool NoteReader::is_constant(const Letter& l) const {
  if (glossary_.random.contains(l.name)) return false;
  return glossary_.means.is_constant(l) || (!l.is_vector && !glossary_.opaque.contains(l.name)) ||
         (l.is_vector && !l.index && has_star(l.name));
}

/// Whether a vector whose mean is known stands in it.
bool NoteReader::has_known_mean(Term body) const {
  bool found = false;
  for_each_node(body, [&](Term node) {
    const auto word = glossary_.alphabet.word_of(node);
    found = found || (word && std::ranges::any_of(*word, [&](const Letter& l) {
                        return glossary_.means.of(l) != nullptr;
                      }));
  });
  return found;
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
