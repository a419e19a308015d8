#include "gradus/landscape/double_well.hpp"

namespace gradus {

namespace {

Term quadratic(long constant, long linear, long leading, Term x) {
  return Term(constant) + x * (Term(linear) + Term(leading) * x);
}

}  // namespace

Term double_well(Term w) { return pow(w, 4) / Term(4) + pow(w, 3) / Term(3) - square(w); }

Term double_well_step(Term w) {
  return w - Term(Rational(1, 10)) * (w * (w - Term(1)) * (w + Term(2)));
}

Term double_well_right_factor(Term u) { return quadratic(7, 18, 10, u) / quadratic(10, 23, 12, u); }

Term double_well_left_factor(Term v) { return quadratic(4, 18, 10, v) / quadratic(10, 26, 12, v); }

}  // namespace gradus
