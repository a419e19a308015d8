#include "gradus/audit/audit_text.hpp"

#include <cmath>

#include "gradus/number/interval.hpp"

namespace gradus {
namespace {

constexpr int digits = 3;

/// A departure so large that its bound is nothing beside it.
constexpr double beyond_all = 1e100;

}  // namespace

const char* verdict(const Audit& audit) {
  if (!audit.conformance.conforms) return "departs";
  return audit.is_judged() ? "conforms" : "undecided";
}

std::string rounded_up(double value) {
  if (!std::isfinite(value)) return std::isnan(value) ? "nan" : "infinite";
  return Interval::from_double(value).upper_string(digits);
}

std::string share(double normalised, NumberType type) {
  const std::string honest = std::string("honest ") + name(type) + " arithmetic may lose";
  if (!(normalised < beyond_all)) return "without measure beyond what " + honest;
  return rounded_up(normalised) + (normalised <= 1 ? " of what " : " times what ") + honest;
}

std::string departure_text(const Discrepancy& d, NumberType type) {
  return "step " + std::to_string(d.step) + ", theta_" + std::to_string(d.coordinate) +
         ": off by " + rounded_up(d.ulps) + " ulps, " + share(d.normalised(), type);
}

std::string diagnosis_text(const Audit& audit) {
  if (!audit.diagnosis || audit.diagnosis->deviation.empty()) return {};
  return audit.diagnosis->deviation + " (changes updates by up to " +
         rounded_up(100 * audit.diagnosis->effect) + " %)";
}

}  // namespace gradus
