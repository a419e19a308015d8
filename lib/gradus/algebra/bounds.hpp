#pragma once

#include <cstddef>
#include <cstdint>

namespace gradus {

/// What a polynomial may be at most. Everything that would exceed it throws std::length_error
/// before it is computed: libraries below end the process when memory runs out.
constexpr int max_degree = 10'000;  ///< in one atom
constexpr std::size_t max_terms = 200'000;
constexpr std::size_t max_bits = std::size_t{1} << 20U;        ///< of one coefficient
constexpr std::size_t max_total_bits = std::size_t{1} << 30U;  ///< of all coefficients together

/// An upper bound of the number of terms of the n-th power of a polynomial with `terms` terms.
std::size_t power_terms(std::size_t terms, std::uint64_t n);

/// a * b, or the largest number where that is too large.
std::size_t saturating_product(std::size_t a, std::size_t b);

[[noreturn]] void throw_degree_too_large();
[[noreturn]] void throw_too_many_terms();
[[noreturn]] void throw_number_too_large();

}  // namespace gradus
