#pragma once

#include <optional>
#include <vector>

#include "gradus/number/interval.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

/// Norms here are the largest singular value |A|, enclosed to about 12 digits. Precision grows
/// until that is reached, so that powers may be far smaller than rounding errors at first. All
/// functions throw std::invalid_argument where the matrix is empty or not square.
Interval norm(const RationalMatrix& w);

/// |W^n| for n = 0 .. last.
std::vector<Interval> norms_of_powers(const RationalMatrix& w, unsigned long last);

/// What becomes of W^n.
struct Fate {
  enum class Course { vanishes, grows, open } course = Course::open;
  /// The first n at which that is certain: |W^n| < 1, so that |W^(qn + r)| <= |W^n|^q |W^r|; or
  /// |trace W^n| > size, so that an eigenvalue lies outside the unit circle.
  unsigned long certain_at = 0;
  /// Where it vanishes: sup |W^n| over all n >= 0, and the n (the first that may attain it).
  Interval peak;
  unsigned long peak_at = 0;
};
/// Looks at n <= last.
Fate fate(const RationalMatrix& w, unsigned long last);

/// The gradient of u'W^n x with respect to W: the sum over k < n of (W')^k u x'(W')^(n-1-k), by
/// back-propagation through n layers that share their weights. Exact. Throws std::invalid_argument
/// unless x and u have the size of W.
RationalMatrix gradient_through_layers(const RationalMatrix& w, unsigned long n,
                                       const std::vector<Rational>& x,
                                       const std::vector<Rational>& u);
/// The sum of the squares of all entries.
Rational square_sum(const RationalMatrix& w);

}  // namespace gradus
