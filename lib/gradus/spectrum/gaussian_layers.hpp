#pragma once

#include <utility>
#include <vector>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// Products of independent square layers whose entries are independent N(0, variance). A layer
/// turns any unit vector into a Gaussian one, so the logarithms of the growth in each layer are
/// independent, ln sigma + ln chi_K each; everything below follows from the law of K.
struct LogChi {
  std::vector<std::pair<unsigned, Rational>> freedoms;  ///< values of K > 0 with their chances
};

/// The growth that the index-th exponent is the mean of, K = width - index + 1: in an orthonormal
/// frame that moves along, the volume of its first `index` vectors gains a factor chi_K (Newman,
/// Commun. Math. Phys. 103, 1986). Throws std::invalid_argument unless 1 <= index <= width <=
/// 10000.
LogChi linear_growth(unsigned width, unsigned index = 1);

/// The growth of the signal in a layer followed by ReLU, where it does not die: K units of `width`
/// are on, K binomial with chance 1/2, given K > 0. Throws as above.
LogChi rectified_growth(unsigned width);

/// E ln chi_K = E (ln 2 + psi(K/2)) / 2, to about 45 digits.
Interval mean(const LogChi& growth);
/// The Lyapunov exponent ln sigma + E ln chi_K: signals grow like exp(n exponent), typically.
/// Throws std::invalid_argument unless variance > 0.
Interval exponent(const LogChi& growth, const Rational& variance);
/// The variance at which the exponent is 0: exp(-2 E ln chi_K).
Interval critical_variance(const LogChi& growth);

/// How far the mean of `layers` independent values of ln chi_K is from its expectation, except with
/// chance at most `failure`: at most `below` under it and at most `above` over it. Chernoff's bound
/// with the exact moments E chi_K^t = E 2^(t/2) Gamma((K + t)/2) / Gamma(K/2).
struct Deviation {
  Rational below, above;
};
Deviation deviation(const LogChi& growth, unsigned long layers, double failure);

/// The mean of ln chi_K over a simulated product of `layers` layers of variance 1. The layers are
/// drawn in full; vectors are scaled to length 1 after each, so that nothing overflows at any
/// depth. Throws std::invalid_argument unless 1 <= index <= width.
double simulated_linear(unsigned width, unsigned index, unsigned long layers, std::uint64_t seed);
/// Starts again with another signal where one dies.
double simulated_rectified(unsigned width, unsigned long layers, std::uint64_t seed);

/// What such a mean says of E ln chi_K: the ends cover the deviation above, and 10^-9 for rounding.
ConfidenceInterval around(double mean, const LogChi& growth, unsigned long layers, double failure);

/// Both in one, for the growth that is named alike.
ConfidenceInterval simulate_linear(unsigned width, unsigned index, unsigned long layers,
                                   std::uint64_t seed, double failure);
ConfidenceInterval simulate_rectified(unsigned width, unsigned long layers, std::uint64_t seed,
                                      double failure);
/// The same for the exponent at this variance.
ConfidenceInterval at_variance(const ConfidenceInterval& mean, const Rational& variance);

}  // namespace gradus
