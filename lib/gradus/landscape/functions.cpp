#include "gradus/landscape/functions.hpp"

#include <numbers>

#include "gradus/number/number.hpp"

namespace gradus {
namespace {

template <class T>
using Point = std::span<const T>;

template <class T>
T ratio(long p, long q) {
  return convert<T>(Rational(p, q));
}

template <class T>
T pi_of() {
  return T::pi();
}
template <>
double pi_of<double>() {
  return std::numbers::pi;
}

template <class T>
TestFunction<T> log_cosh() {
  return {"log-cosh",
          "log(cosh(x))",
          1,
          0,
          1,
          T(0),
          {101},
          [](Point<T> x) -> T {
            const T size = abs(x[0]);  // cosh itself would overflow
            return size + log1p(exp(T(-2) * size)) - log(T(2));
          },
          [](Point<T> x) -> std::vector<T> { return {tanh(x[0])}; }};
}

template <class T>
TestFunction<T> logistic() {
  return {"logistic",
          "log(1 + exp(-x))",
          1,
          0,
          Rational(1, 4),
          T(0),
          {-50},
          [](Point<T> x) -> T { return max(T(0), -x[0]) + log1p(exp(-abs(x[0]))); },
          [](Point<T> x) -> std::vector<T> { return {T(-1) / (T(1) + exp(x[0]))}; }};
}

template <class T>
TestFunction<T> rational_well() {
  return {"rational well",
          "x^2 / (1 + x^2)",
          1,
          Rational(-1, 2),
          2,
          T(0),
          {10},
          [](Point<T> x) -> T { return T(1) - T(1) / (T(1) + x[0] * x[0]); },
          [](Point<T> x) -> std::vector<T> {
            const T denominator = T(1) + x[0] * x[0];
            return {T(2) * x[0] / (denominator * denominator)};
          }};
}

/// In s = x + y and d = x - y: sin s + s/2 + (d - 1)^2, with its minimum over s > -4 pi/3 at
/// s = -2 pi/3, where it is flat.
template <class T>
TestFunction<T> mccormick() {
  const T valley = T(-2) * pi_of<T>() / T(3);
  return {"McCormick",
          "sin(x + y) + (x - y)^2 - 3/2 x + 5/2 y + 1, constant in x + y below -2 pi/3",
          2,
          -2,
          4,
          -sqrt(T(3)) / T(2) - pi_of<T>() / T(3),
          {Rational(11, 5), Rational(-11, 100)},
          [valley](Point<T> x) -> T {
            const T s = max(x[0] + x[1], valley);
            const T d = x[0] - x[1] - T(1);
            return sin(s) + s / T(2) + d * d;
          },
          [valley](Point<T> x) -> std::vector<T> {
            const T along = cos(max(x[0] + x[1], valley)) + ratio<T>(1, 2);
            const T across = T(2) * (x[0] - x[1] - T(1));
            return {along + across, along - across};
          }};
}

template <class T>
TestFunction<T> pseudo_huber() {
  return {"pseudo-Huber",
          "sqrt(1 + x^2) - 1",
          1,
          0,
          1,
          T(0),
          {11},
          [](Point<T> x) -> T { return sqrt(T(1) + x[0] * x[0]) - T(1); },
          [](Point<T> x) -> std::vector<T> { return {x[0] / sqrt(T(1) + x[0] * x[0])}; }};
}

template <class T>
TestFunction<T> huber() {
  const auto clamp = [](const T& x) { return max(T(-1), min(T(1), x)); };
  return {"Huber",
          "x^2/2 where |x| <= 1, |x| - 1/2 elsewhere",
          1,
          0,
          1,
          T(0),
          {1001},
          [clamp](Point<T> x) -> T {
            const T slope = clamp(x[0]);
            return slope * (x[0] - slope / T(2));
          },
          [clamp](Point<T> x) -> std::vector<T> { return {clamp(x[0])}; }};
}

/// Nesterov's chain of n = 4 variables: its Hessian is tridiagonal, (-1, 2, -1) / 4, with
/// eigenvalues sin^2(pi j / 10); least at x_i = 1 - i/5, with the value -n / (8 (n + 1)).
template <class T>
TestFunction<T> chain() {
  return {"chain",
          "(x1^2 + (x1 - x2)^2 + (x2 - x3)^2 + (x3 - x4)^2 + x4^2)/8 - x1/4",
          4,
          0,
          1,
          ratio<T>(-1, 10),
          {10, -10, 10, -10},
          [](Point<T> x) -> T {
            T sum = x[0] * x[0] + x[3] * x[3];
            for (std::size_t i = 0; i < 3; ++i) sum += (x[i] - x[i + 1]) * (x[i] - x[i + 1]);
            return sum / T(8) - x[0] / T(4);
          },
          [](Point<T> x) -> std::vector<T> {
            std::vector<T> g;
            for (std::size_t i = 0; i < 4; ++i) {
              const T left = i > 0 ? x[i - 1] : T(1);
              const T right = i < 3 ? x[i + 1] : T(0);
              g.push_back((T(2) * x[i] - left - right) / T(4));
            }
            return g;
          }};
}

}  // namespace

template <class T>
std::vector<TestFunction<T>> test_functions() {
  std::vector<TestFunction<T>> all;
  if constexpr (!is_exact<T>) {
    all = {log_cosh<T>(), logistic<T>(), mccormick<T>(), pseudo_huber<T>()};
  }
  all.push_back(rational_well<T>());
  all.push_back(huber<T>());
  all.push_back(chain<T>());
  return all;
}

template std::vector<TestFunction<Rational>> test_functions();
template std::vector<TestFunction<Interval>> test_functions();
template std::vector<TestFunction<FixedReal<50>>> test_functions();
template std::vector<TestFunction<double>> test_functions();

}  // namespace gradus
