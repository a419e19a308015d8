// Taylor's expansion in several variables (S1:74-83), and a smooth function that it misses.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term c = Term::symbol("c");
const SymmetricOperator H("H");
const AbstractVector x = AbstractVector::named("x"), y = AbstractVector::named("y"),
                     b = AbstractVector::named("b");

Term loss(const AbstractVector& at) {
  return Term(Rational(1, 2)) * at.dot(H * at) + b.dot(at) + c;
}

Statement in_every_dimension(std::string label, Comparison conclusion) {
  Statement s = for_all(std::move(label), {real(c)}, std::move(conclusion));
  s.domain.vectors = {"x", "y", "b"};
  s.domain.operators = {"H"};
  return s;
}

/// L(y) against the expansion at x with the gradient and the weight of the second-order term given.
Statement expanded(std::string label, const AbstractVector& gradient, Rational weight) {
  const AbstractVector step = y - x;
  return in_every_dimension(std::move(label), loss(y) == loss(x) + gradient.dot(step) +
                                                             Term(weight) * step.dot(H * step));
}

Claim multivariate() {
  const Term u = Term::symbol("x"), v = Term::symbol("z");
  const AbstractVector g = H * x + b;
  const auto outer = [&](std::string label) {
    const Term along = g.dot(y - x);
    return in_every_dimension(std::move(label),
                              loss(y) == loss(x) + along + square(along) / Term(2));
  };
  return {"taylor/multivariate-second-order",
          "The second-order expansion of a quadratic loss, in every dimension",
          "S1:74-78, S1:82-83",
          {"taylor/multivariate-second-order", "taylor/loss-expansion"},
          "taylor/second-order",
          "L(y) = L(x) + g'(y - x) + (y - x)'H(y - x)/2 for every quadratic loss, all x and y, and "
          "every dimension. The gradient and the Hessian are those at x.",
          Grade::proved,
          {expanded("any two points", g, Rational(1, 2))},
          {{"without 1/2", expanded("without 1/2", g, 1)},
           {"the gradient at y", expanded("the gradient at y", H * y + b, Rational(1, 2))},
           {"the Hessian at y", for_all("x^3 with its second derivative at x", {real(u), real(v)},
                                        pow(u, 3) == pow(v, 3) + Term(3) * square(v) * (u - v) +
                                                         Term(3) * u * square(u - v))},
           {"gg' for the Hessian", outer("gg' for the Hessian")}}};
}

Claim multivariate_printed() {
  const AbstractVector g = H * x + b, start = AbstractVector::named("z");
  const auto statement = [&](std::string label, const AbstractVector& step) {
    Statement s = in_every_dimension(
        std::move(label),
        loss(y) == loss(x) + g.dot(step) + Term(Rational(1, 2)) * step.dot(H * step));
    s.domain.vectors = {"x", "y", "z", "b"};
    return s;
  };
  return {"taylor/multivariate-printed",
          "The expansion that never mentions the point",
          "S1:75, S1:83",
          {"taylor/multivariate-second-order", "taylor/loss-expansion"},
          "taylor/multivariate-second-order",
          "As printed: the step is w_0 - w^t, with another point than the one at which L is taken, "
          "or even x_0 - x_0.",
          Grade::refuted,
          {statement("w_0 for w", start - x)},
          {{"x_0 - x_0", statement("x_0 - x_0", start - start)},
           {"the step back", statement("the step back", x - y)}}};
}

/// All polynomials of two variables up to degree 3.
struct Cubic {
  Term u = Term::symbol("u"), v = Term::symbol("v"), p = Term::symbol("p"), q = Term::symbol("q");
  std::vector<Variable> variables{real(u), real(v), real(p), real(q)};
  Term value = Term(0);  ///< at (p, q)

  Cubic() {
    for (int i = 0; i <= 3; ++i) {
      for (int j = 0; i + j <= 3; ++j) {
        const Term coefficient = Term::symbol("c" + std::to_string(i) + std::to_string(j));
        variables.push_back(real(coefficient));
        value = value + coefficient * pow(p, i) * pow(q, j);
      }
    }
  }
};

/// Which of the eight third derivatives are taken along.
using Chosen = bool (*)(int i, int j, int k);

Claim degree_3() {
  const Cubic f;
  const auto statement = [&](std::string label, const Term& value, Rational weight, Chosen chosen) {
    const std::vector<Term> at{f.p, f.q}, step{f.u - f.p, f.v - f.q};
    const auto partial = [&](const Term& of, int k) { return derivative(of, at[std::size_t(k)]); };
    Term total = value;
    for (int i = 0; i < 2; ++i) {
      const Term first = partial(value, i);
      total = total + first * step[std::size_t(i)];
      for (int j = 0; j < 2; ++j) {
        const Term second = partial(first, j), area = step[std::size_t(i)] * step[std::size_t(j)];
        total = total + Term(Rational(1, 2)) * second * area;
        for (int k = 0; k < 2; ++k) {
          if (chosen(i, j, k))
            total = total + Term(weight) * partial(second, k) * area * step[std::size_t(k)];
        }
      }
    }
    return for_all(std::move(label), f.variables,
                   substitute(value, {{f.p, f.u}, {f.q, f.v}}) == total);
  };
  const Chosen all = [](int, int, int) { return true; };
  const Chosen pure = [](int i, int j, int k) { return i == j && j == k; };
  const Chosen ordered = [](int i, int j, int k) { return i <= j && j <= k; };
  const Rational sixth(1, 6);
  return {"taylor/degree-3",
          "The Taylor polynomial of degree 3",
          "S1:80",
          {"taylor/degree-3"},
          "taylor/multivariate-second-order",
          "The lecture asks and does not answer: add 1/6 of the sum over all i, j, k of the third "
          "derivatives times the steps. That is exact for every cubic of two variables.",
          Grade::proved,
          {statement("every cubic of two variables", f.value, sixth, all)},
          {{"1/3 for 1/6", statement("1/3 for 1/6", pow(f.p, 3), Rational(1, 3), all)},
           {"only pure derivatives",
            statement("only pure derivatives", square(f.p) * f.q, sixth, pure)},
           {"each derivative once",
            statement("each derivative once", square(f.p) * f.q, sixth, ordered)}}};
}

Claim flat() {
  // e^(-1/x^2) at y = x^2: from e^u >= u at u = 1/(n y), to the power n.
  const Term area = Term::symbol("y"), n = Term::natural("n"), e = exp(Term(1) / (n * area));
  const Term base = Term::symbol("B");
  const auto tangent = [&](std::string label, Rational constant, bool with_premise) {
    Statement s = for_all(std::move(label), {positive(area), natural_from(n, 1)},
                          Term(constant) * n * area * e >= Term(1));
    if (with_premise) {
      s.domain.premises = {{"e^u >= u at u = 1/(n y)",
                            "e^u >= 1 + u for all u: the tangent of a convex function (Rudin, "
                            "Principles of Mathematical Analysis, 1976, chapter 8)",
                            "", e >= Term(1) / (n * area)}};
      s.domain.models = {{"the exponential itself", {}, {}, {}, {}, {}}};
    }
    return s;
  };
  const Term u = Term::symbol("u"), k = Term::natural("k");
  const Sequence product("P");
  const auto power = [&](std::string label, Term exponent) {
    return along(std::move(label), {real(u), natural_from(n, 0)},
                 {{"P", k, Term(1), product(k) * exp(u)}}, product(n) == exp(exponent));
  };
  return {"taylor/flat",
          "A smooth function that falls faster than every power",
          "S1:25",
          {"taylor/equals-function"},
          "",
          "For every n, with y = x^2: n y e^(1/(n y)) >= 1, and its n-th power is (n y)^n e^(1/y). "
          "So e^(-1/x^2) <= n^n x^(2n): all its Taylor coefficients at 0 vanish, while it is "
          "positive for x != 0.",
          Grade::proved,
          {tangent("n y e^(1/(n y)) >= 1", 1, true),
           for_all("so its n-th power is", {real(base), natural_from(n, 1)},
                   pow(base, n) >= Term(1), {base >= Term(1)}),
           power("where n factors e^u are e^(n u)", n * u),
           for_all("it is positive", {positive(area)}, exp(Term(-1) / area) > Term(0))},
          {{"n y/4", tangent("n y/4", Rational(1, 4), false)},
           {"n y/3", tangent("n y/3", Rational(1, 3), false)},
           {"e^(u + n)", power("e^(u + n)", u + n)}}};
}

}  // namespace

std::vector<Claim> taylor_several() {
  return {multivariate(), multivariate_printed(), degree_3(), flat()};
}

}  // namespace gradus
