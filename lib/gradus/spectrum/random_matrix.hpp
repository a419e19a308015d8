#pragma once

#include <cstdint>

#include "gradus/evidence/estimate.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

class Random;

/// A matrix with independent N(0, sigma^2 / size) entries, each rounded to a multiple of 2^-30. The
/// circular law (Girko; Tao and Vu, Ann. Probab. 38, 2010) fills the disc of radius sigma with its
/// eigenvalues as the size grows, and its spectral radius tends to sigma (Bordenave, Chafai and
/// Garcia-Zelada, Probab. Theory Relat. Fields 182, 2022).
RationalMatrix gaussian_matrix(std::size_t size, const Rational& sigma, Random& random);

/// Counts the matrices among `samples` random ones whose powers vanish: spectral radius below 1,
/// certainly. Depends on the seed, not on the threads.
Tally count_vanishing(std::size_t size, const Rational& sigma, std::uint64_t samples,
                      std::uint64_t seed, unsigned threads);

/// Counts those that have real eigenvalues only (Edelman, J. Multivariate Anal. 60, 1997: the
/// chance is 2^(-m(m-1)/4) for size m).
Tally count_real_spectra(std::size_t size, std::uint64_t samples, std::uint64_t seed,
                         unsigned threads);

}  // namespace gradus
