// Taylor's expansion (S1:20-36, S1:74-83): where it is exact, what it leaves over, and where it
// fails.

#include "bernoulli.hpp"
#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), z = Term::symbol("z"), h = Term::symbol("h"),
           tol = Term::symbol("tol");
const Term n = Term::natural("n"), i = Term::natural("i");

/// c0 + c1 at + ... + c_degree at^degree.
Term polynomial(Term at, int degree) {
  Term total = Term::symbol("c0");
  for (int k = 1; k <= degree; ++k)
    total = total + Term::symbol("c" + std::to_string(k)) * pow(at, k);
  return total;
}

std::vector<Variable> with_coefficients(int degree, std::vector<Variable> variables) {
  for (int k = 0; k <= degree; ++k)
    variables.push_back(real(Term::symbol("c" + std::to_string(k))));
  return variables;
}

/// sum of weight(k) f^(k)(z) (x - z)^(k + shift) for k = 0..order, where f is a formula in z.
Term expansion(Term f, int order, Rational (*weight)(int), int shift = 0) {
  Term total(0), derived = f;
  for (int k = 0; k <= order; ++k) {
    total = total + Term(weight(k)) * derived * pow(x - z, k + shift);
    derived = derivative(derived, z);
  }
  return total;
}

Rational inverse_factorial(int k) {
  Rational result = 1;
  for (long j = 2; j <= k; ++j) result = result / Rational(j);
  return result;
}
Rational one(int) { return 1; }

/// Polynomials c[0] u^n + ... + c[n] of every degree n, by Horner's scheme: P at x, F at z, and at
/// z D = F', E = F'', S = F''/2. What is left over is (x - z)^2 Q after the first order, (x - z)^3
/// R after the second.
struct Horner {
  Term k = Term::natural("k");
  Sequence c{"c"}, P{"P"}, F{"F"}, D{"D"}, E{"E"}, S{"S"}, Q{"Q"}, R{"R"};
  Term step = x - z;

  Statement every_degree(std::string label, Comparison says) const {
    const auto next = [&](const char* name, Term at, const Sequence& f, Term carried) {
      return Recursion{name, k, Term(0), at * f(k) + carried};
    };
    return along(std::move(label), {real(x), real(z), natural_from(n, 0)},
                 {{"P", k, c(Term(0)), x * P(k) + c(k + Term(1))},
                  {"F", k, c(Term(0)), z * F(k) + c(k + Term(1))},
                  next("D", z, D, F(k)),
                  next("E", z, E, Term(2) * D(k)),
                  next("S", z, S, D(k)),
                  next("Q", x, Q, D(k)),
                  next("R", x, R, S(k))},
                 std::move(says));
  }
};

Claim series() {
  constexpr int degree = 6;
  const auto statement = [](std::string label, Rational (*weight)(int), int shift) {
    return for_all(
        std::move(label), with_coefficients(degree, {real(x), real(z)}),
        polynomial(x, degree) == expansion(polynomial(z, degree), degree, weight, shift));
  };
  return {"taylor/series",
          "The Taylor series of a polynomial is the polynomial",
          "S1:20-28",
          {"taylor/series-definition"},
          "",
          "For every polynomial up to degree 6 the sum of f^(n)(z)/n! (x - z)^n is f(x), for all x "
          "and z. It needs the 1/n!, the derivatives at z, and every term up to the degree.",
          Grade::proved,
          {statement("degree 6, all coefficients", inverse_factorial, 0)},
          {{"without 1/n!", statement("without 1/n!", one, 0)},
           {"(x - z)^(n+1)", statement("(x - z)^(n+1)", inverse_factorial, 1)}},
          "All terms at once are written out, so up to a degree; taylor/every-degree goes from one "
          "degree to the next, without end."};
}

Claim series_printed() {
  // f^(n)(n)/n! (x - a)^n at a = 0 for f = x^3: the derivatives are taken at n.
  const auto statement = [](std::string label, int power) {
    Term total(0), derived = pow(z, power);
    for (long k = 0; k <= power; ++k) {
      total = total + Term(inverse_factorial(static_cast<int>(k))) *
                          substitute(derived, {{z, Term(k)}}) * pow(x, k);
      derived = derivative(derived, z);
    }
    return for_all(std::move(label), {real(x)}, pow(x, power) == total);
  };
  return {"taylor/series-printed",
          "The Taylor series with f^(n)(n)",
          "S1:28",
          {"taylor/series-definition"},
          "taylor/series",
          "As printed: the n-th derivative is taken at n, not at a. On x^3 that gives x^3 + 6 x^2 "
          "+ 3 x. All derivatives belong to one point, the one of expansion.",
          Grade::refuted,
          {statement("f = x^3, a = 0", 3)},
          {{"f = x^2", statement("f = x^2", 2)}, {"f = x^4", statement("f = x^4", 4)}}};
}

Claim geometric() {
  const auto remainder = [](std::string label, Term rest) {
    return for_all(std::move(label), {real(x), natural_from(n, 1)},
                   Term(1) / (Term(1) - x) - sum(i, Term(0), n - Term(1), pow(x, i)) == rest,
                   {x != Term(1)});
  };
  const auto small = [](std::string label, Rational constant, bool cited) {
    Statement s = for_all(std::move(label), {positive(h), positive(tol), natural_from(n, 0)},
                          Term(1) + h <= h * tol * pow(Term(1) + h, n),
                          {n >= Term(constant) * (Term(1) + h) / (square(h) * tol)});
    if (cited) {
      s.domain.premises = {bernoulli_premise(Term(1) + h, h, n)};
    }
    return s;
  };
  const auto witch = [](std::string label, Term rest) {
    return for_all(std::move(label), {real(x)},
                   Term(1) / (Term(1) + square(x)) - (Term(1) - square(x)) == rest);
  };
  return {
      "taylor/geometric",
      "What the Taylor sums of 1/(1 - x) leave over",
      "S1:25",
      {"taylor/equals-function"},
      "",
      "After n terms of 1/(1 - x) exactly x^n/(1 - x) is left, for all n. At x = 1/(1 + h) that "
      "is below tol from n = (1 + h)/(h^2 tol) on: there the series equals the function.",
      Grade::proved,
      {remainder("the remainder", pow(x, n) / (Term(1) - x)),
       small("below every tolerance for x < 1", 1, true),
       witch("1/(1 + x^2) after two terms", pow(x, 4) / (Term(1) + square(x)))},
      {{"x^(n+1)/(1 - x)", remainder("x^(n+1)/(1 - x)", pow(x, n + Term(1)) / (Term(1) - x))},
       {"x^n", remainder("x^n", pow(x, n))},
       {"from (1 + h)/(8 h^2 tol) on", small("earlier", Rational(1, 8), false)}}};
}

Claim everywhere() {
  // The series of 1/(1 + x^2) at x = 2: the partial sums of (-4)^i against 1/5.
  const Term partial = sum(i, Term(0), n - Term(1), pow(Term(-4), i));
  const auto at_two = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {natural_from(n, 1)}, std::move(c));
  };
  return {
      "taylor/everywhere-printed",
      "\"Equal near this point\" is not \"equal everywhere\"",
      "S1:25",
      {"taylor/equals-function"},
      "taylor/geometric",
      "As one reads it: function and series are equal. At x = 2 the partial sums of 1/(1 + x^2) "
      "are 1, -3, 13, -51, ...: (-4)^n/5 away from 1/5.",
      Grade::refuted,
      {Refutation{"1/(1 + x^2) at x = 2",
                  "the Taylor series of a smooth function equals it everywhere",
                  {at_two("the distance is 4^n/5",
                          Term(1) / Term(5) - partial == pow(Term(-4), n) / Term(5)),
                   at_two("which grows",
                          pow(Term(4), n + Term(1)) / Term(5) > pow(Term(4), n) / Term(5))}}},
      {{"the partial sums stay below 16", at_two("below 16", partial <= Term(16))},
       {"they come within 1/5",
        at_two("within 1/5", square(Term(5) * partial - Term(1)) <= Term(1))}}};
}

Claim first_order() {
  const Term c0 = Term::symbol("c0"), c1 = Term::symbol("c1");
  const auto affine = for_all("exact for affine functions", {real(c0), real(c1), real(x), real(z)},
                              c0 + c1 * x == c0 + c1 * z + c1 * (x - z));
  const auto cubic = [](std::string label, Rational second) {
    const Term c2 = Term::symbol("c2"), c3 = Term::symbol("c3");
    return for_all(
        std::move(label), with_coefficients(3, {real(x), real(z)}),
        polynomial(x, 3) - expansion(polynomial(z, 3), 1, inverse_factorial) ==
            Term(second) * (Term(2) * c2 + Term(6) * c3 * z) * square(x - z) + c3 * pow(x - z, 3));
  };
  const auto line =
      for_all("the slope at x", {real(x), real(z)}, square(x) == square(z) + Term(2) * x * (x - z));
  const Horner every;
  const auto all = [&](int power) {
    return every.P(n) == every.F(n) + every.step * every.D(n) + pow(every.step, power) * every.Q(n);
  };
  return {"taylor/first-order",
          "What the first-order expansion leaves over",
          "S1:32",
          {"taylor/first-order"},
          "",
          "f(z) + f'(z)(x - z) is exact for affine functions; for a cubic it misses f''(z)/2 (x - "
          "z)^2 + f'''/6 (x - z)^3, for a polynomial of any degree (x - z)^2 times another one. So "
          "it is good only near z.",
          Grade::proved,
          {affine, cubic("the remainder of a cubic", Rational(1, 2)),
           every.every_degree("every degree: f(z) + f'(z)(x - z) + (x - z)^2 Q", all(2))},
          {{"(x - z)^3 Q", every.every_degree("cube", all(3))},
           {"f'' without 1/2", cubic("f'' without 1/2", 1)},
           {"the slope at x", line}}};
}

Claim first_order_printed() {
  const auto statement = [](std::string label, Term f) {
    return for_all(std::move(label), {real(x), real(z)},
                   substitute(f, {{z, x}}) == expansion(f, 1, inverse_factorial));
  };
  return {"taylor/first-order-printed",
          "The first-order expansion with \"=\"",
          "S1:32",
          {"taylor/first-order"},
          "taylor/first-order",
          "As printed: f(x) = f(x0) + f'(x0)(x - x0), with an equality sign. Only affine functions "
          "obey it. Everywhere else it is an approximation, good near x0 only.",
          Grade::refuted,
          {statement("f = x^2", square(z))},
          {{"f = x^3", statement("f = x^3", pow(z, 3))},
           {"f = x^2/4 + x", statement("f = x^2/4 + x", square(z) / Term(4) + z)}}};
}

Claim second_order_expansion() {
  const auto cubic = [](std::string label, Rational second, int power) {
    const Term f = polynomial(z, 3);
    return for_all(
        std::move(label), with_coefficients(3, {real(x), real(z)}),
        polynomial(x, 3) == expansion(f, 1, inverse_factorial) +
                                Term(second) * derivative(derivative(f, z), z) * pow(x - z, power) +
                                Term::symbol("c3") * pow(x - z, 3));
  };
  const Horner every;
  const auto all = [&](Term second) {
    return every.P(n) == every.F(n) + every.step * every.D(n) + second * square(every.step) +
                             pow(every.step, 3) * every.R(n);
  };
  return {
      "taylor/second-order",
      "What the second-order expansion leaves over",
      "S1:36",
      {"taylor/second-order"},
      "taylor/first-order",
      "For every cubic the second-order expansion, with its 1/2, misses exactly c3 (x - z)^3, c3 "
      "the coefficient of x^3: it is exact for quadratics only. For a polynomial of any degree it "
      "misses (x - z)^3 times another one.",
      Grade::proved,
      {cubic("every cubic", Rational(1, 2), 2),
       every.every_degree("every degree: S = f''/2", every.E(n) == Term(2) * every.S(n)),
       every.every_degree("every degree: f(z) + f'(z)(x - z) + S (x - z)^2 + (x - z)^3 R",
                          all(every.S(n)))},
      {{"every degree, without 1/2", every.every_degree("f''", all(every.E(n)))},
       {"without 1/2", cubic("without 1/2", 1, 2)},
       {"1/6", cubic("1/6", Rational(1, 6), 2)},
       {"(x - z) for (x - z)^2", cubic("power 1", Rational(1, 2), 1)}}};
}

}  // namespace

std::vector<Claim> taylor() {
  return {series(),
          series_printed(),
          geometric(),
          everywhere(),
          first_order(),
          first_order_printed(),
          second_order_expansion()};
}

}  // namespace gradus
