#include "gradus/notes/session/never_defined.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {

bool never_defined(const Statement& s) try {
  for (const Term side : {s.conclusion.left, s.conclusion.right}) {
    const auto all = conditions(side);
    const bool vanishes = std::ranges::any_of(all, [](const Comparison& c) {
      return c.relation == Relation::not_equal &&
             difference({c.left, Relation::equal, c.right}).numerator.is_zero();
    });
    if (vanishes) return true;
  }
  return false;
} catch (const std::length_error&) {
  return false;
} catch (const std::domain_error&) {
  return true;  // A divisor that is 0 itself.
}

}  // namespace gradus
