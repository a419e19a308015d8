#pragma once

#include <map>
#include <stdexcept>

#include "gradus/notes/reader/letters.hpp"

namespace gradus {

enum class Shape { scalar, column, row, matrix };
const char* name(Shape s);

/// A number, a vector or a matrix of any dimension, or a table of numbers of fixed size.
struct Quantity {
  Shape shape = Shape::scalar;
  Term scalar;                          ///< of a number
  std::map<LetterWord, Term> parts;     ///< of others: a linear combination of words
  std::vector<std::vector<Term>> rows;  ///< of a table, by rows: then `parts` is empty

  bool is_scalar() const { return shape == Shape::scalar; }
  bool is_table() const { return !rows.empty(); }
  bool is_zero() const;
};

/// Built alike from equal parts.
bool same(const Quantity& a, const Quantity& b);

/// Two quantities that do not fit together; what() says how.
struct Misfit : std::domain_error {
  using std::domain_error::domain_error;
};

/// Arithmetic of quantities; all throw Misfit.
class Quantities {
 public:
  explicit Quantities(Alphabet& alphabet) : alphabet_(alphabet) {}

  static Quantity number(Term t) { return {Shape::scalar, t, {}, {}}; }
  static Quantity letter(Letter l);
  static Quantity table(std::vector<std::vector<Term>> rows);

  static Quantity add(const Quantity& a, const Quantity& b);
  static Quantity subtract(const Quantity& a, const Quantity& b);
  static Quantity scale(Term c, const Quantity& a);
  Quantity multiply(const Quantity& a, const Quantity& b);
  Quantity transpose(const Quantity& a) const;
  Quantity inverse(const Quantity& a);
  Term dot(const Quantity& a, const Quantity& b);
  Term squared_norm(const Quantity& a) { return dot(a, a); }

  /// The gradient of a number with respect to a vector that it mentions: a column. Throws
  /// std::domain_error where there is none by the rules, or where it stands under a sum: but
  /// members of a sum over `counter` are what they are for one value of it.
  Quantity gradient(Term t, const Letter& vector, std::optional<Term> counter = std::nullopt);

 private:
  void add_product(Quantity& out, LetterWord word, Term factor);
  Quantity multiply_tables(const Quantity& a, const Quantity& b) const;
  Alphabet& alphabet_;
};

}  // namespace gradus
