#pragma once

#include "gradus/statement/evidence.hpp"

namespace gradus::kernel {

/// Throws unless w is a point of the domain at which the conclusion fails.
void check_witness(const Statement& s, const Witness& w);

}  // namespace gradus::kernel
