#include "gradus/spectrum/kreiss.hpp"

#include <stdexcept>
#include <vector>

#include "gradus/number/interval.hpp"
#include "gradus/spectrum/ball_matrix.hpp"
#include "gradus/spectrum/eigenvalues.hpp"
#include "gradus/spectrum/matrix_growth.hpp"

namespace gradus {
namespace {

constexpr slong bits = 128;
constexpr unsigned doublings = 14;  // the norm to one part in 10^4 or better
constexpr unsigned long most_powers = 100'000;

/// The square around x + iy.
struct Square {
  Rational x, y, half_side;
};

/// z - W over the complex numbers, as a real matrix of twice the size.
RationalMatrix shifted(const RationalMatrix& w, const Rational& x, const Rational& y) {
  const std::size_t d = w.size();
  RationalMatrix result(2 * d, std::vector<Rational>(2 * d));
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j < d; ++j) {
      result[i][j] = result[d + i][d + j] = -w[i][j] + (i == j ? x : Rational(0));
    }
    result[i][d + i] = -y;
    result[d + i][i] = y;
  }
  return result;
}

Interval modulus(const Interval& x, const Interval& y) { return sqrt(square(x) + square(y)); }

class Search {
 public:
  Search(const RationalMatrix& w, const Rational& width, const Rational& peak)
      : w_(w), width_(width), norm_(norm(w).upper()), peak_(peak) {
    found_.lower = 1;  // the limit far out
  }

  KreissConstant run(std::uint64_t most_boxes) {
    const Rational end = far_away();
    std::vector<Square> open{{-end / 2, end / 2, end / 2}, {end / 2, end / 2, end / 2}};
    Rational undecided = 0;
    while (!open.empty()) {
      const Square s = open.back();
      open.pop_back();
      ++found_.boxes;
      const Rational bound = look_at(s);
      if (bound <= target()) continue;
      if (found_.boxes + open.size() >= most_boxes) {
        undecided = max(undecided, bound);
        continue;
      }
      const Rational half = s.half_side / 2;
      for (const int i : {-1, 1}) {
        for (const int j : {-1, 1}) open.push_back({s.x + i * half, s.y + j * half, half});
      }
    }
    found_.upper = max(target(), undecided);
    return found_;
  }

 private:
  Rational target() const { return found_.lower * (Rational(1) + width_); }

  /// From |z| = R > |W| on, the quotient is at most (R - 1) / (R - |W|): this R makes it (1 +
  /// width).
  Rational far_away() const {
    const Rational most = Rational(1) + width_;
    return max(Rational(1), (most * norm_ - 1) / width_);
  }

  /// An upper bound on the square; what is found at its centre raises the lower bound.
  Rational look_at(const Square& s) {
    const Interval x = Interval(s.x), y = Interval(s.y);
    const Interval side = Interval::hull(-s.half_side, s.half_side);
    const Rational farthest = modulus(x + side, y + side).upper();
    if (farthest <= 1) return 0;
    const Rational nearest = modulus(x + side, y + side).lower();
    if (nearest > norm_ && (nearest - 1) <= target() * (nearest - norm_)) return 0;
    BallMatrix resolvent(shifted(w_, s.x, s.y), bits);
    if (!resolvent.invert()) return peak_;
    const Interval size = resolvent.norm(doublings).to_interval();
    const Rational reach = (modulus(x, y) - Interval(1)).lower();
    found_.lower = max(found_.lower, reach * size.lower());
    const Interval least = Interval(1) / size - sqrt(Interval(2)) * Interval(s.half_side);
    if (!certainly(least > Interval(0))) return peak_;
    return min(peak_, ((Interval(farthest) - Interval(1)) / least).upper());
  }

  const RationalMatrix& w_;
  Rational width_, norm_;
  Rational peak_;  ///< sup |W^n|, which bounds the constant
  KreissConstant found_;
};

}  // namespace

KreissConstant kreiss_constant(const RationalMatrix& w, const Rational& width,
                               std::uint64_t most_boxes) {
  if (!certainly(eigenvalue_radius(w) < Interval(1))) {
    throw std::domain_error("an eigenvalue is not certainly inside the unit circle");
  }
  const Fate course = fate(w, most_powers);
  if (course.course != Fate::Course::vanishes)
    throw std::domain_error("the powers vanish too late");
  return Search(w, width, course.peak.upper()).run(most_boxes);
}

}  // namespace gradus
