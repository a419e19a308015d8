#pragma once

#include <optional>
#include <string>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// A value of the domain at which a condition of definedness fails.
struct Undefined {
  std::string words;  ///< "not defined at x = 0, where x > 0 fails"
  /// A side has no value there, so that the statement can be neither proved nor certified. Else
  /// the condition asks for more than is needed: the words say "not known to be defined".
  bool certain = false;
};

/// Nothing where none is found among as many points as the budget has cases, for each condition.
std::optional<Undefined> undefined_somewhere(const Statement& s, const Budget& budget);

}  // namespace gradus
