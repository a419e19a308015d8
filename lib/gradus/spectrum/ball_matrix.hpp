#pragma once

#include <arb_mat.h>

#include "gradus/number/ball.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

/// A square matrix of balls. Include this header only in .cpp files.
class BallMatrix {
 public:
  BallMatrix(const RationalMatrix& rows, slong bits);
  BallMatrix(const BallMatrix& other);
  BallMatrix& operator=(const BallMatrix&) = delete;
  ~BallMatrix() { arb_mat_clear(matrix_); }

  void multiply(const BallMatrix& other) { arb_mat_mul(matrix_, matrix_, other.matrix_, bits_); }
  void square() { arb_mat_sqr(matrix_, matrix_, bits_); }
  void raise(unsigned long n) { arb_mat_pow_ui(matrix_, matrix_, n, bits_); }
  /// False, and unchanged, where it is not certainly regular.
  bool invert();

  slong size() const { return arb_mat_nrows(matrix_); }
  Ball trace() const;
  /// The largest singular value: |A|^(2m) is at most the trace of (A'A)^m and at least that over
  /// the size; m = 2^doublings. Known to a part of about log(size) / 2m, or less where the entries
  /// are not known as well; the lower end may be 0.
  Ball norm(unsigned doublings = 40) const;

 private:
  BallMatrix(slong size, slong bits) : bits_(bits) { arb_mat_init(matrix_, size, size); }

  slong bits_;
  arb_mat_t matrix_;
};

}  // namespace gradus
