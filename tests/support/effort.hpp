#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gradus::test {

/// How much work the tests do: GRADUS_TEST_EFFORT, 1 unless it is set to a positive number.
inline double effort() {
  static const double value = [] {
    const char* text = std::getenv("GRADUS_TEST_EFFORT");
    const double parsed = text == nullptr ? 1.0 : std::strtod(text, nullptr);
    return std::isfinite(parsed) && parsed > 0 ? parsed : 1.0;
  }();
  return value;
}

/// A number of cases, scaled by the effort and never below 1.
inline int scaled(int cases) {
  return static_cast<int>(std::clamp(std::ceil(cases * effort()), 1.0, 1e9));
}

/// How many of the cases must turn out to be of the kind sought: this many, scaled, at full effort;
/// where few are drawn, none may be among them.
inline int enough(int cases) { return effort() >= 1 ? scaled(cases) : -1; }

}  // namespace gradus::test
