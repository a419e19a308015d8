#pragma once

#include "gradus/evidence/experiment/sweep_value.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

/// What one drawn point shows.
struct SweepCheck {
  enum class Kind : std::uint8_t { holds, violated, outside, undefined, unresolved };
  Kind kind = Kind::undefined;
  double slack = 0;
  bool near_tie = false;  ///< rounded arithmetic did not decide
};

/// Checks points in T (double or FixedReal<50>), and where that does not decide, in rationals or
/// intervals.
template <class T>
class SweepChecker {
 public:
  explicit SweepChecker(const SweepCode& code)
      : code_(code), rounded_(code), exact_(code), enclosing_(code) {}
  SweepCheck check(const SweepDraw& draw);

 private:
  SweepCheck check_rounded(const SweepDraw& draw, bool& near_tie);
  SweepCheck check_exactly(const SweepDraw& draw);
  SweepCheck check_by_enclosure(const SweepDraw& draw);

  const SweepCode& code_;
  SweepValues<T> rounded_;
  SweepValues<Rational> exact_;
  SweepValues<Interval> enclosing_;
};

/// The point as a reader may take it, and both sides there.
struct SweptSides {
  Point point;
  std::string left, right, slack;
};
SweptSides describe(const SweepCode& code, const SweepDraw& draw);

}  // namespace gradus
