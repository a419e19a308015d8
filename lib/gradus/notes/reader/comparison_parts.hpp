#pragma once

#include <functional>
#include <set>

#include "gradus/algebra/comparison.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// The nodes of both sides.
void for_each_node(const Comparison& c, const std::function<void(Term)>& visit);
/// The names of both sides, without bound indices.
std::set<Term, TermOrder> free_symbols(const Comparison& c);
/// Built alike from equal parts.
bool is_same(const Comparison& a, const Comparison& b);

}  // namespace gradus
