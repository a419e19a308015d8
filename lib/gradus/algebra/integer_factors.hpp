#pragma once

#include <utility>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A positive integer as a product of powers, smallest base first. The bases are prime, except that
/// a part beyond 64 bits without prime factor below 65536 is left whole.
/// Throws std::invalid_argument for anything else.
std::vector<std::pair<Rational, int>> integer_factors(const Rational& n);

}  // namespace gradus
