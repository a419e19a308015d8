#include "gradus/spectrum/matrix_growth.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "gradus/spectrum/ball_matrix.hpp"

namespace gradus {
namespace {

constexpr slong first_bits = 128, most_bits = 1 << 17, wanted_bits = 36;

/// Known well enough, or 0, or at the last precision.
bool is_accepted(const Ball& norm, slong bits) {
  return arb_is_zero(norm.raw()) || norm.accurate_bits() >= wanted_bits || bits >= most_bits;
}

/// W^n for one n after the other, with their norms.
class Powers {
 public:
  explicit Powers(const RationalMatrix& w) : w_(w) { start(first_bits); }

  /// Of the next power, from n = 1 on.
  const BallMatrix& next() {
    ++n_;
    current_->multiply(*base_);
    return *current_;
  }
  Interval norm() {
    for (;;) {
      const Ball found = current_->norm();
      if (is_accepted(found, bits_)) return found.to_interval();
      start(2 * bits_);
    }
  }

 private:
  void start(slong bits) {
    bits_ = bits;
    base_.emplace(w_, bits);
    current_.emplace(w_, bits);
    current_->raise(n_);
  }

  const RationalMatrix& w_;
  std::optional<BallMatrix> base_, current_;
  unsigned long n_ = 0;
  slong bits_ = 0;
};

std::vector<Rational> times(const RationalMatrix& w, const std::vector<Rational>& x,
                            bool transposed) {
  std::vector<Rational> result(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      result[transposed ? j : i] += w[i][j] * x[transposed ? i : j];
    }
  }
  return result;
}

}  // namespace

Interval norm(const RationalMatrix& w) { return norms_of_powers(w, 1).back(); }

std::vector<Interval> norms_of_powers(const RationalMatrix& w, unsigned long last) {
  require_square(w);
  std::vector<Interval> norms{1};
  Powers powers(w);
  while (norms.size() <= last) {
    powers.next();
    norms.push_back(powers.norm());
  }
  return norms;
}

Fate fate(const RationalMatrix& w, unsigned long last) {
  require_square(w);
  Fate result;
  result.peak = Interval(1);
  Powers powers(w);
  for (unsigned long n = 1; n <= last; ++n) {
    const Ball trace = powers.next().trace();
    const Interval norm = powers.norm();
    result.certain_at = n;
    if (certainly(norm < Interval(1))) {
      result.course = Fate::Course::vanishes;
      return result;
    }
    if (certainly(abs(trace.to_interval()) > Interval(w.size()))) {
      result.course = Fate::Course::grows;
      return result;
    }
    if (!certainly(norm <= result.peak)) {
      if (certainly(norm > result.peak)) result.peak_at = n;
      result.peak = max(result.peak, norm);
    }
  }
  result.certain_at = 0;
  return result;
}

RationalMatrix gradient_through_layers(const RationalMatrix& w, unsigned long n,
                                       const std::vector<Rational>& x,
                                       const std::vector<Rational>& u) {
  require_square(w);
  if (x.size() != w.size() || u.size() != w.size()) {
    throw std::invalid_argument("the vectors must have the size of the matrix");
  }
  std::vector<std::vector<Rational>> states{x};
  for (unsigned long k = 1; k < n; ++k) states.push_back(times(w, states.back(), false));
  RationalMatrix gradient(w.size(), std::vector<Rational>(w.size()));
  std::vector<Rational> back = u;
  for (unsigned long k = n; k > 0; --k) {
    for (std::size_t i = 0; i < w.size(); ++i) {
      for (std::size_t j = 0; j < w.size(); ++j) gradient[i][j] += back[i] * states[k - 1][j];
    }
    back = times(w, back, true);
  }
  return gradient;
}

Rational square_sum(const RationalMatrix& w) {
  Rational sum = 0;
  for (const auto& row : w) {
    for (const Rational& entry : row) sum += entry * entry;
  }
  return sum;
}

}  // namespace gradus
