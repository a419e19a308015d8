#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// A named vector (a column) or matrix in a product. Members of sequences have an index.
struct Letter {
  std::string name;
  std::optional<Term> index = std::nullopt;
  bool is_vector = false;
  bool transposed = false;

  std::string text() const;
  friend bool operator==(const Letter& a, const Letter& b);
  friend bool operator<(const Letter& a, const Letter& b);
};
/// A product of letters, leftmost first; empty: the identity matrix.
using LetterWord = std::vector<Letter>;
std::string text(const LetterWord& word);

/// x^*, f_*: by its name an optimum.
bool has_star(const std::string& name);

/// The sum of factor * members over counter = lower..upper, for which a letter stands.
struct VectorSum {
  Term counter, lower, upper, factor;
  LetterWord members;
};

/// What is known of letters, and which scalar stands for x^T A y.
class Alphabet {
 public:
  void make_symmetric(const std::string& matrix) { symmetric_.insert(matrix); }
  bool is_symmetric(const std::string& matrix) const { return symmetric_.contains(matrix); }

  void name_sum(const std::string& letter, const VectorSum& sum) { sums_.emplace(letter, sum); }
  const VectorSum* sum_of(const Letter& l) const {
    const auto found = sums_.find(l.name);
    return found == sums_.end() ? nullptr : &found->second;
  }

  /// Names that count within a sum which is being read.
  void bind(const std::string& index) { bound_.push_back(index); }
  void unbind() { bound_.pop_back(); }
  bool is_bound(const std::string& name) const;

  LetterWord transposed(const LetterWord& word) const;
  /// The letter A^{-1} of a product of matrices.
  Letter inverse(const LetterWord& word);
  bool has_inverses() const { return !inverses_.empty() || !sum_inverses_.empty(); }
  using Combination = std::map<LetterWord, Term>;
  /// The letter (A + B)^{-1}; nothing where no word of the sum has a number as its factor.
  std::optional<Letter> inverse_of_sum(const Combination& sum);
  /// A (A + B)^{-1} is I - B (A + B)^{-1}, for the longest such word A; on the other side, too.
  Combination without_inverse_neighbours(const LetterWord& word) const;
  /// The letter A^t, for a combination A of words of that matrix alone, so that both commute;
  /// without, A is no such thing.
  Letter power(const std::string& of, const std::string& exponent,
               const std::optional<std::string>& matrix);
  bool is_power(const Letter& l) const { return powers_.contains(l.name); }
  /// Q^T Q = I of two letters that stand so, by a line of the notes; nothing of their kind from
  /// `forget_identities` on.
  void add_identity(const Letter& left, const Letter& right, std::size_t line) {
    identities_.emplace(std::pair(left, right), line);
  }
  void forget_identities() { identities_.clear(); }
  /// The lines of those that were used since this was asked last.
  std::set<std::size_t> take_identity_lines() const { return std::exchange(identity_lines_, {}); }
  /// Without neighbours that are inverse to each other, and powers behind what commutes with them.
  LetterWord reduced(LetterWord word) const;

  /// A row, matrices, a column: their product, a number. One term for x^T A y and y^T A^T x; an
  /// inner product of engines where the matrices between are symmetric, or where it splits into two
  /// vectors. Members of sequences under a bound index are a member of a sequence of numbers.
  Term product(const LetterWord& word);
  /// The word that a term stands for: an inner product, a symbol or a member of a sequence.
  std::optional<LetterWord> word_of(Term t) const;

 private:
  struct Half {
    std::vector<std::string> operators;
    LetterWord letters;
  };
  std::string vector_name(const LetterWord& letters);

  std::set<std::string> symmetric_;
  std::vector<std::string> bound_;
  /// coefficient * leading + others is what a letter is the inverse of.
  struct SumInverse {
    LetterWord leading;
    Term coefficient;
    Combination others;
  };
  void without_inverse_neighbours(const LetterWord& word, Term factor, int depth,
                                  Combination& out) const;

  std::map<std::pair<Letter, Letter>, std::size_t> identities_;
  mutable std::set<std::size_t> identity_lines_;
  std::map<std::string, LetterWord> inverses_;
  std::map<std::string, SumInverse> sum_inverses_;
  std::map<std::string, std::optional<std::string>> powers_;
  std::map<std::string, VectorSum> sums_;
  std::map<std::string, LetterWord> vectors_;    ///< by the name that engines see
  std::map<std::string, LetterWord> sequences_;  ///< of numbers, by name; index free in the word
};

}  // namespace gradus
