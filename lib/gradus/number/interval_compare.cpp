#include "gradus/number/interval_access.hpp"

namespace gradus {

using Access = IntervalAccess;

namespace {

// Nothing is certain of what may be undefined, and nothing is excluded of what is defined nowhere.
IntervalComparison guarded(const Interval& a, const Interval& b, bool certain, bool possible) {
  switch (Access::worse(a.definedness(), b.definedness())) {
    case Definedness::everywhere:
      return {certain, possible};
    case Definedness::somewhere:
      return {false, possible};
    case Definedness::nowhere:
      break;
  }
  return {false, true};
}

bool are_equal_points(const Interval& a, const Interval& b) {
  return mpfr_equal_p(Access::left(a), Access::right(b)) &&
         mpfr_equal_p(Access::right(a), Access::left(b));
}

bool overlap(const Interval& a, const Interval& b) {
  return mpfr_lessequal_p(Access::left(a), Access::right(b)) &&
         mpfr_lessequal_p(Access::left(b), Access::right(a));
}

}  // namespace

IntervalComparison Interval::less(const Interval& other) const noexcept {
  return guarded(*this, other, mpfr_less_p(Access::right(*this), Access::left(other)) != 0,
                 mpfr_less_p(Access::left(*this), Access::right(other)) != 0);
}

IntervalComparison Interval::less_equal(const Interval& other) const noexcept {
  return guarded(*this, other, mpfr_lessequal_p(Access::right(*this), Access::left(other)) != 0,
                 mpfr_lessequal_p(Access::left(*this), Access::right(other)) != 0);
}

IntervalComparison Interval::equal(const Interval& other) const noexcept {
  return guarded(*this, other, are_equal_points(*this, other), overlap(*this, other));
}

IntervalComparison Interval::unequal(const Interval& other) const noexcept {
  return guarded(*this, other, !overlap(*this, other), !are_equal_points(*this, other));
}

}  // namespace gradus
