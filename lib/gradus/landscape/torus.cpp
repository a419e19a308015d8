#include "gradus/landscape/torus.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "gradus/landscape/inertia.hpp"
#include "gradus/landscape/torus_form.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {
namespace {

constexpr int first_level = 2, last_level = 17;
constexpr std::size_t most_boxes = 400'000;
constexpr double safe = 1 + 1e-9;  // more than the rounding errors of each test
constexpr double place_width = 2 * std::numbers::pi / torus_places;

using Matrix = std::array<Angles, 3>;

/// The inverse, roughly, by cofactors; false where it is out of reach. Unused rows stay 0.
bool invert(const Matrix& m, unsigned dimension, Matrix& inverse) {
  Matrix a = m;
  for (unsigned i = dimension; i < 3; ++i) a[i][i] = 1;
  Matrix cofactor{};
  for (unsigned i = 0; i < 3; ++i) {
    for (unsigned j = 0; j < 3; ++j) {
      const unsigned r = (i + 1) % 3, s = (i + 2) % 3, t = (j + 1) % 3, u = (j + 2) % 3;
      cofactor[i][j] = a[r][t] * a[s][u] - a[r][u] * a[s][t];
    }
  }
  const double det = a[0][0] * cofactor[0][0] + a[0][1] * cofactor[0][1] + a[0][2] * cofactor[0][2];
  if (!(std::abs(det) > 1e-200)) return false;
  for (unsigned i = 0; i < dimension; ++i) {
    for (unsigned j = 0; j < dimension; ++j) inverse[i][j] = cofactor[j][i] / det;
  }
  return true;
}

/// Krawczyk's operator x - Y grad f(x) on the box of this half side around a point.
struct Krawczyk {
  double step = INFINITY;  ///< how far it moves the centre, at least and at most
  double least_step = 0;
  double contraction = INFINITY;  ///< its Lipschitz constant on the box
  Angles direction{};             ///< of the step

  bool has_one_zero(double half_side) const {
    return contraction < 0.9 && (step + contraction * half_side) * safe <= half_side;
  }
};

Krawczyk krawczyk(const TorusEvaluator& f, const TorusForm& form, double half_side) {
  const unsigned d = f.dimension();
  Krawczyk result;
  Matrix y{};
  if (!invert(form.hessian, d, y)) return result;
  result.step = result.least_step = result.contraction = 0;
  for (unsigned i = 0; i < d; ++i) {
    double moved = 0, error = 0, row = 0;
    for (unsigned l = 0; l < d; ++l) {
      moved += y[i][l] * form.gradient[l];
      error += std::abs(y[i][l]) * (form.error + 1e-13 * std::abs(form.gradient[l]));
    }
    for (unsigned j = 0; j < d; ++j) {
      double entry = i == j ? 1 : 0, spread = 0;
      for (unsigned l = 0; l < d; ++l) {
        entry -= y[i][l] * form.hessian[l][j];
        spread += std::abs(y[i][l]) * (f.hessian_slope(l, j) * half_side + form.error +
                                       1e-13 * std::abs(form.hessian[l][j]));
      }
      row += std::abs(entry) + spread;
    }
    result.direction[i] = -moved;
    result.step = std::max(result.step, std::abs(moved) + error);
    result.least_step = std::max(result.least_step, std::abs(moved) - error);
    result.contraction = std::max(result.contraction, row * safe);
  }
  return result;
}

/// Whether the gradient has no zero in the box, by its Taylor form.
bool has_no_zero(const TorusEvaluator& f, const TorusForm& form, double half_side) {
  for (unsigned i = 0; i < f.dimension(); ++i) {
    double most = f.gradient_curvature(i) * half_side * half_side / 2;
    for (unsigned j = 0; j < f.dimension(); ++j) {
      most += (std::abs(form.hessian[i][j]) + form.error) * half_side;
    }
    if (std::abs(form.gradient[i]) > (most + form.error) * safe) return true;
  }
  return false;
}

/// The Hessian has the inertia of every matrix near it, all of which are regular.
unsigned index_of(const TorusForm& form, unsigned dimension) {
  std::vector<std::vector<Rational>> hessian(dimension);
  for (unsigned i = 0; i < dimension; ++i) {
    for (unsigned j = 0; j < dimension; ++j) {
      hessian[i].push_back(Rational::from_double(form.hessian[i][j]));
    }
  }
  return inertia(hessian).negative;
}

class Search {
 public:
  explicit Search(const TorusFunction& f) : f_(f) {}

  std::optional<std::vector<TorusPoint>> run() {
    const unsigned d = f_.dimension();
    std::vector<Box> open{{{}, 0}};
    for (std::size_t boxes = 0; !open.empty(); ++boxes) {
      const Box box = open.back();
      open.pop_back();
      if (box.level >= first_level && is_settled(box)) continue;
      if (box.level == last_level || boxes > most_boxes) return std::nullopt;
      for (unsigned part = 0; part < 1U << d; ++part) {
        Box child{box.corner, box.level + 1};
        for (unsigned i = 0; i < d; ++i) {
          child.corner[i] = 2 * box.corner[i] + ((part >> i & 1U) != 0 ? 1 : 0);
        }
        open.push_back(child);
      }
    }
    std::vector<TorusPoint> points;
    for (const Zero& z : zeros_) points.push_back(z.point);
    return points;
  }

 private:
  struct Box {
    Places corner;  ///< in parts of 2 pi / 2^level
    int level;
  };
  /// A zero, and a larger box in which there is no other.
  struct Zero {
    TorusPoint point;
    Places around;
    double alone;
  };

  /// Whether the box has no zero, or one that is known.
  bool is_settled(const Box& box) {
    const long side = torus_places >> box.level;
    Places centre{};
    for (unsigned i = 0; i < f_.dimension(); ++i) centre[i] = box.corner[i] * side + side / 2;
    const double half_side = static_cast<double>(side) / 2 * place_width;
    const TorusForm form = f_.at(centre);
    if (has_no_zero(f_, form, half_side)) return true;
    const double around = 2 * half_side;
    const Krawczyk k = krawczyk(f_, form, around);
    if (k.has_one_zero(around)) return record(centre, form, k, around);
    return k.contraction < 0.9 && k.least_step > (1 + k.contraction) * half_side * safe;
  }

  /// Encloses the zero more narrowly, and compares it with those that are known. False where it
  /// cannot be told apart from them.
  bool record(const Places& centre, const TorusForm& form, const Krawczyk& k, double around) {
    Zero zero{{centre, around, index_of(form, f_.dimension())}, centre, around};
    Places near = centre;
    double way = 0;
    for (unsigned i = 0; i < f_.dimension(); ++i) {
      const long steps = std::lround(k.direction[i] / place_width);
      near[i] += steps;
      way = std::max(way, static_cast<double>(std::abs(steps)) * place_width);
    }
    const TorusForm there = f_.at(near);
    for (double half_side = 4 * place_width; way + half_side * safe < around; half_side *= 2) {
      if (!krawczyk(f_, there, half_side).has_one_zero(half_side)) continue;
      zero.point.place = near;
      zero.point.half_side = half_side;
      break;
    }
    for (const Zero& other : zeros_) {
      const double gap = distance(zero.point.place, other.point.place);
      if (gap > (zero.point.half_side + other.point.half_side) * safe) continue;
      return is_inside(zero.point, other) || is_inside(other.point, zero);
    }
    zeros_.push_back(zero);
    return true;
  }

  /// The greatest distance along a coordinate.
  double distance(const Places& a, const Places& b) const {
    long most = 0;
    for (unsigned i = 0; i < f_.dimension(); ++i) {
      const long way = std::abs(a[i] - b[i]) & (torus_places - 1);
      most = std::max(most, std::min(way, torus_places - way));
    }
    return static_cast<double>(most) * place_width;
  }
  bool is_inside(const TorusPoint& point, const Zero& zero) const {
    return (distance(point.place, zero.around) + point.half_side) * safe <= zero.alone;
  }

  TorusEvaluator f_;
  std::vector<Zero> zeros_;
};

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

}  // namespace

std::optional<std::vector<TorusPoint>> critical_points(const TorusFunction& f) {
  require(f.dimension >= 1 && f.dimension <= 3, "the dimension must be 1, 2 or 3");
  for (const TorusFunction::Wave& wave : f.waves) {
    int length = 0;
    for (unsigned i = 0; i < 3; ++i) {
      require(i < f.dimension || wave.k[i] == 0, "a wave has more coordinates than the torus");
      require(std::abs(wave.k[i]) <= 100, "a wave must be shorter than 100");
      length += std::abs(wave.k[i]);
    }
    require(length > 0, "a wave must have a direction");
    require(std::abs(wave.cosine) <= 1'000'000 && std::abs(wave.sine) <= 1'000'000,
            "coefficients must be at most 10^6");
  }
  return Search(f).run();
}

}  // namespace gradus
