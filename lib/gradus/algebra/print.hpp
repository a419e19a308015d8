#pragma once

#include <string>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// Plain syntax: + - * / ^, function names, `<= < >= > == !=`, exact rationals; <H g, g> for inner
/// products, g[t] for members, sum(i=1..t, body), least(k=0..t, body), E[body]. Minimal
/// parentheses; keeps the order written.
std::string text(Term t);
std::string text(const Comparison& c);

/// LaTeX math without delimiters: \frac, \sqrt, \lambda for Greek names, g^\top H g, g_{t},
/// \sum_{i=1}^{t}, \mathbb{E}.
std::string latex(Term t);
std::string latex(const Comparison& c);

}  // namespace gradus
