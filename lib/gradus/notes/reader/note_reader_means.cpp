// Expectations of random vectors, and of products with them, where the notes say their means.

#include <algorithm>
#include <utility>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/expectation_sign.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {

const VectorMeans& NoteReader::means() const {
  static const VectorMeans none;
  const auto found = glossary_.means.find(expectation_);
  return found == glossary_.means.end() ? none : found->second;
}

/// \mathbb{E}_k[X] and \mathbb{E}[X \mid Y] of vectors whose means are said in the same way;
/// nothing of others, or within another expectation.
std::optional<Quantity> NoteReader::labelled_expectation(const ExpectationSign& sign,
                                                         const TexNode& where) {
  if (within_expectation_ || !limits_.empty() || !glossary_.means.contains(sign.label)) {
    return std::nullopt;
  }
  const std::set<std::size_t> lines = lines_used_;
  const std::string outer = std::exchange(expectation_, sign.label);
  std::optional<Quantity> out;
  try {
    const Quantity body = read_random(sign.body);
    bool nested = false;
    if (body.is_scalar()) {
      for_each_node(body.scalar, [&](Term t) { nested = nested || t.op() == Op::expectation; });
      const auto random =
          has_known_mean(body.scalar) && !nested ? random_in(body.scalar) : std::nullopt;
      if (random) out = Quantities::number(expect(*random));
    } else {
      out = expected_vector(body, where);
    }
  } catch (const Unreadable&) {
    within_expectation_ = false;  // one thing, called by what is written
  }
  expectation_ = outer;
  if (!out) lines_used_ = lines;
  return out;
}

/// Beside a random vector whose mean is known: what the mean is made of, and optima. Matrices are
/// no more random than what is said of their own means.
bool NoteReader::is_constant(const Letter& l) const {
  if (l.index && means().is_constant(l)) return true;
  if (glossary_.random.contains(l.name)) return false;
  return means().is_constant(l) || (!l.is_vector && !glossary_.opaque.contains(l.name)) ||
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
    found = found ||
            std::ranges::any_of(word, [&](const Letter& l) { return means().of(l) != nullptr; });
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
std::optional<Comparison> NoteReader::expected(const Comparison& c, const std::string& label) {
  if (c.relation == Relation::not_equal) return std::nullopt;
  expectation_ = label;
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
  const VectorMeans::Mean* mean = means().of(word.back());
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
void NoteReader::know_product(const std::string& name, Term product, const LetterWord& word) {
  RandomProduct out{product, expectation_, std::nullopt, 0};
  auto mean = mean_behind_constants(word);
  if (!mean) mean = mean_behind_constants(glossary_.alphabet.transposed(word));
  if (mean && mean->value.is_scalar()) {
    out.mean = mean->value.scalar;
    out.line = mean->line;
    lines_used_.insert(mean->line);
  }
  glossary_.random_products.insert_or_assign(name, out);
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
