#pragma once

#include <span>
#include <vector>

#include "gradus/audit/rule_spec.hpp"
#include "gradus/audit/trace.hpp"

namespace gradus {

/// Updates of some coordinates from the first on, laid out for repeated evaluation.
struct FitData {
  /// At most `updates` updates of at most `coordinates` coordinates, of small and of large
  /// gradients; `without` are left out.
  FitData(const TraceHead& head, std::span<const TraceStep> steps, std::size_t updates,
          std::size_t coordinates, const std::vector<std::size_t>& without = {});

  struct Entry {
    long double theta = 0, gradient = 0;
    long double change = 0;  ///< recorded
    long double noise = 0;   ///< what rounding theta alone may do; infinite: not to be used
  };
  const Entry& at(std::size_t update, std::size_t i) const {
    return entries[update * coordinates.size() + i];
  }

  NumberType type;
  std::size_t updates;
  std::vector<std::size_t> coordinates;
  std::vector<Entry> entries;
};

/// Numbers of a rule that are sought in data, by least squares in long double.
struct Fit {
  RuleSpec rule;             ///< the shape; what is not free has its value here
  std::vector<Hyper> free;   ///< nonzero in `rule`, so that the variant that uses it is meant
  std::vector<double> value;      ///< of the free ones
  std::vector<double> deviation;  ///< standard deviations; infinite where the data says nothing
  double misfit = 1e300;  ///< root mean square of (found - rule)/noise
};

/// The root mean square of (found - rule)/noise; 1e300 where the rule is not defined.
double misfit(const Fit& fit, const FitData& data);
/// The same by coordinate.
std::vector<double> misfits(const Fit& fit, const FitData& data);

/// Sets the learning rate, where it is free, to the best one for the other values.
void project_rate(Fit& fit, const FitData& data);

/// Improves `value` by at most `rounds` steps of Levenberg and Marquardt, and sets `deviation`.
void improve(Fit& fit, const FitData& data, int rounds);

}  // namespace gradus
