#pragma once

#include <cstdint>
#include <span>

#include "gradus/evidence/certify/box_form.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// What MPFI says of a box that double arithmetic leaves open.
struct Precise {
  enum class Kind { holds, outside, open };
  Kind kind = Kind::open;
  std::uint64_t boxes = 0;  ///< evaluated
  double margin = 0;        ///< certified lower end, where it holds
};

/// Branch and bound with the mean-value form on MPFI over the part of the box inside the domain, at
/// most `boxes` evaluations.
Precise decide_precisely(const BoxQuestion& q, std::span<const double> ends, std::uint64_t boxes);

/// Whether a hypothesis with this larger - smaller side certainly fails.
bool certainly_fails(const Interval& gap, Relation r);

}  // namespace gradus
