#include "gradus/spectrum/ball_matrix.hpp"

namespace gradus {
namespace {

/// The n-th root of what is certainly an upper bound of x >= 0.
void root_of_upper_end(Ball& result, const Ball& x, ulong n) {
  arf_t end;
  arf_init(end);
  arb_get_ubound_arf(end, x.raw(), x.bits());
  arb_set_arf(result.raw(), end);
  arf_clear(end);
  if (arb_is_positive(result.raw())) arb_root_ui(result.raw(), result.raw(), n, x.bits());
}

/// The n-th root of x >= 0, or 0 where x is not certainly positive.
void root_or_zero(Ball& result, const Ball& x, ulong n) {
  if (arb_is_positive(x.raw())) {
    arb_root_ui(result.raw(), x.raw(), n, x.bits());
  } else {
    arb_zero(result.raw());
  }
}

}  // namespace

BallMatrix::BallMatrix(const RationalMatrix& rows, slong bits)
    : BallMatrix(static_cast<slong>(rows.size()), bits) {
  for (slong i = 0; i < size(); ++i) {
    for (slong j = 0; j < size(); ++j) {
      const Ball entry(rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)], bits);
      arb_set(arb_mat_entry(matrix_, i, j), entry.raw());
    }
  }
}

BallMatrix::BallMatrix(const BallMatrix& other) : BallMatrix(other.size(), other.bits_) {
  arb_mat_set(matrix_, other.matrix_);
}

bool BallMatrix::invert() {
  BallMatrix inverse(size(), bits_);
  if (arb_mat_inv(inverse.matrix_, matrix_, bits_) == 0) return false;
  arb_mat_swap(matrix_, inverse.matrix_);
  return true;
}

Ball BallMatrix::trace() const {
  Ball sum(bits_);
  arb_mat_trace(sum.raw(), matrix_, bits_);
  return sum;
}

Ball BallMatrix::norm(unsigned doublings) const {
  BallMatrix gram(size(), bits_);
  arb_mat_transpose(gram.matrix_, matrix_);
  gram.multiply(*this);
  for (unsigned k = 0; k < doublings; ++k) gram.square();
  const Ball sum = gram.trace(), mean = sum / Ball(Rational(size()), bits_);
  const ulong exponent = ulong{2} << doublings;
  Ball low(bits_), high(bits_);
  root_or_zero(low, mean, exponent);
  root_of_upper_end(high, sum, exponent);
  arb_union(low.raw(), low.raw(), high.raw(), bits_);
  return low;
}

}  // namespace gradus
