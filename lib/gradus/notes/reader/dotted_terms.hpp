#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/notes/reader/quantity.hpp"

namespace gradus {

/// A product of numbers, powers and members of sequences, perhaps with a vector. What may go up
/// along the dots stands in `places`: exponents by their base, indices, a whole factor.
struct Monomial {
  Rational number = Rational(1);
  std::map<std::string, LinearForm> places;
  std::map<std::string, Term> bases;    ///< of the places that are exponents
  std::map<std::string, Term> members;  ///< of the places that are indices, perhaps as powers
  std::optional<Letter> vector;
  bool counts = false;  ///< a whole factor is a place
};

/// The key of the place that is a whole factor.
inline constexpr const char* factor_place = "factor";

/// Nothing where it is no such product.
std::optional<Monomial> monomial(const Quantity& q, bool negative);

/// Gives a term the places that it has without showing them: 1 is \beta^0, 3 counts.
bool fit_to(Monomial& m, const Monomial& last);

/// By how much each place goes up from term to term, and how often.
struct Progression {
  std::map<std::string, long> steps;
  LinearForm times;
};

std::optional<Progression> progression(const std::vector<Monomial>& first, const Monomial& last);

/// 1/6 + 2/6 + 3/6 + \cdots + 1 of numbers that go up by one step. Of two alone it is certain only
/// where they are 1 and 2, as multiples of the first, and no power leads to the last.
std::optional<Rational> sum_of_numbers(const std::vector<Rational>& first, const Rational& last);

}  // namespace gradus
