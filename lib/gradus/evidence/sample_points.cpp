#include "gradus/evidence/sample_points.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "gradus/algebra/tape.hpp"

namespace gradus {

namespace {

constexpr double kRounding = 1e-9;

SampleRange range_of(const Variable& v) {
  SampleRange result{.low_open = v.lower_strict, .high_open = v.upper_strict};
  if (v.lower) result.low = v.lower->to_double();
  if (v.upper) result.high = v.upper->to_double();
  return result;
}

/// False for what is no number.
bool holds(Relation r, double left, double right) {
  const double beyond = difference_beyond_rounding(left, right);
  switch (r) {
    case Relation::less:
    case Relation::less_equal:
      return beyond < 0;
    case Relation::greater:
    case Relation::greater_equal:
      return beyond > 0;
    case Relation::not_equal:
      return beyond < 0 || beyond > 0;
    default:
      return false;
  }
}

}  // namespace

double scattered(std::uint64_t point, std::uint64_t coordinate) {
  std::uint64_t x = (point + 1) * 0x9e3779b97f4a7c15U + (coordinate + 1) * 0xd1342543de82ef95U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return 0x1p-53 * static_cast<double>((x ^ (x >> 31U)) >> 11U);
}

double sampled_distance(std::size_t point, double share) {
  if (point == 0 || share < 0.25) return 1;
  return std::ldexp(share, static_cast<int>(64 * share) % 8 - 3);
}

double sampled_value(std::size_t point, double share, const SampleRange& range) {
  const auto& [low, high, low_open, high_open] = range;
  const double far = sampled_distance(point, share);
  if (low && high) {
    if (point == 0) return std::midpoint(*low, *high);
    if (share < 0.25 && !low_open) return *low;
    if (share >= 0.25 && share < 0.5 && !high_open) return *high;
    return *low + (*high - *low) * std::fmod(2 * share, 1);
  }
  const bool at_end = point > 0 && share >= 0.25 && share < 0.375;
  if (low) return at_end && !low_open ? *low : *low + far;
  if (high) return at_end && !high_open ? *high : *high - far;
  return at_end ? 0 : point == 0 || std::fmod(8 * share, 2) < 1 ? far : -far;
}

DomainSamples::DomainSamples(const Domain& d, std::span<const Term> formulas, std::size_t tried) {
  std::vector<Term> outputs, symbols;
  for (const Comparison& h : d.hypotheses) {
    if (h.relation == Relation::equal) return;
    outputs.insert(outputs.end(), {h.left, h.right});
  }
  outputs.insert(outputs.end(), formulas.begin(), formulas.end());
  std::vector<SampleRange> ranges;
  for (const Variable& v : d.variables) {
    symbols.push_back(v.symbol);
    ranges.push_back(range_of(v));
  }
  try {
    const Tape tape(outputs, symbols);
    for (std::size_t i = 0; i < tried; ++i) {
      std::vector<double> at;
      for (const SampleRange& r : ranges)
        at.push_back(sampled_value(i, scattered(i, at.size()), r));
      std::vector<double> found = tape.run<double>(at);
      const auto is_met = [&](const Comparison& h) {
        const auto side = static_cast<std::size_t>(2 * (&h - d.hypotheses.data()));
        return holds(h.relation, found[side], found[side + 1]);
      };
      if (!std::ranges::all_of(d.hypotheses, is_met)) continue;
      found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(formulas.size()));
      points_.push_back({std::move(at), std::move(found)});
    }
  } catch (const std::invalid_argument&) {
    points_.clear();  // Of what has no value by itself.
  }
}

double difference_beyond_rounding(double left, double right) {
  const double by = left - right;
  return std::fabs(by) <= kRounding * (1 + std::fabs(left) + std::fabs(right)) ? 0 : by;
}

}  // namespace gradus
