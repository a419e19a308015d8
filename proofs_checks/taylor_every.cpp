// The Taylor series of polynomials of every degree (S1:20-28): from one degree to the next.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), z = Term::symbol("z"), h = Term::symbol("h"), one(1);
const Term n = Term::natural("n"), i = Term::natural("i");

Claim every_degree() {
  // g has the coefficients b_0, ..., b_n at z: g(z + h) = b_0 + b_1 h + ... + b_n h^n.
  const Sequence b("b");
  const auto next = [&](std::string label, Term shifted) {
    return for_all(std::move(label), {real(z), real(h), natural_from(n, 0)},
                   (z + h) * sum(i, Term(0), n, b(i) * pow(h, i)) ==
                       z * b(Term(0)) + sum(i, one, n, (z * b(i) + shifted) * pow(h, i)) +
                           b(n) * pow(h, n + one));
  };
  // The k-th derivative of x g is x g^(k) + k g^(k-1), for a polynomial of degree 5.
  const auto leibniz = [&](std::string label, unsigned k, Rational factor) {
    Term g(0);
    std::vector<Variable> variables{real(x)};
    for (long power = 0; power <= 5; ++power) {
      const Term c = Term::symbol("c" + std::to_string(power));
      variables.push_back(real(c));
      g = g + c * pow(x, power);
    }
    Term product = x * g, below = g;
    for (unsigned j = 0; j < k; ++j) product = derivative(product, x);
    for (unsigned j = 0; j + 1 < k; ++j) below = derivative(below, x);
    return for_all(std::move(label), std::move(variables),
                   product == x * derivative(below, x) + Term(factor) * below);
  };
  // If D_k = x g^(k) + k g^(k-1), the next derivative is x g^(k+1) + (k + 1) g^(k).
  return {"taylor/every-degree",
          "The Taylor series of a polynomial of any degree",
          "S1:20-28",
          {"taylor/series-definition"},
          "taylor/series",
          "Where g has the Taylor coefficients b_k = g^(k)(z)/k!, x g + c has z b_0 + c, z b_k + "
          "b_{k-1}, b_n: for every degree n, that sums to (z + h) g(z + h) + c. A constant is its "
          "own series and every polynomial is made so, degree by degree: it equals its series.",
          Grade::proved,
          {next("one degree more, for every n", b(i - one)), leibniz("(x g)' = x g' + g", 1, 1),
           leibniz("(x g)'' = x g'' + 2 g'", 2, 2), leibniz("(x g)''' = x g''' + 3 g''", 3, 3)},
          {{"b_k for b_{k-1}", next("b_k", b(i))}, {"(x g)'' = x g'' + g'", leibniz("1", 2, 1)}},
          "That b_k = g^(k)(z)/k! becomes z b_k + b_{k-1} is Leibniz' rule: it is checked to the "
          "third derivative of polynomials of degree 5."};
}

}  // namespace

std::vector<Claim> taylor_every() { return {every_degree()}; }

}  // namespace gradus
