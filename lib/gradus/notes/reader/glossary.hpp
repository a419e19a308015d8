#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/reader/quantity.hpp"
#include "gradus/notes/reader/vector_means.hpp"
#include "gradus/notes/tex/tex_node.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// f(x, y) = body, or name = body (no parameters), as it stands in the notes.
struct NoteRule {
  std::vector<std::string> parameters;
  std::vector<TexNode> body;
  std::size_t line = 0;
};

/// w_{t + offset} = body: gives the members of a sequence from earlier ones.
struct IndexRule {
  std::string parameter;
  long offset = 0;
  std::vector<TexNode> body;
  std::size_t line = 0;
};

/// f(x), its gradient or its Hessian of a function that no rule gives.
struct UnknownValue {
  std::string prefix, function;  ///< "grad ", and f as it is written, perhaps with primes
  Quantity at;
};

/// A random number that is a product of vectors.
struct RandomProduct {
  Term product;
  std::string label;         ///< of the expectation that is taken of it
  std::optional<Term> mean;  ///< where it is known
  std::size_t line = 0;      ///< that gives it
};

/// How many members a sum without limits has: this and its index.
inline const std::string unsaid_count = "number_of_";

/// What the names of a file of notes mean, as far as it is known.
struct Glossary {
  Alphabet alphabet;
  std::map<std::string, Shape> shapes;         ///< by NoteName::key; others are numbers
  std::set<std::string> declared;              ///< keys whose shape a comment gave
  std::map<std::string, std::string> reasons;  ///< why a name was taken for what it is
  std::set<std::string> functions;
  std::set<std::string> numbers_too;  ///< letters before parentheses that stand alone elsewhere
  std::set<std::string> constants;    ///< of numbers_too, those that no formula calls with a name
  std::set<std::string> called_too;   ///< letters that some formula defines as functions
  std::set<std::string> sequences;    ///< bases whose index counts
  std::set<std::string> naturals;
  std::map<std::string, long>
      least;                     ///< of sums with dots, by their text: of the name in the limit
  std::set<std::string> random;  ///< bases of names whose expectations are spoken of
  std::set<std::string> random_members;                  ///< names of their members in terms
  std::map<std::string, VectorMeans> means;              ///< by ExpectationSign::label
  std::map<std::string, RandomProduct> random_products;  ///< by the name of the random number
  std::map<std::string, Recursion> products;  ///< by the name of their sequence: what \prod means
  std::map<std::string, NoteRule> rules;      ///< by NoteName::written, functions by base
  std::map<std::string, IndexRule> index_rules;  ///< by base

  /// Names of terms and letters that stand for something no rule determines: f(x), E, norms.
  std::set<std::string> opaque;
  std::map<std::string, UnknownValue> values;  ///< of these, by their name: values at one point
  std::set<std::string> dependent;             ///< said to depend on others
  std::set<std::string> nonnegative;           ///< of these, numbers >= 0

  Shape shape_of(const std::string& key) const {
    const auto found = shapes.find(key);
    return found == shapes.end() ? Shape::scalar : found->second;
  }
  /// Takes a name for what its use shows, unless a comment or an earlier use said otherwise.
  void infer_shape(const std::string& key, Shape shape, const std::string& reason);
  void infer_natural(const std::string& name, const std::string& reason);
};

}  // namespace gradus
