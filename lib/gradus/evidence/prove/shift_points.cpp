#include "gradus/evidence/prove/shift_points.hpp"

#include <algorithm>
#include <cmath>

namespace gradus {

namespace {

constexpr std::size_t kPoints = 8;
/// Of the size of its terms: what a sum may be off by.
constexpr double kRounding = 1e-9;

/// From 1/16 to 16, the same everywhere.
double distance(std::size_t point, std::size_t atom) {
  const std::size_t mixed = (point + 1) * 2654435761U + (atom + 1) * 40503U * (2 * point + 3);
  return std::ldexp(1, static_cast<int>((mixed >> 8U) % 9) - 4);
}

}  // namespace

std::size_t ShiftPoints::place(Term atom) {
  const auto known = std::ranges::find_if(atoms_, [&](Term a) { return same(a, atom); });
  const auto result = static_cast<std::size_t>(known - atoms_.begin());
  if (known == atoms_.end()) {
    atoms_.push_back(atom);
    signs_.push_back(sign_(atom));
  }
  return result;
}

ShiftPoints::Rounded ShiftPoints::rounded(const Polynomial& p) {
  Rounded result;
  for (const auto& [monomial, coefficient] : p.terms()) {
    result.parts.push_back({coefficient.to_double(), {}});
    for (const auto& [atom, power] : monomial.powers) {
      result.parts.back().powers.emplace_back(place(atom), power);
    }
  }
  return result;
}

const ShiftPoints::Rounded& ShiftPoints::rounded_value(const Polynomial* value) {
  const auto known =
      std::ranges::find(values_, value, [](const auto& entry) { return entry.first; });
  if (known != values_.end()) return known->second;
  return values_.emplace_back(value, rounded(*value)).second;
}

double ShiftPoints::sum(const Rounded& p, const std::vector<double>& at, double& size) {
  double result = 0;
  size = 0;
  for (const auto& [coefficient, powers] : p.parts) {
    double part = coefficient;
    for (const auto& [atom, power] : powers)
      part *= power == 1 ? at[atom] : std::pow(at[atom], power);
    result += part;
    size += std::fabs(part);
  }
  return result;
}

bool ShiftPoints::may_have_one_sign(const Shift& first, const Shift* second) {
  const std::size_t at_first = place(first.atom), at_second = second ? place(second->atom) : 0;
  rounded_value(first.value);
  if (second != nullptr) rounded_value(second->value);
  std::vector<double> at(atoms_.size());
  double size = 0;
  for (std::size_t point = 0; point < kPoints; ++point) {
    for (std::size_t k = 0; k < at.size(); ++k) {
      const bool below = signs_[k] < 0 || (signs_[k] == 0 && (point + k) % 2 != 0);
      at[k] = below ? -distance(point, k) : distance(point, k);
    }
    if (second != nullptr) at[at_second] = sum(rounded_value(second->value), at, size);
    at[at_first] = sum(rounded_value(first.value), at, size);
    if (sum(p_, at, size) < -kRounding * size) return false;
  }
  return true;
}

}  // namespace gradus
