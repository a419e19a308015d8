#pragma once

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// > for >=, < for <=, others as they are.
Relation strict(Relation r);
/// Whether a and b, orders or equations of one quantity with numbers, cannot both hold.
bool excludes(const Comparison& a, const Comparison& b);
/// Whether 3 >= 2 fails: an order or equation of numbers.
bool is_false(const Comparison& c);

}  // namespace gradus
