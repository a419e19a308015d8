#include "gradus/evidence/cells.hpp"

namespace gradus {

namespace {

constexpr std::size_t short_enough = 12;

}  // namespace

std::string cell(const Rational& value, int digits) {
  std::string exact = value.to_string();
  if (exact.size() <= short_enough) return exact;
  return cell(Interval(value), digits);
}

std::string cell(const Interval& value, int digits) { return value.shared_digits(digits); }

std::string cell(Term formula, const std::map<std::string, Rational>& at, int digits) {
  try {
    Valuation<Rational> values;
    values.scalars = at;
    return cell(evaluate<Rational>(formula, values), digits);
  } catch (const NotRational&) {
    Valuation<Interval> values;
    for (const auto& [name, value] : at) values.scalars.emplace(name, Interval(value));
    return cell(evaluate<Interval>(formula, values), digits);
  }
}

std::string interval_cell(const Rational& lower, const Rational& upper, int digits) {
  return Interval::hull(lower, upper).to_string(digits);
}

}  // namespace gradus
