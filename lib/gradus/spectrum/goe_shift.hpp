#pragma once

#include <vector>

#include "gradus/number/interval.hpp"

namespace gradus {

/// Encloses the chances that all eigenvalues of an n x n matrix of the Gaussian orthogonal ensemble
/// are greater than a, n = 1 .. d: the law of the smallest one. By de Bruijn's Pfaffian. Throws
/// std::invalid_argument unless 1 <= d <= 100 and -100 <= a <= 10.
std::vector<Interval> goe_smallest_above(unsigned d, const Rational& a);

/// Encloses the chances that H = S + t I is positive definite, n = 1 .. d: S from the Gaussian
/// orthogonal ensemble, t from N(0, 1/2). So are the Hessians of an isotropic Gaussian field
/// distributed, up to scale, at any fixed place: E H_ij H_kl is proportional to d_ij d_kl + d_ik
/// d_jl + d_il d_jk. To about 20 digits.
/// Throws std::invalid_argument unless 1 <= d <= 60.
///
/// The chance is the integral over t of exp(-t^2) f(t) / sqrt(pi), where f(t) is the chance that
/// all eigenvalues of S are greater than -t. The trapezoidal rule has a bound here: f is an
/// integral of |prod (x_i - x_j)| exp(-sum (x_i - t)^2 / 2) over positive x, so |f(r + is)| <=
/// exp(d s^2 / 2) f(r), and the rule with step h errs at most by a share 2 exp((1 + d/2) s^2) /
/// (exp(2 pi s / h) - 1) of the integral, for every s (Trefethen and Weideman, SIAM Review 56,
/// 2014, Theorem 5.1).
std::vector<Interval> shifted_goe_positive_definite_up_to(unsigned d);

}  // namespace gradus
