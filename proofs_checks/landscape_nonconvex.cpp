// Why the loss of a network is not convex, even locally (S1:200-212, S3:752-773).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/surfaces.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term u = Term::symbol("u"), v = Term::symbol("v"), x = Term::symbol("x"),
           s = Term::symbol("s"), delta = Term::symbol("delta"), p = Term::symbol("p"),
           q = Term::symbol("q"), y = Term::symbol("y"), lam = Term::symbol("lambda");
const Term loss = two_layer_loss(u, v);

Term second(Term by, Term then) { return derivative(derivative(loss, by), then); }
Term determinant() { return second(u, u) * second(v, v) - square(second(u, v)); }

Claim nowhere_convex() {
  const auto det = [](std::string label, Term claimed) {
    return for_all(std::move(label), {real(u), real(v)}, determinant() == claimed);
  };
  // Next to the solution (u, 1/u), at (u (1 + delta), 1/u).
  const auto next_to = [](std::string label, Variable distance) {
    return for_all(
        std::move(label), {real(u), std::move(distance)},
        substitute(determinant(), {{u, u * (Term(1) + delta)}, {v, Term(1) / u}}) < Term(0),
        {u != Term(0)});
  };
  // (u, 1/u) and (u (1 + delta), 1/(u (1 + delta))): a convex loss were 0 between them too.
  const auto midway = [](std::string label, Term claimed) {
    const Term other = Term(1) + delta, two(2);
    const Term middle =
        two_layer_loss((u + u * other) / two, (Term(1) / u + Term(1) / (u * other)) / two);
    return for_all(std::move(label), {real(u), positive(delta)}, middle == square(claimed),
                   {u != Term(0)});
  };
  const auto slope = [](std::string label, Rational factor) {
    return for_all(std::move(label), {real(u), real(v)},
                   square(derivative(loss, u)) + square(derivative(loss, v)) ==
                       Term(factor) * (square(u) + square(v)) * loss);
  };
  const auto solution = [](std::string label, Term other) {
    return for_all(std::move(label), {real(u)}, two_layer_loss(u, other) == Term(0),
                   {u != Term(0)});
  };
  return {"landscape/overparametrised-nowhere-convex",
          "With more weights than equations: not convex near any solution",
          "S1:200-212",
          {"landscape/overparametrised-nowhere-convex"},
          "",
          "(uv - 1)^2 has infinitely many solutions (u, 1/u), and arbitrarily close to each its "
          "Hessian has "
          "determinant 4 (1 - uv)(3uv - 1) < 0; midway between (u, 1/u) and (u (1 + d), ...) the "
          "loss is d^4/(16 (1 + d)^2), not 0. What "
          "replaces convexity is |grad|^2 = 4 (u^2 + "
          "v^2) L: the "
          "gradient vanishes only with the loss, away from the origin.",
          Grade::proved,
          {solution("infinitely many solutions", Term(1) / u),
           det("the determinant", Term(4) * (Term(1) - u * v) * (Term(3) * u * v - Term(1))),
           next_to("negative next to every solution", positive(delta)),
           midway("midway between two solutions", square(delta) / (Term(4) * (Term(1) + delta))),
           slope("the gradient and the loss", 4)},
          {{"3 (1 - uv)(3uv - 1)",
            det("3 (1 - uv)(3uv - 1)", Term(3) * (Term(1) - u * v) * (Term(3) * u * v - Term(1)))},
           {"on both sides of it", next_to("on both sides of it", in(delta, -1, 1))},
           {"midway is a solution", midway("midway", Term(0))},
           {"8 (u^2 + v^2) L", slope("8 (u^2 + v^2) L", 8)},
           {"(u, u) is a solution", solution("(u, u) is a solution", u)}}};
}

Claim linear_counterexample() {
  // (p + q - 1)^2: more weights than equations, and convex.
  const auto fit = [](Term first, Term other) { return square(first + other - Term(1)); };
  const Term u2 = Term::symbol("u2"), v2 = Term::symbol("v2");
  const auto convex = [&](std::string label, Relation relation) {
    const auto between = [](Term from, Term to) { return lam * from + (Term(1) - lam) * to; };
    return for_all(
        std::move(label), {real(u), real(v), real(u2), real(v2), in(lam, 0, 1)},
        {fit(between(u, u2), between(v, v2)), relation, between(fit(u, v), fit(u2, v2))});
  };
  const auto solutions = [&](std::string label, Term second_weight) {
    return for_all(std::move(label), {real(u)}, fit(u, second_weight) == Term(0));
  };
  return {
      "landscape/overparametrised-linear",
      "A linear model stays convex, with infinitely many solutions",
      "S1:200-212",
      {"landscape/overparametrised-nowhere-convex", "homework/mse-nonconvex"},
      "landscape/overparametrised-nowhere-convex",
      "(u + v - 1)^2 has two weights and one equation, infinitely many solutions (u, 1 - u), and "
      "is "
      "convex everywhere: \"nowhere convex\" needs solutions that form a curve, not more weights "
      "alone.",
      Grade::proved,
      {convex("never above the chord", Relation::less_equal),
       solutions("infinitely many solutions", Term(1) - u)},
      {{"strictly", convex("strictly", Relation::less)}, {"(u, -u)", solutions("(u, -u)", -u)}}};
}

Claim solution_dimension() {
  const Term n = Term::natural("p"), i = Term::natural("i"), shift = Term::symbol("t"), zero(0);
  const Sequence a("a"), w("w");
  const Term rest = sum(i, Term(2), n, a(i) * w(i));
  // The first weight that solves a'w = y, given the others.
  const Term solved = (y - rest) / a(Term(1));
  const auto one = [&](std::string label, Comparison c, std::vector<Comparison> hypotheses) {
    return for_all(std::move(label), {real(y), real(x), real(shift), natural_from(n, 2)},
                   std::move(c), std::move(hypotheses));
  };
  const Comparison regular = a(Term(1)) != zero, solves = a(Term(1)) * x + rest == y;
  const AbstractVector base = AbstractVector::named("w"), move = AbstractVector::named("v");
  const SymmetricOperator gram("H");  // Phi'Phi
  // |Phi (w + v) - y|^2 = v'Hv where Phi w = y.
  const Term stretched = (base + move).dot(gram * (base + move)) -
                         Term(2) * (base + move).dot(gram * base) + base.dot(gram * base);
  const auto along = [&](std::string label, Term claimed) {
    Statement result = for_all(std::move(label), {}, stretched == claimed);
    result.domain.vectors = {"w", "v"};
    result.domain.operators = {"H"};
    return result;
  };
  return {
      "landscape/solution-dimension",
      "How many solutions: p weights less n equations remain free",
      "S1:200-212",
      {"landscape/overparametrised-nowhere-convex"},
      "landscape/overparametrised-linear",
      "One equation a'w = y with a_1 != 0 in p weights: w_2, ..., w_p may be anything, and w_1 "
      "follows: a plane of dimension p - 1. With more equations, from one solution w all "
      "others are w + v with v'Phi'Phi v = 0: as many dimensions as Phi sends to 0.",
      Grade::proved,
      {one("every choice of w_2, ..., w_p", a(Term(1)) * solved + rest == y, {regular}),
       one("and no other w_1", x == solved, {regular, solves}),
       along("every dimension: |Phi (w + v) - y|^2", move.dot(gram * move))},
      {{"w_1 is free as well",
        one("w_1 + t", a(Term(1)) * (solved + shift) + rest == y, {regular})},
       {"w_1 does not depend on the others", one("y/a_1", x == y / a(Term(1)), {regular, solves})},
       {"every v leads to a solution", along("0", zero)}},
      "That the kernel of n independent rows has dimension p - n is linear algebra, said for n > "
      "1 and stated for n = 1."};
}

Claim overparametrised_printed() {
  const auto positive_near = [](std::string label, Rational size) {
    return for_all(std::move(label),
                   {in(u, Rational(1) - size, Rational(1) + size),
                    in(v, Rational(1) - size, Rational(1) + size)},
                   determinant() >= Term(0));
  };
  return {
      "landscape/locally-convex-printed",
      "\"Locally convex\" near a solution",
      "S1:200-212",
      {"landscape/overparametrised-nowhere-convex"},
      "landscape/overparametrised-nowhere-convex",
      "As the first caption says of few weights, carried over: near a solution the loss is locally "
      "convex. At (1, 1) the Hessian of (uv - 1)^2 is [[2, 2], [2, 2]], positive semidefinite; "
      "next to "
      "it it is not.",
      Grade::refuted,
      {positive_near("det >= 0 within 1/2 of (1, 1)", Rational(1, 2))},
      {{"within 1/10", positive_near("within 1/10", Rational(1, 10))},
       {"within 1/100", positive_near("within 1/100", Rational(1, 100))}}};
}

Claim symmetric_minima() {
  const auto middle = [](std::string label, Relation relation, Rational value) {
    return for_all(std::move(label), {real(u)},
                   {two_layer_loss((u + -u) / Term(2), (Term(1) / u + -(Term(1) / u)) / Term(2)),
                    relation, Term(value)},
                   {u != Term(0)});
  };
  const auto mirrored = [](std::string label, Term sign) {
    return for_all(std::move(label), {real(u), real(v), real(x)},
                   sign * v * tanh(-u * x) == v * tanh(u * x));
  };
  const Term count = Term::natural("m"), k = Term::natural("k");
  const Sequence orders("N");
  const auto copies = [&](std::string label, Term each, Rational factor, long from) {
    return along(std::move(label), {natural_from(count, from)},
                 {{"N", k, Term(1), each * (k + Term(1)) * orders(k)}},
                 orders(count) >= pow(Term(factor), count));
  };
  return {"landscape/nn-loss-highly-nonconvex",
          "Why a network's loss is not convex: mirrored minima",
          "S1:204",
          {"landscape/nn-loss-highly-nonconvex"},
          "landscape/overparametrised-nowhere-convex",
          "The lecture asks. If (u, v) is a minimum, so is (-u, -v): v tanh(ux) does not change. "
          "Halfway "
          "between (u, 1/u) and (-u, -1/u) the loss of two linear layers is 1, not 0. With m "
          "hidden units "
          "there are 2^m m! >= 2^m such copies.",
          Grade::proved,
          {mirrored("the output does not change", Term(-1)),
           middle("halfway it is 1", Relation::equal, 1), copies("2^m m! copies", Term(2), 2, 0)},
          {{"the loss halfway is 0", middle("0", Relation::equal, 0)},
           {"only one sign changes", mirrored("only one sign changes", Term(1))},
           {"3^m copies", copies("3^m copies", Term(2), 3, 0)}}};
}

Claim mse() {
  const auto error = [](Term at) { return square(at - y); };
  const Term middle = lam * p + (Term(1) - lam) * q;
  const auto gap = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(p), real(q), real(y), real(lam)},
                   lam * error(p) + (Term(1) - lam) * error(q) - error(middle) == claimed);
  };
  const auto origin = [](std::string label, Relation relation) {
    return for_all(
        std::move(label), {},
        {two_layer_loss(Term(0), Term(0)), relation,
         (two_layer_loss(Term(1), Term(1)) + two_layer_loss(Term(-1), Term(-1))) / Term(2)});
  };
  return {"homework/mse-nonconvex",
          "Q2: why is training a deep net with the mean squared error not convex?",
          "S3:754-755, S3:768-770",
          {"homework/mse-nonconvex"},
          "landscape/nn-loss-highly-nonconvex",
          "Not because of the error: it is convex in the prediction, with the gap lambda (1 - "
          "lambda)(p - "
          "q)^2. The prediction is not linear in the weights: the loss (uv - 1)^2 is 0 at (1, 1) "
          "and (-1, "
          "-1), and 1 halfway. It has nothing to do with gradient descent.",
          Grade::proved,
          {gap("convex in the prediction", lam * (Term(1) - lam) * square(p - q)),
           origin("above the chord from (1, 1) to (-1, -1)", Relation::greater)},
          {{"the error is not convex in the prediction",
            gap("the gap is negative", -lam * (Term(1) - lam) * square(p - q))},
           {"convex in the weights", origin("convex in the weights", Relation::less_equal)}}};
}

Claim deep_linear() {
  const Term w = Term::symbol("w");
  const auto three = [](Term a, Term b, Term c) { return square(a * b * c - Term(1)); };
  const auto entry = [&](std::string label, Term by, Term then) {
    return for_all(std::move(label), {},
                   substitute(derivative(derivative(three(u, v, w), by), then),
                              {{u, Term(0)}, {v, Term(0)}, {w, Term(0)}}) == Term(0));
  };
  const auto strict = [](std::string label, Term by, Term then, Rational value) {
    return for_all(std::move(label), {},
                   substitute(second(by, then), {{u, Term(0)}, {v, Term(0)}}) == Term(value));
  };
  const auto diagonal = [&](std::string label, Term at, Relation relation) {
    return for_all(std::move(label), {in_open(s, 0, 1)},
                   {three(at, at, at), relation, three(Term(0), Term(0), Term(0))});
  };
  const auto chord = [](std::string label, Relation relation) {
    const auto one = [](Term at) { return square(at - Term(1)); };
    return for_all(
        std::move(label), {real(u), real(v), in(lam, 0, 1)},
        {one(lam * u + (Term(1) - lam) * v), relation, lam * one(u) + (Term(1) - lam) * one(v)});
  };
  return {
      "homework/deep-linear-nonconvex",
      "Q3: a deep linear network, f(z) = z: still not convex?",
      "S3:757-758, S3:770-773",
      {"homework/deep-linear-nonconvex"},
      "landscape/no-bad-minima",
      "Yes, from two layers on. With two, the Hessian at the saddle 0 is [[0, -2], [-2, 0]]; with "
      "three "
      "it is 0, but (s^3 - 1)^2 falls on one side and rises on the other. One layer is convex.",
      Grade::proved,
      {strict("two layers: L_uu = 0", u, u, 0), strict("two layers: L_uv = -2", u, v, -2),
       entry("three layers: L_uu = 0", u, u), entry("three layers: L_uv = 0", u, v),
       entry("three layers: L_vw = 0", v, w), diagonal("lower along (s, s, s)", s, Relation::less),
       diagonal("higher along -(s, s, s)", -s, Relation::greater),
       chord("one layer is convex", Relation::less_equal)},
      {{"two layers: L_uv = 0, degenerate", strict("two layers: L_uv = 0", u, v, 0)},
       {"the origin is a minimum of three layers",
        diagonal("a minimum", s, Relation::greater_equal)},
       {"one layer is concave", chord("one layer is concave", Relation::greater_equal)}}};
}

}  // namespace

std::vector<Claim> landscape_nonconvex() {
  return {nowhere_convex(),
          linear_counterexample(),
          overparametrised_printed(),
          symmetric_minima(),
          mse(),
          deep_linear(),
          solution_dimension()};
}

}  // namespace gradus
