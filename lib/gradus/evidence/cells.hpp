#pragma once

#include <map>
#include <string>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// Finished cells of a table: exact where that is short, otherwise decimal digits that both ends of
/// an enclosure share.
std::string cell(const Rational& value, int digits);
std::string cell(const Interval& value, int digits);
/// The value of a formula at rational values of its symbols.
std::string cell(Term formula, const std::map<std::string, Rational>& at, int digits);
/// "[lower, upper]" rounded outward.
std::string interval_cell(const Rational& lower, const Rational& upper, int digits);

}  // namespace gradus
