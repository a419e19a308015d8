#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// A number in [0, 1) for each pair, the same everywhere: a counter-based generator (SplitMix64:
/// Steele, Lea, Flood 2014).
double scattered(std::uint64_t point, std::uint64_t coordinate);

/// What a sampled value lies between; `open` where it must not be the end.
struct SampleRange {
  std::optional<double> low = {}, high = {};
  bool low_open = false, high_open = false;
};

/// 1 first and often; else positive, of different sizes.
double sampled_distance(std::size_t point, double share);

/// The middle first (at a distance of 1 where there is one end, 1 where there is none); then the
/// ends, and what lies between or beyond them.
double sampled_value(std::size_t point, double share, const SampleRange& range);

/// A few points of a domain of reals at which its hypotheses hold, and what formulas are there, all
/// in rounded arithmetic: guesses, which spare attempts that would be vain, and no evidence. There
/// are none where a hypothesis is an equation, which hardly any point meets, and of formulas that
/// have no values by themselves.
class DomainSamples {
 public:
  struct Point {
    std::vector<double> at;      ///< by variable
    std::vector<double> values;  ///< by formula; may be no numbers
  };
  DomainSamples(const Domain& d, std::span<const Term> formulas, std::size_t tried);

  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
};

/// left - right, or 0 where that is no more than rounding may do to sides of this size without much
/// cancellation.
double difference_beyond_rounding(double left, double right);

}  // namespace gradus
