#pragma once

#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// How many eigenvalues of a regular symmetric matrix, given by rows, are negative. Exact: all
/// roots of its characteristic polynomial are real, so that Descartes' rule of signs counts them.
unsigned negative_eigenvalues(const std::vector<std::vector<Rational>>& symmetric);

}  // namespace gradus
