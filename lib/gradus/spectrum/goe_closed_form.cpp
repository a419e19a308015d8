#include "gradus/spectrum/goe_closed_form.hpp"

#include <stdexcept>

#include "gradus/algebra/tidy.hpp"
#include "gradus/spectrum/goe_pfaffian.hpp"

namespace gradus {
namespace {

/// The Pfaffians with `root` for sqrt(2) and `inverse` for 1/pi. Rows and columns of even index are
/// divided by sqrt(pi): that takes it out of the moments of even order, which all stand between
/// indices of different parity, and leaves 1/pi where both are even.
std::vector<Rational> scaled_pfaffians(unsigned d, const Rational& root, const Rational& inverse) {
  Bordered<Rational> b = inner_products(d, HalfLine<Rational>{0, Rational(1, 2), root / 2, 1});
  for (unsigned j = 0; j < d; j += 2) {
    for (unsigned k = j + 2; k < d; k += 2) b[j][k] *= inverse;
  }
  return leading_pfaffians(std::move(b));
}

Rational common_denominator(const GoeClosedForm& form) {
  Rational all = 1;
  for (const auto* part : {&form.plain, &form.root}) {
    for (const Rational& c : *part) all = lcm(all, c.denominator());
  }
  return all;
}

Term power_of_pi(std::size_t exponent) {
  return exponent == 0 ? Term(1) : tidy::power(Term::pi(), Term(static_cast<long>(exponent)));
}

/// The sum of c_i scale pi^(m - i) over i = 0 .. m.
Term polynomial(const std::vector<Rational>& c, const Rational& scale) {
  Term sum;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const Rational scaled = c[i] * scale;
    const Term member = tidy::multiply(Term(abs(scaled)), power_of_pi(c.size() - 1 - i));
    if (scaled.sign() > 0) sum = tidy::add(sum, member);
    if (scaled.sign() < 0) sum = tidy::subtract(sum, member);
  }
  return sum;
}

GoeClosedForm without_leading_zeros(GoeClosedForm form) {
  while (form.plain.size() > 1 && form.plain.back().is_zero() && form.root.back().is_zero()) {
    form.plain.pop_back();
    form.root.pop_back();
  }
  return form;
}

}  // namespace

Term GoeClosedForm::formula() const {
  const Rational denominator = common_denominator(*this);
  Term numerator = polynomial(plain, denominator);
  // The highest power of pi beside sqrt(2) has a minus sign (none at all for d = 1).
  const Term subtracted = polynomial(root, -denominator);
  if (!tidy::is_zero(subtracted)) {
    numerator = tidy::subtract(numerator, tidy::multiply(subtracted, sqrt(Term(2))));
  }
  return tidy::divide(numerator, tidy::multiply(Term(denominator), power_of_pi(plain.size() - 1)));
}

Interval GoeClosedForm::value() const {
  // It ends: pi is transcendental, so nothing but 0 cancels to 0.
  for (slong bits = 512;; bits *= 2) {
    const Ball inverse = Ball(Rational(1), bits) / Ball::pi(bits),
               root2 = sqrt(Ball(Rational(2), bits));
    Ball sum(bits);
    for (std::size_t i = plain.size(); i-- > 0;) {
      sum = sum * inverse + Ball(plain[i], bits) + root2 * root[i];
    }
    if (sum.accurate_bits() >= 160) return between_decimals(sum);
  }
}

std::vector<GoeClosedForm> goe_closed_forms_up_to(unsigned d) {
  if (d < 1 || d > 60) throw std::invalid_argument("the dimension must be between 1 and 60");
  const std::vector<Rational> gamma = gammas_of_halves(d, Rational(1), Rational(1));
  // The degree in 1/pi is at most the number of pairs of even indices.
  const std::size_t count = (d + 1) / 4 + 1;
  std::vector<Rational> nodes;
  Bordered<Rational> plain, root;  // at each node, for each dimension
  for (long node = 1; nodes.size() < count; ++node) {
    std::vector<Rational> without = scaled_pfaffians(d, 0, node),
                          with = scaled_pfaffians(d, 1, node);
    if (without.empty() || with.empty()) continue;  // a pivot vanished
    for (unsigned n = 0; n < d; ++n) with[n] -= without[n];
    nodes.push_back(node);
    plain.push_back(std::move(without));
    root.push_back(std::move(with));
  }
  std::vector<GoeClosedForm> result;
  Rational normalisation = 1;  // without its powers of sqrt(pi) and sqrt(2)
  for (unsigned n = 1; n <= d; ++n) {
    normalisation *= gamma[n];
    const auto coefficients = [&](const Bordered<Rational>& at_nodes, const Rational& factor) {
      std::vector<Rational> values;
      for (const auto& at_node : at_nodes) values.push_back(at_node[n - 1] * factor);
      return coefficients_through(nodes, std::move(values));
    };
    // (a + b sqrt(2)) / sqrt(2)^n; for odd n that is (b + a/2 sqrt(2)) / 2^((n - 1)/2).
    const Rational scale = Rational(1) / (normalisation * pow(Rational(2), long{n / 2}));
    GoeClosedForm form =
        n % 2 == 0 ? GoeClosedForm{coefficients(plain, scale), coefficients(root, scale)}
                   : GoeClosedForm{coefficients(root, scale), coefficients(plain, scale / 2)};
    result.push_back(without_leading_zeros(std::move(form)));
  }
  return result;
}

}  // namespace gradus
