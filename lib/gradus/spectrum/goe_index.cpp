#include "gradus/spectrum/goe_index.hpp"

#include <stdexcept>

#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {
namespace {

constexpr slong wanted_bits = 160;  // 48 digits

/// The inner products with the weight xi on the positive half-line and 1 on the negative one. A
/// pair of one side keeps its inner product up to parity; a pair of different sides has the product
/// of two means, and only p_0 and p_1 have means.
Bordered<Ball> weighted_inner_products(const Bordered<Ball>& positive, const Rational& xi) {
  Bordered<Ball> b = positive;
  const std::size_t size = b.size();
  const Rational same = xi * xi - 1, crossed = xi * xi + 1;
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t k = j + 1; k < size; ++k) b[j][k] *= (j + k) % 2 == 0 ? same : crossed;
    b[j][size] *= j % 2 == 0 ? xi + 1 : xi - 1;
  }
  if (size > 1) b[0][1] += positive[0][size] * positive[1][size] * (xi * 2);
  return b;
}

using Laws = std::vector<std::vector<Interval>>;

/// Empty where this precision does not suffice.
Laws at_precision(unsigned d, slong bits) {
  const Bordered<Ball> positive = inner_products(d, half_line(0, bits));
  const std::vector<Ball> normalisations = goe_normalisations(d, bits);
  std::vector<Rational> nodes;
  Bordered<Ball> pfaffians;  // at each node
  for (unsigned i = 0; i <= d; ++i) {
    nodes.push_back(i);
    pfaffians.push_back(leading_pfaffians(weighted_inner_products(positive, i)));
    if (pfaffians.back().empty()) return {};
  }
  Laws laws;
  for (unsigned n = 1; n <= d; ++n) {
    std::vector<Ball> values;
    for (unsigned i = 0; i <= n; ++i) {
      values.push_back(pfaffians[i][n - 1] / normalisations[n - 1]);
    }
    const std::vector<Ball> by_positive = coefficients_through(nodes, std::move(values));
    std::vector<Interval> law;
    for (unsigned k = 0; k <= n; ++k) {
      const Ball& chance = by_positive[n - k];
      if (chance.accurate_bits() < wanted_bits) return {};
      law.push_back(between_decimals(chance));
    }
    laws.push_back(std::move(law));
  }
  return laws;
}

}  // namespace

Laws goe_index_laws_up_to(unsigned d) {
  if (d < 1 || d > 60) throw std::invalid_argument("the dimension must be between 1 and 60");
  // The least chance is about 2^(-0.4 d^2), from sums of about 1.
  const auto n = static_cast<slong>(d);
  for (slong bits = 256 + 4 * n + n * n / 2;; bits += bits / 4) {
    Laws laws = at_precision(d, bits);
    if (laws.size() == d) return laws;
  }
}

std::vector<Interval> goe_index_law(unsigned d) { return goe_index_laws_up_to(d).back(); }

}  // namespace gradus
