// Scalar double intervals in rounding to nearest, widened after every operation.

#include "benchmarks/certify/reference_search.hpp"

namespace gradus {
namespace {

/// At least one unit in the last place further out.
double down(double x) { return x - (std::abs(x) * 0x1p-52 + 0x1p-1074); }
double up(double x) { return x + (std::abs(x) * 0x1p-52 + 0x1p-1074); }

/// For the C library's functions, whose errors are known by measurement alone (tanh: 3 units): a
/// baseline for speed, never evidence.
double far_down(double x) { return x - (std::abs(x) * 0x1p-50 + 0x1p-1074); }
double far_up(double x) { return x + (std::abs(x) * 0x1p-50 + 0x1p-1074); }

struct ScalarDouble {
  struct Number {
    double low, high;
  };

  static void hull(Number& out, double low, double high) { out = {low, high}; }
  static void pi(Number& out) { out = {0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1}; }
  static void rational(Number& out, const Rational& value) {
    const double nearest = value.to_double();
    const bool exact = Rational::from_double(nearest) == value;
    out = exact ? Number{nearest, nearest} : Number{down(nearest), up(nearest)};
  }
  static double low(const Number& x) { return x.low; }
  static double high(const Number& x) { return x.high; }

  static bool bounded(const Number& x) { return std::isfinite(x.low) && std::isfinite(x.high); }

  static bool hull_of(Number& out, double a, double b, double c, double d) {
    out = {down(std::min(std::min(a, b), std::min(c, d))),
           up(std::max(std::max(a, b), std::max(c, d)))};
    return bounded(out);
  }

  static bool increasing(double (*f)(double), Number& out, const Number& a) {
    out = {far_down(f(a.low)), far_up(f(a.high))};
    return bounded(out);
  }

  static Number magnitude(const Number& a) {
    if (a.low >= 0) return a;
    if (a.high <= 0) return {-a.high, -a.low};
    return {0, std::max(-a.low, a.high)};
  }

  /// cos on a shifted by `turn` quarter turns: extremes where it may pass a multiple of pi.
  static bool cosine(Number& out, const Number& a, double turn, double (*f)(double)) {
    constexpr double half_turn = 0x1.921fb54442d18p+1, margin = 1e-9;
    out = {-1, 1};
    if (!(a.high - a.low < 6 && std::abs(a.low) < 1e5)) return true;
    const double first = f(a.low), second = f(a.high);
    out = {std::max(far_down(std::min(first, second)), -1.0),
           std::min(far_up(std::max(first, second)), 1.0)};
    const double from = std::ceil(a.low / half_turn - turn - margin);
    const double to = std::floor(a.high / half_turn - turn + margin);
    for (double k = from; k <= to; ++k)
      (std::fmod(k, 2) == 0 ? out.high : out.low) = std::fmod(k, 2) == 0 ? 1 : -1;
    return true;
  }

  static bool power(Number& out, const Number& a, long exponent) {
    if (exponent < 0) {
      Number positive;
      return power(positive, a, -exponent) && apply(Op::divide, out, {1, 1}, positive);
    }
    const Number base = exponent % 2 == 0 ? magnitude(a) : a;
    out = base;
    for (long i = 1; i < exponent; ++i) {
      const double low = std::abs(base.low), high = std::abs(base.high);
      out.low = base.low >= 0 ? std::max(down(out.low * low), 0.0) : down(out.low * low);
      out.high = base.high <= 0 ? std::min(up(out.high * high), 0.0) : up(out.high * high);
    }
    return bounded(out);
  }

  static bool apply(Op op, Number& out, const Number& a, const Number& b) {
    switch (op) {
      case Op::negate:
        out = {-a.high, -a.low};
        return true;
      case Op::add:
        out = {down(a.low + b.low), up(a.high + b.high)};
        return bounded(out);
      case Op::subtract:
        out = {down(a.low - b.high), up(a.high - b.low)};
        return bounded(out);
      case Op::multiply:
        return hull_of(out, a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
      case Op::divide:
        if (b.low <= 0 && b.high >= 0) return false;
        return hull_of(out, a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);
      case Op::minimum:
        out = {std::min(a.low, b.low), std::min(a.high, b.high)};
        return true;
      case Op::maximum:
        out = {std::max(a.low, b.low), std::max(a.high, b.high)};
        return true;
      case Op::abs:
        out = magnitude(a);
        return true;
      case Op::exp:
        increasing(std::exp, out, a);
        out.low = std::max(out.low, 0.0);
        return bounded(out);
      case Op::log:
        return a.low > 0 && increasing(std::log, out, a);
      case Op::sqrt:
        if (a.low < 0) return false;
        increasing(std::sqrt, out, a);
        out.low = std::max(out.low, 0.0);
        return true;
      case Op::sin:
        return cosine(out, a, 0.5, std::sin);
      case Op::cos:
        return cosine(out, a, 0, std::cos);
      case Op::sinh:
        return increasing(std::sinh, out, a);
      case Op::cosh:
        increasing(std::cosh, out, magnitude(a));
        out.low = std::max(out.low, 1.0);
        return bounded(out);
      case Op::tanh:
        increasing(std::tanh, out, a);
        out = {std::max(out.low, -1.0), std::min(out.high, 1.0)};
        return true;
      case Op::atan:
        return increasing(std::atan, out, a);
      default:
        return false;
    }
  }
};

}  // namespace

ReferenceResult reference_double(const ReferenceProblem& problem, long most_boxes) {
  return ReferenceSearch<ScalarDouble>(problem, most_boxes).run();
}

}  // namespace gradus
