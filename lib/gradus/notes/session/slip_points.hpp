#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// Random values for the unknowns of a statement, in doubles: vectors of three dimensions, random
/// sequences without correlations whose moments are what the domain calls them. Of hypotheses those
/// are met that give a symbol its value.
class SlipPoint {
 public:
  /// Throws std::domain_error where the domain's moments have no value, or none that fit.
  SlipPoint(const Statement& s, unsigned seed);
  /// Nothing where there is no value.
  std::optional<double> value(Term t) const;

 private:
  void meet(const std::vector<Comparison>& hypotheses);
  void hold_moment(Term moment, const std::string& name, int order);
  double member(const std::string& name, long index, std::optional<unsigned> outcome) const;
  Valuation<double> valuation(std::optional<unsigned> outcome) const;

  unsigned seed_;
  std::set<std::string> random_;
  std::map<std::string, double> shifts_;   ///< of random sequences, to the means that are given
  std::map<std::string, double> spreads_;  ///< around them, where the mean square is given
  Valuation<double> fixed_;
};

/// Seeds from here on take unknowns from further away.
constexpr unsigned far_seeds = 1000;

/// Equal as far as doubles tell.
bool agree(double a, double b);

}  // namespace gradus
