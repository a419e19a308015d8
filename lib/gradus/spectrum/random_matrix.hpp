#pragma once

#include <cstdint>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/number/interval.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

class Random;

/// A matrix with independent N(0, sigma^2 / size) entries, each rounded to a multiple of 2^-30. The
/// circular law (Girko; Tao and Vu, Ann. Probab. 38, 2010) fills the disc of radius sigma with its
/// eigenvalues as the size grows, and its spectral radius tends to sigma (Bordenave, Chafai and
/// Garcia-Zelada, Probab. Theory Relat. Fields 182, 2022).
RationalMatrix gaussian_matrix(std::size_t size, const Rational& sigma, Random& random);

/// The spectral radii of `count` random matrices with sigma = 1, enclosed.
std::vector<Interval> gaussian_radii(std::size_t size, std::uint64_t count, std::uint64_t seed);

/// The same for complex entries, whose real and imaginary parts are independent N(0, 1 / (2 size)).
std::vector<Interval> complex_gaussian_radii(std::size_t size, std::uint64_t count,
                                             std::uint64_t seed);

/// Encloses the chance that powers of such a complex matrix, times sigma > 0, vanish. The squared
/// moduli of its eigenvalues are, in some order, independent Gamma(k) / size, k = 1 .. size
/// (Kostlan, Linear Algebra Appl. 162-164, 1992), so it is the product of the chances 1 - exp(-x)
/// (1 + x + .. + x^(k-1) / (k-1)!) that Gamma(k) < x = size / sigma^2.
Interval complex_vanishing_chance(std::size_t size, const Rational& sigma);

/// Counts those whose powers vanish, certainly, when they are multiplied by sigma > 0.
Tally count_vanishing(const std::vector<Interval>& radii, const Rational& sigma);

/// Counts the matrices among `samples` random ones that have real eigenvalues only (Edelman, J.
/// Multivariate Anal. 60, 1997: the chance is 2^(-m(m-1)/4) for size m).
Tally count_real_spectra(std::size_t size, std::uint64_t samples, std::uint64_t seed,
                         unsigned threads);

}  // namespace gradus
