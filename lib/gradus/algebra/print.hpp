#pragma once

#include <string>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// Plain syntax: + - * / ^, function names, `<= < >= > == !=`, exact rationals; <g, H g> for inner
/// products, g[t] for members, sum(i=1..t, body), least(k=0..t, body), E[body]. Keeps the order
/// written, with the fewest parentheses that tell different formulas apart: -3 and 3/4 are
/// constants,
/// -(3) and 3/(4) operations; a minus sign spans a product, -a*b = -(a*b). Throws std::length_error
/// beyond 8 million characters, as latex() does.
std::string text(Term t);
std::string text(const Comparison& c);

/// LaTeX math without delimiters: \frac, \sqrt, \lambda for Greek names, g^\top H g, g_{t},
/// \sum_{i=1}^{t}, \mathbb{E}.
std::string latex(Term t);
std::string latex(const Comparison& c);

}  // namespace gradus
