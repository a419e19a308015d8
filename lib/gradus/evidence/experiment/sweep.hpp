#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

struct SweepOptions {
  std::uint64_t cases = 10'000;  ///< of each statement (each model of it); at most 10,000,000
  std::uint64_t seed = 1;
  unsigned threads = 1;
  unsigned digits = 50;                 ///< up to 15: double; otherwise 50 digits
  std::optional<std::uint64_t> only{};  ///< replay: this case alone
};

/// One case at which a statement was evaluated.
struct SweptCase {
  std::uint64_t number = 0;
  Point point;
  std::string left, right, slack;  ///< exact where the values are rational, else 20 digits
};

/// What random cases of one statement gave. Slack: larger - smaller side, so that negative means
/// violated; for = it is -|left - right|; for != it is |left - right|.
struct SweptStatement {
  std::string label;
  std::string model;       ///< where the statement has premises with models
  std::string not_swept;   ///< why it was not swept; empty when it was
  std::string arithmetic;  ///< "50 digits", "double"
  bool equality = false;
  std::uint64_t cases = 0;       ///< inside the domain and defined
  std::uint64_t outside = 0;     ///< no point of the domain was drawn within the attempts
  std::uint64_t undefined = 0;   ///< a value is undefined or too large
  std::uint64_t checked = 0;     ///< near ties, decided by exact or interval arithmetic
  std::uint64_t unresolved = 0;  ///< near ties that this left open
  std::uint64_t violations = 0;  ///< all confirmed
  double least = 0, lower_quartile = 0, median = 0, upper_quartile = 0, greatest = 0;  ///< of slack
  std::optional<SweptCase> tightest, violation;  ///< the first of each
};

struct Sweep {
  std::vector<SweptStatement> statements;
  bool violated() const;
};

/// Evaluates each statement of the claim at random points of its domain: rationals with small and
/// large denominators within the bounds, and the bounds; naturals to 60; vectors of dimension 1 to
/// 8; unknown sequences at random, recursions by definition, random sequences by enumeration of a
/// two-point distribution; models in the place of premises. Case k depends on the seed and k only.
Sweep sweep(const Claim& claim, const SweepOptions& options);

}  // namespace gradus
