#include "gradus/landscape/torus_form.hpp"

#include <cmath>
#include <cstdlib>

#include "gradus/number/interval.hpp"

namespace gradus {
namespace {

struct Circle {
  double cosine = 0, sine = 0;
};

/// Points on the circle, known to 2^-52: by the angle's upper and lower half of the bits.
class Table {
 public:
  Table() {
    for (long i = 0; i < side; ++i) {
      coarse_.push_back(point(i * side));
      fine_.push_back(point(i));
    }
  }
  /// To 2^-50: two rounded table values, two products and a sum.
  Circle at(long place) const {
    const Circle& a = coarse_[static_cast<std::size_t>(place / side)];
    const Circle& b = fine_[static_cast<std::size_t>(place % side)];
    return {a.cosine * b.cosine - a.sine * b.sine, a.sine * b.cosine + a.cosine * b.sine};
  }

 private:
  static constexpr long side = 1024;
  static_assert(side * side == torus_places);

  static Circle point(long place) {
    const Interval angle = Interval::pi() * Interval(Rational(2 * place, torus_places));
    return {cos(angle).lower_double(), sin(angle).lower_double()};
  }

  std::vector<Circle> coarse_, fine_;
};

const Table& table() {
  static const Table value;
  return value;
}

}  // namespace

TorusEvaluator::TorusEvaluator(const TorusFunction& f) : dimension_(f.dimension) {
  double size = 0;
  for (const TorusFunction::Wave& wave : f.waves) {
    // Rounding up by more than a few operations need.
    const double amplitude =
        std::hypot(static_cast<double>(wave.cosine), static_cast<double>(wave.sine)) *
        (1 + 0x1p-40);
    double length = 0;
    for (const int k : wave.k) length += std::abs(k);
    for (unsigned i = 0; i < 3; ++i) {
      gradient_curvature_[i] += amplitude * std::abs(wave.k[i]) * length * length;
      for (unsigned j = 0; j < 3; ++j) {
        hessian_slope_[i][j] += amplitude * std::abs(wave.k[i] * wave.k[j]) * length;
      }
    }
    size +=
        (std::abs(static_cast<double>(wave.cosine)) + std::abs(static_cast<double>(wave.sine))) *
        (1 + length * length);
  }
  for (const TorusFunction::Wave& wave : f.waves) {
    Wave& added = waves_.emplace_back();
    added.cosine = static_cast<double>(wave.cosine);
    added.sine = static_cast<double>(wave.sine);
    std::size_t entry = 0;
    for (unsigned i = 0; i < 3; ++i) {
      added.k[i] = wave.k[i];
      added.gradient[i] = wave.k[i];
      for (unsigned j = 0; j <= i; ++j) added.hessian[entry++] = wave.k[i] * wave.k[j];
    }
  }
  error_ = size * (static_cast<double>(f.waves.size()) + 16) * 0x1p-50;
}

TorusForm TorusEvaluator::at(const Places& place) const {
  const Table& circle = table();
  std::array<double, 4> gradient{};
  std::array<double, 8> hessian{};
  for (const Wave& wave : waves_) {
    const long phase = wave.k[0] * place[0] + wave.k[1] * place[1] + wave.k[2] * place[2];
    const Circle c = circle.at(phase & (torus_places - 1));
    const double first = wave.sine * c.cosine - wave.cosine * c.sine;
    const double second = -(wave.cosine * c.cosine + wave.sine * c.sine);
    for (std::size_t i = 0; i < 4; ++i) gradient[i] += wave.gradient[i] * first;
    for (std::size_t i = 0; i < 8; ++i) hessian[i] += wave.hessian[i] * second;
  }
  TorusForm form;
  form.error = error_;
  std::size_t entry = 0;
  for (unsigned i = 0; i < dimension_; ++i) {
    form.gradient[i] = gradient[i];
    for (unsigned j = 0; j <= i; ++j) form.hessian[i][j] = form.hessian[j][i] = hessian[entry++];
  }
  return form;
}

}  // namespace gradus
