#pragma once

#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/ranges.hpp"

namespace gradus {

/// An environment that lays out rows and means nothing else.
bool is_layout(const TexNode& node);

/// What a formula may follow from: \Rightarrow, \iff.
bool is_implication(const TexNode& node);

/// Separates formulas without a meaning of its own.
bool is_separator(const TexNode& node);

/// One pair of brackets, without a relation beside it.
bool is_bracketed(const ChainSegment& s);

/// x > 0, 0 < a < b.
bool is_order_of_names(const ChainSegment& s);

/// \min_x f(x) := a(x) defines f, not its least value, since x is free behind the sign.
void settle_extremum(Chain& chain);

}  // namespace gradus
