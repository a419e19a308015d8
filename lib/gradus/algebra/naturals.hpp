#pragma once

#include <unordered_map>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Which integers a formula visibly takes, whatever the values of its unknowns: by its shape alone.
enum class Integrality {
  none,     ///< not visibly an integer
  integer,  ///< integers combined by + - * and powers with natural exponents
  natural,  ///< an integer >= 0: no subtraction, no negative constant
};

/// Finds it, remembering every part that it met.
class IntegralityTable {
 public:
  Integrality of(Term t);

 private:
  std::unordered_map<std::uint32_t, Integrality> known_;
};

/// Whether sums and least values in t count from visible integers to visible integers: where a
/// limit is none, they have no value, and no comparison says so.
bool has_integer_limits(Term t);

}  // namespace gradus
