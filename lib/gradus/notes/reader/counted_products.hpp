#pragma once

#include <utility>

#include "gradus/notes/reader/letters.hpp"

namespace gradus {

/// The same terms with products of a vector and a sum of vectors as sums of numbers, and <u, g_t>
/// as a member of what a sum of <u, g_i> adds. As they are, where some product has two such sums or
/// cannot be written that way.
std::pair<Term, Term> counted(Term a, Term b, Alphabet& alphabet);

}  // namespace gradus
