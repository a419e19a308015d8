#pragma once

#include <vector>

#include "gradus/audit/fit_data.hpp"
#include "gradus/audit/rule_spec.hpp"

namespace gradus {

/// Numbers of a rule that are sought in data by least squares.
struct Fit {
  RuleSpec rule;                  ///< the shape; what is not free has its value here
  std::vector<Hyper> free;        ///< not 0 in `rule`, so that the variant that uses it is meant
  bool free_rate = false;         ///< every update has a learning rate of its own
  std::vector<double> value;      ///< of the free ones
  std::vector<double> deviation;  ///< standard deviations; infinite where the data says nothing
  double misfit = 1e300;          ///< root mean square of (found - rule)/noise; 1e300: undefined
  std::size_t updates = 0;        ///< that it was improved on
};

/// In which numbers to compute: doubles are quick and do for a search.
enum class Precision : std::uint8_t { quick, full };

/// Sets the learning rate, where it is free, to the best one for the other values.
void project_rate(Fit& fit, const FitData& data);

/// Improves `value` by at most `rounds` steps of Levenberg and Marquardt, and sets `misfit` and
/// `deviation`.
void improve(Fit& fit, const FitData& data, int rounds, Precision precision);

/// The learning rate of each update that suits it best, with its standard deviation.
struct Rate {
  double value = 0, deviation = 0;
};
std::vector<Rate> rates(const Fit& fit, const FitData& data);

}  // namespace gradus
