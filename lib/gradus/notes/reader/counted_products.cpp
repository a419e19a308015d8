#include "gradus/notes/reader/counted_products.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tidy.hpp"

namespace gradus {
namespace {

/// Products with two sums count twice.
struct NotCounted : std::domain_error {
  NotCounted() : std::domain_error("a product of two sums of vectors") {}
};

/// The sum of the products with its members.
Term written_out(const LetterWord& word, Term product, Alphabet& alphabet) {
  const auto is_sum = [&](const Letter& l) { return alphabet.sum_of(l) != nullptr; };
  const auto found = std::ranges::find_if(word, is_sum);
  if (found == word.end()) return product;
  if (std::count_if(word.begin(), word.end(), is_sum) > 1) throw NotCounted();
  const VectorSum& sum = *alphabet.sum_of(*found);
  LetterWord members = sum.members;
  // A row's letter is the transposed column's.
  const bool turned =
      found->transposed != (members.front().is_vector && members.front().transposed);
  if (turned) members = alphabet.transposed(members);
  LetterWord all(word.begin(), found);
  all.insert(all.end(), members.begin(), members.end());
  all.insert(all.end(), found + 1, word.end());
  alphabet.bind(sum.counter.name());
  std::optional<Term> body;
  try {
    body = alphabet.product(all);
  } catch (const std::domain_error&) {
  }
  alphabet.unbind();
  if (!body) throw NotCounted();
  return gradus::sum(sum.counter, sum.lower, sum.upper, tidy::multiply(sum.factor, *body));
}

/// The member that an inner product is of one of these sequences.
Term as_member(const LetterWord& word, Term product, const std::set<std::string>& sequences,
               const Alphabet& alphabet) {
  for (LetterWord name : {word, alphabet.transposed(word)}) {
    std::optional<Term> index;
    bool one = true;
    for (Letter& l : name) {
      if (!l.index) continue;
      one = one && (!index || same(*index, *l.index));
      index = l.index;
      l.index = Term::natural("#");
    }
    const std::string sequence = "<" + text(name) + ">";
    if (one && index && sequences.contains(sequence)) return Term::element(sequence, *index);
  }
  return product;
}

/// Each inner product through `change`, with the word that it is.
template <typename Change>
Term changed(Term t, const Alphabet& alphabet, const Change& change) {
  return transform(t, [&](Term node) {
    const auto word = node.op() == Op::inner ? alphabet.word_of(node) : std::nullopt;
    return word ? change(*word, node) : node;
  });
}

}  // namespace

std::pair<Term, Term> counted(Term a, Term b, Alphabet& alphabet) {
  const auto write = [&](const LetterWord& word, Term t) { return written_out(word, t, alphabet); };
  Term x = a, y = b;
  try {
    x = changed(a, alphabet, write);
    y = changed(b, alphabet, write);
  } catch (const NotCounted&) {
    return {a, b};
  }
  std::set<std::string> counting = sequences(x);
  counting.merge(sequences(y));
  const auto member = [&](const LetterWord& word, Term t) {
    return as_member(word, t, counting, alphabet);
  };
  return {changed(x, alphabet, member), changed(y, alphabet, member)};
}

}  // namespace gradus
