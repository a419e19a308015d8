#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

// Formulas as a person types them: + - * / ^, functions, relations, exact numbers (0.1 is 1/10);
// docs/asking.md has the grammar. What algebra/print writes is read back as the same formula, apart
// from inner products, members of sequences and expectations. All functions throw SyntaxError, also
// where the text is longer, deeper or, written out, larger than anybody types.

constexpr std::size_t plain_max_characters = 10'000;
constexpr std::size_t plain_max_depth = 100;           ///< parentheses, signs and powers
constexpr std::size_t plain_max_number = 1'000;        ///< digits, and powers of ten
constexpr std::size_t plain_max_operations = 100'000;  ///< shared parts counted each time

/// A comparison and where it begins in the text.
struct PlainComparison {
  Comparison comparison;
  std::size_t line = 1, column = 1;
};

/// "w in [1/2, 5], s in (0, 1], n in N, x + y <= 1": variables in order of appearance. Comparisons
/// of one variable with a number become bounds; a bound that is not rational becomes a hypothesis
/// and a rational bound outside it. Names of hypotheses that are not declared are real.
Domain plain_domain(std::string_view text);

/// A formula, and a chain of comparisons: a <= b <= c gives a <= b and b <= c. Names that the
/// domain declares as naturals are naturals, all others real. `e` is refused unless the domain has
/// it: it could mean exp(1).
Term plain_formula(std::string_view text, const Domain& d = {});
std::vector<PlainComparison> plain_comparisons(std::string_view text, const Domain& d = {});

/// Adds what the formulas mention and the domain does not declare as real variables; their names.
std::vector<std::string> add_free_variables(Domain& d, const std::vector<Term>& formulas);

}  // namespace gradus
