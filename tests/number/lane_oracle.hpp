#pragma once

#include <mpfr.h>

#include <span>
#include <string>
#include <vector>

#include "gradus/number/lanes.hpp"

namespace gradus::test {

/// A number of 200 bits.
class Wide {
 public:
  static constexpr mpfr_prec_t bits = 200;
  Wide() { mpfr_init2(value_, bits), mpfr_set_zero(value_, 1); }
  explicit Wide(double x) : Wide() { mpfr_set_d(value_, x, MPFR_RNDN); }
  Wide(const Wide& other) : Wide() { mpfr_set(value_, other.value_, MPFR_RNDN); }
  Wide& operator=(const Wide& other) {
    mpfr_set(value_, other.value_, MPFR_RNDN);
    return *this;
  }
  ~Wide() { mpfr_clear(value_); }
  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }
  double down() const { return mpfr_get_d(value_, MPFR_RNDD); }
  double up() const { return mpfr_get_d(value_, MPFR_RNDU); }

 private:
  mpfr_t value_;
};

struct Ends {
  double low = 0;
  double high = 0;
};

/// The values of an operation on intervals: the least rounded down and the greatest rounded up, to
/// 200 bits. A double is a lower bound of the values exactly when it is one of `low`.
struct Hull {
  Wide low;
  Wide high;
  bool defined = true;  ///< at every point of the operands
};

/// An operation of LaneKernels with its meaning.
struct LaneOperation {
  std::string name;
  int operands = 1;
  LaneMask (*run)(const LaneKernels&, LaneBlock& out, std::span<const LaneBlock> in, int packs);
  Hull (*hull)(std::span<const Ends> in);
  double focus = 0;  ///< arguments up to this size are drawn more often
  /// The greatest number of doubles between an end and the best one, with and without fused
  /// multiplication and addition.
  double slack = 0;
  double slack_unfused = 0;
  double tight_from = 0;  ///< ends nearer to 0 are not counted
};

const std::vector<LaneOperation>& lane_operations();

}  // namespace gradus::test
