#pragma once

#include <cstdint>
#include <vector>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/evidence/experiment/sweep_code.hpp"

namespace gradus {

/// A rational of machine integers: cheap to draw and exact. den > 0.
struct SmallFraction {
  std::int64_t num = 0, den = 1;
  Rational exact() const { return Rational(Rational(num), Rational(den)); }
};

/// What is drawn for one case. Members of unknown sequences are drawn where they are asked for.
struct SweepDraw {
  struct Chance {
    std::int64_t spread = 1;  ///< k: the first outcome has the chance 1/(1 + k^2)
    SmallFraction scale, other;
  };
  std::vector<SmallFraction> scalars;
  std::vector<long> naturals;
  long largest = 0;  ///< natural
  std::uint32_t dimension = 1;
  std::vector<std::vector<SmallFraction>> vectors, operators;  ///< operators: by rows, symmetric
  std::vector<bool> defined;                                   ///< definitions in force
  std::vector<Chance> chances;                                 ///< one a random sequence
  std::uint64_t seed = 0;                                      ///< of the unknown sequences
  SmallFraction member(std::uint32_t sequence, long index) const;
};

/// Draws points within the bounds of the variables.
class SweepDrawer {
 public:
  /// Throws std::invalid_argument where a bound is too large to be drawn from.
  explicit SweepDrawer(const SweepCode& code);
  void draw(Random& random, SweepDraw& into) const;
  /// The fraction that stands for an end of the variable's range, or one just inside it.
  static SmallFraction small(const Rational& end, const Rational& towards);

 private:
  struct Range {
    bool has_lower = false, has_upper = false, lower_open = false, upper_open = false;
    SmallFraction lower, upper;  ///< with both, over one denominator
  };
  static SmallFraction value(const Range& r, Random& random);

  const SweepCode& code_;
  std::vector<Range> ranges_;
  std::vector<std::pair<long, long>> naturals_;
};

}  // namespace gradus
