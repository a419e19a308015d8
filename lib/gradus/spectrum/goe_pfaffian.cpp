#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {

namespace {

bool may_vanish(const Ball& x) { return x.contains_zero(); }
bool may_vanish(const Rational& x) { return x.is_zero(); }

// a + b c and a - b c in place: fused for balls.
void add_product(Ball& a, const Ball& b, const Ball& c) { a.add_product(b, c); }
void add_product(Rational& a, const Rational& b, const Rational& c) { a += b * c; }
void subtract_product(Ball& a, const Ball& b, const Ball& c) { a.subtract_product(b, c); }
void subtract_product(Rational& a, const Rational& b, const Rational& c) { a -= b * c; }

}  // namespace

template <class Number>
std::vector<Number> leading_pfaffians(Bordered<Number> a) {
  const std::size_t size = a.size();
  std::vector<Number> result;
  for (std::size_t i = 0; i < size; i += 2) {
    const auto extended = [&](const Number& x) { return i == 0 ? x : result[i - 1] * x; };
    result.push_back(extended(a[i][size]));
    if (i + 1 == size) break;
    const Number pivot = a[i][i + 1];
    if (may_vanish(pivot)) return {};
    result.push_back(extended(pivot));
    // a_jk -= (a_ij a_{i+1,k} - a_{i+1,j} a_ik) / pivot.
    for (std::size_t j = i + 2; j < size; ++j) {
      const Number first = a[i][j] / pivot, second = a[i + 1][j] / pivot;
      for (std::size_t k = j + 1; k <= size; ++k) {
        subtract_product(a[j][k], first, a[i + 1][k]);
        add_product(a[j][k], second, a[i][k]);
      }
    }
  }
  return result;
}

template <class Number>
std::vector<Number> gammas_of_halves(unsigned last, const Number& at_half, const Number& at_one) {
  std::vector<Number> gamma{at_one, at_half, at_one};
  for (unsigned n = 3; n <= last; ++n) gamma.push_back(gamma[n - 2] * Rational(n - 2, 2));
  return gamma;
}

std::vector<Ball> goe_normalisations(unsigned d, slong bits) {
  const Ball one(Rational(1), bits), root2 = sqrt(one + one);
  const std::vector<Ball> gamma = gammas_of_halves(d, sqrt(Ball::pi(bits)), one);
  std::vector<Ball> result;
  Ball z = one;
  for (unsigned j = 1; j <= d; ++j) result.push_back(z *= root2 * gamma[j]);
  return result;
}

HalfLine<Ball> half_line(const Rational& a, slong bits) {
  const Ball x(a, bits), pi = Ball::pi(bits), two(Rational(2), bits);
  return {a, sqrt(pi) * erfc(x) * Rational(1, 2), sqrt(pi / two) * erfc(x / sqrt(two)),
          exp(x * x * Rational(-1, 2))};
}

template <class Number>
Bordered<Number> inner_products(unsigned size, const HalfLine<Number>& above) {
  const auto& [a, squared_mean, mean, edge] = above;
  // moments[n]: of x^n exp(-x^2); boundary[k]: a^{k-1} exp(-a^2 / 2), the integral of p_k
  // exp(-x^2 / 2) for k >= 1. In all inner products of these the boundary values cancel.
  std::vector<Number> moments{squared_mean}, boundary{mean, edge};
  Number squared_edge = edge * edge * Rational(1, 2);
  for (unsigned n = 1; n < 2 * size; ++n) {
    moments.push_back(n == 1 ? squared_edge : moments[n - 2] * Rational(n - 1, 2) + squared_edge);
    squared_edge *= a;
    boundary.push_back(boundary.back() * a);
  }
  Bordered<Number> b(size, std::vector<Number>(size + 1, mean));
  for (unsigned j = 0; j < size; ++j) {
    for (unsigned k = j + 1; k < size; ++k) {
      b[j][k] = j == 0 ? moments[k - 1] * Rational(2) - mean * boundary[k]
                       : moments[j + k - 3] * Rational(k - j);
    }
    b[j][size] = boundary[j];
  }
  return b;
}

template <class Number>
std::vector<Number> coefficients_through(const std::vector<Rational>& nodes,
                                         std::vector<Number> values) {
  const std::size_t count = values.size();
  for (std::size_t level = 1; level < count; ++level) {
    for (std::size_t i = count - 1; i >= level; --i) {
      const Rational distance = nodes[i] - nodes[i - level];
      values[i] = (values[i] - values[i - 1]) * (Rational(1) / distance);
    }
  }
  for (std::size_t level = count - 1; level-- > 0;) {
    for (std::size_t i = level; i + 1 < count; ++i) values[i] -= values[i + 1] * nodes[level];
  }
  return values;
}

template std::vector<Ball> leading_pfaffians(Bordered<Ball>);
template std::vector<Rational> leading_pfaffians(Bordered<Rational>);
template std::vector<Ball> gammas_of_halves(unsigned, const Ball&, const Ball&);
template std::vector<Rational> gammas_of_halves(unsigned, const Rational&, const Rational&);
template Bordered<Ball> inner_products(unsigned, const HalfLine<Ball>&);
template Bordered<Rational> inner_products(unsigned, const HalfLine<Rational>&);
template std::vector<Ball> coefficients_through(const std::vector<Rational>&, std::vector<Ball>);
template std::vector<Rational> coefficients_through(const std::vector<Rational>&,
                                                    std::vector<Rational>);

}  // namespace gradus
