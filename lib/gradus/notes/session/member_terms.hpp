#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"
#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// Writes what speaks of iterates as members of sequences of numbers: f(x_t) is the member at t of
/// "f(x)", <g_t, w_{t+1}> that of "<g, w[+1]>", \|w_t - w\| that of a sequence, too.
class MemberTerms {
 public:
  explicit MemberTerms(const Glossary& glossary) : glossary_(glossary) {}

  Term operator()(Term t);
  Comparison operator()(const Comparison& c) {
    return {(*this)(c.left), c.relation, (*this)(c.right)};
  }

  /// Sequences of squares and norms.
  const std::set<std::string>& nonnegative() const { return nonnegative_; }
  /// Sequences <x_t, x_t> and <x_t, y> of a vector y that is no member, and what y is called.
  struct Distance {
    std::string square, product, from;
  };
  std::vector<Distance> distances() const;
  /// The symbols that stand for values of functions at members, as f(x_0), of these sequences.
  std::vector<Term> symbols_of(const std::set<std::string>& sequences) const;
  /// Of a sequence that vectors make, in one dimension: the member at the index. Nothing where it
  /// cannot be written out.
  std::optional<Term> in_one_dimension(const std::string& sequence, Term index) const;
  bool is_made_of_vectors(const std::string& sequence) const {
    return words_.contains(sequence) || roots_.contains(sequence);
  }
  /// The names of the vectors that the sequences are made of.
  const std::set<std::string>& vectors() const { return vectors_; }

 private:
  Term of_value(Term t) const;
  Term of_word(Term product);
  Term of_root(Term root);

  const Glossary& glossary_;
  std::set<std::string> nonnegative_, vectors_;
  std::map<std::string, LetterWord> words_;  ///< indices from the place of the member, "#"
  std::map<std::string, Term> roots_;        ///< what stands under the root, at "#"
};

/// index + offset, as a sum of a natural and a number where it is one.
Term shifted(Term index, long offset);

/// Whether a name in the term mentions the natural: it is no member of a sequence, yet another
/// thing for each value.
bool hides(Term t, Term natural);

}  // namespace gradus
