// What Taylor's expansion leaves over of functions that are no polynomials (S1:32-36).

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), z = Term::symbol("z");

Claim remainder_boxes() {
  const auto on = [](std::string label, Variable where, Comparison c) {
    return for_all(std::move(label), {std::move(where)}, std::move(c));
  };
  const Term second = Term(1) + x + square(x) / Term(2), cube = pow(x, 3) / Term(6);
  const Term log_cosh = log(cosh(x)) - log(cosh(z)) - tanh(z) * (x - z);
  const auto two_points = [&](std::string label, Rational factor) {
    return for_all(std::move(label), {real(x), real(z)}, log_cosh <= Term(factor) * square(x - z));
  };
  return {
      "taylor/remainder",
      "Lagrange's remainder",
      "S1:32-36",
      {"taylor/first-order", "taylor/second-order", "taylor/equals-function"},
      "taylor/second-order",
      "For all x >= 0 the rest of e^x after the square lies between x^3/6 and e^x x^3/6, and sin x "
      "between x - x^3/6 and x; log cosh, whose curvature is at most 1, is at most (x - z)^2/2 "
      "above "
      "its tangent at any z. So a bound on the next derivative bounds what is left out.",
      Grade::certified,
      {on("e^x from below", nonnegative(x), exp(x) - second >= cube),
       on("e^x from above", nonnegative(x), exp(x) - second <= exp(x) * cube),
       on("sin x from below", nonnegative(x), sin(x) >= x - cube),
       on("sin x from above", nonnegative(x), sin(x) <= x),
       two_points("log cosh over its tangent", Rational(1, 2))},
      {{"e^x without e^x in the bound",
        on("e^x <= 1 + x + x^2/2 + x^3/6", nonnegative(x), exp(x) - second <= cube)},
       {"log cosh with 1/8", two_points("log cosh with 1/8", Rational(1, 8))}},
      "Functions that are no polynomials are compared by the certifier, by way of their "
      "derivatives."};
}

}  // namespace

std::vector<Claim> taylor_remainder() { return {remainder_boxes()}; }

}  // namespace gradus
