#include "gradus/algebra/bounds.hpp"

#include <limits>
#include <stdexcept>
#include <string>

namespace gradus {

std::size_t saturating_product(std::size_t a, std::size_t b) {
  constexpr std::size_t largest = std::numeric_limits<std::size_t>::max();
  return b != 0 && a > largest / b ? largest : a * b;
}

std::size_t power_terms(std::size_t terms, std::uint64_t n) {
  if (terms <= 1 || n == 0) return 1;
  // Monomials of degree n in `terms` unknowns: C(n + terms - 1, terms - 1).
  long double count = 1;
  for (std::size_t k = 1; k < terms && k <= n; ++k) {
    const auto larger = static_cast<long double>(terms - 1 < n ? n : terms - 1);
    count *= (larger + static_cast<long double>(k)) / static_cast<long double>(k);
    if (count > 1e18L) return std::numeric_limits<std::size_t>::max();
  }
  return static_cast<std::size_t>(count + 0.5L);
}

void throw_degree_too_large() {
  throw std::length_error("an exponent would exceed " + std::to_string(max_degree));
}

void throw_too_many_terms() {
  throw std::length_error("a polynomial would be too large: more than " +
                          std::to_string(max_terms) + " terms, or too much work");
}

void throw_number_too_large() {
  throw std::length_error("a coefficient would exceed " + std::to_string(max_bits) + " bits");
}

}  // namespace gradus
