#pragma once

#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// A x = b is known as u^T A x = u^T b for any vector u: what it says for the vectors of another
/// comparison. The hypothesis alone where it is no such equation, or where the other one speaks of
/// any vector itself.
std::vector<Comparison> instances_for(const Comparison& hypothesis, const Comparison& other);

}  // namespace gradus
