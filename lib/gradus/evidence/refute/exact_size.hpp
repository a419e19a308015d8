#pragma once

#include <span>

#include "gradus/algebra/tape.hpp"

namespace gradus {

/// A bound, usually generous, of the bits of every rational that comes up when the tape is run
/// exactly: so that iterated squares are not written out. Infinite where no bound is known.
double bits_bound(const Tape& tape, std::span<const Rational> inputs);

}  // namespace gradus
