#pragma once

#include <optional>
#include <string>

#include "gradus/evidence/certify/enclose.hpp"
#include "gradus/report/format.hpp"

namespace gradus {

/// The certified range of an expression, as `bound` prints it: ends rounded outward to `digits`
/// decimals. For every format; the keys of JSON stand in docs/json.md.
std::string render_range(Term f, const Domain& d, const Rational& width, const Range& found,
                         int digits, std::optional<double> seconds, Format format,
                         const Style& style);

}  // namespace gradus
