// What the Hessian tells (S3:752-766) and what it costs (S4:129-137).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/surfaces.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), s = Term::symbol("s"),
           mu = Term::symbol("mu"), bound = Term::symbol("M"), n = Term::symbol("n");
const Term p = Term::natural("p"), i = Term::natural("i");

Claim sufficient() {
  const Term value = Term::symbol("f"), next = Term::symbol("f_next");
  const Term below = mu / Term(2) * square(n) - bound / Term(6) * pow(n, 3);
  const auto ball = [&](std::string label, Rational radius) {
    Statement statement = for_all(
        std::move(label), {real(value), real(next), positive(mu), positive(bound), positive(n)},
        next > value, {n * bound < Term(radius) * mu});
    statement.domain.premises = {
        {"gradient 0, Hessian at least mu there and M-Lipschitz, at the distance n",
         "Taylor's theorem with a Lipschitz Hessian (Nesterov, Introductory Lectures on Convex "
         "Optimization, 2004, Lemma 1.2.4)",
         "", next >= value + below}};
    Model m;
    m.name = "f(s) = mu s^2/2 - M s^3/6";
    m.bindings = {{value, Term(0)}, {next, below}};
    statement.domain.models = {m};
    return statement;
  };
  return {
      "homework/recognise-local-minimum",
      "Q1: how to know that you are in a local minimum?",
      "S3:752, S3:763-766",
      {"homework/recognise-local-minimum"},
      "hessian/example-cubic",
      "If the gradient is 0, the Hessian at least mu > 0 and M-Lipschitz, the loss is higher at "
      "every distance n below 3 mu/M: a strict local minimum with a radius. A small gradient "
      "alone, or a Hessian that is only >= 0, decides nothing.",
      Grade::proved,
      {ball("up to the distance 3 mu/M", 3)},
      {{"up to 4 mu/M", ball("up to 4 mu/M", 4)}, {"up to 6 mu/M", ball("up to 6 mu/M", 6)}}};
}

Claim semidefinite_printed() {
  const auto at_origin = [](std::string label, Term of, Rational value) {
    return for_all(std::move(label), {},
                   substitute(of, {{x, Term(0)}, {y, Term(0)}}) == Term(value));
  };
  const Term f = peano_surface(x, y), fx = derivative(f, x), fy = derivative(f, y);
  const auto lower = [](std::string label, Term claimed) {
    return for_all(std::move(label), {real(s)}, peano_surface(s, Term(2) * square(s)) == claimed);
  };
  return {"homework/semidefinite-printed",
          "A Hessian >= 0 is not enough",
          "S3:763-766",
          {"homework/recognise-local-minimum"},
          "homework/recognise-local-minimum",
          "As one might answer: gradient 0 and Hessian positive semidefinite make a minimum. (y - "
          "x^2)(y - "
          "3x^2) has both at the origin, with Hessian diag(0, 2), and is -s^4 at (s, 2s^2).",
          Grade::refuted,
          {Refutation{"(y - x^2)(y - 3x^2) at the origin",
                      "gradient 0 and a positive semidefinite Hessian make a local minimum",
                      {at_origin("f_x = 0", fx, 0), at_origin("f_y = 0", fy, 0),
                       at_origin("f_xx = 0", derivative(fx, x), 0),
                       at_origin("f_xy = 0", derivative(fx, y), 0),
                       for_all("f = y^2 along the y axis, so f_yy = 2", {real(y)},
                               peano_surface(Term(0), y) == square(y)),
                       lower("and -s^4 on a parabola", -pow(s, 4))}}},
          {{"f_xx = 1", at_origin("f_xx = 1", derivative(fx, x), 1)},
           {"s^4 on the parabola", lower("s^4", pow(s, 4))}}};
}

Claim flat_printed() {
  const auto minimum = [](std::string label, int power, Rational sign) {
    return for_all(std::move(label), {real(s)}, Term(sign) * pow(s, power) >= Term(0));
  };
  return {"homework/flat-undecided",
          "Gradient 0 and Hessian 0 decide nothing",
          "S3:763-766",
          {"homework/recognise-local-minimum"},
          "homework/semidefinite-printed",
          "As one might answer: where gradient and Hessian are 0 there is a minimum. x^4 has one "
          "there, -x^4 a "
          "maximum and x^3 neither, with the same derivatives at 0 up to the second.",
          Grade::refuted,
          {minimum("x^3 >= 0", 3, 1)},
          {{"-x^4 >= 0", minimum("-x^4 >= 0", 4, -1)}, {"-x^6 >= 0", minimum("-x^6 >= 0", 6, -1)}}};
}

Claim hessian_cost() {
  const auto entries = [](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(p, 1)}, sum(i, Term(1), p, i) == claimed);
  };
  // Cholesky: for each pivot, the rows below it: (p - j) divisions and (p - j)(p - j + 1)/2
  // multiplications.
  const auto solve = [](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(p, 1)},
                   sum(i, Term(0), p - Term(1), i + i * (i + Term(1)) / Term(2)) == claimed);
  };
  const auto bytes = [](std::string label, Rational claimed) {
    return for_all(std::move(label), {},
                   Term(8) * pow(Term(10), 6) * pow(Term(10), 6) == Term(claimed));
  };
  // H v from two gradients, exactly, for a quadratic loss in every dimension.
  const AbstractVector w = AbstractVector::named("w"), v = AbstractVector::named("v"),
                       b = AbstractVector::named("b"), z = AbstractVector::named("z");
  const SymmetricOperator H("H");
  const auto gradient = [&](const AbstractVector& at) { return H * at + b; };
  const auto product = [&](std::string label, Term step) {
    Statement statement =
        for_all(std::move(label), {real(s)},
                z.dot(gradient(w + step * v) - gradient(w)) / s == z.dot(H * v), {s != Term(0)});
    statement.domain.vectors = {"w", "v", "b", "z"};
    statement.domain.operators = {"H"};
    return statement;
  };
  return {"second-order/hessian-cost",
          "What the Hessian costs",
          "S4:129-137",
          {"second-order/hessian-cost"},
          "",
          "For p weights the Hessian has p (p + 1)/2 different entries, 8 terabytes at p = 10^6, "
          "and solving "
          "with it takes p (p - 1)(p + 4)/6 multiplications and divisions, about p^3/6. A product "
          "Hv needs "
          "no Hessian: two gradients give it.",
          Grade::proved,
          {entries("p (p + 1)/2 entries", p * (p + Term(1)) / Term(2)),
           bytes("8 terabytes", Rational::parse("8e12")),
           solve("a Cholesky factor", p * (p - Term(1)) * (p + Term(4)) / Term(6)),
           product("Hv from two gradients", s)},
          {{"p (p - 1)/2 entries", entries("p (p - 1)/2", p * (p - Term(1)) / Term(2))},
           {"p^3/3", solve("p^3/3", pow(p, 3) / Term(3))},
           {"Hv without the division by s", product("without the division", Term(1))}}};
}

}  // namespace

std::vector<Claim> second_order() {
  return {sufficient(), semidefinite_printed(), flat_printed(), hessian_cost()};
}

}  // namespace gradus
