// Convexity (S2:125-158, S3:397-403): as printed, as it should be, and what contours tell.

#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lam = Term::symbol("lambda"), p = Term::symbol("p"), q = Term::symbol("q"),
           u = Term::symbol("u"), x = Term::symbol("x"), y = Term::symbol("y"),
           eta = Term::symbol("eta");
const Term f1 = Term::symbol("f_1"), f2 = Term::symbol("f_2"), fu = Term::symbol("f_u");
const Term steep = Term::symbol("l_2"), flat = Term::symbol("l_1");
const SymmetricOperator H("H");

Term between(Term a, Term b) { return lam * a + (Term(1) - lam) * b; }

/// The chord minus the function, between any two points.
template <class F>
Statement chord(std::string label, F f, Relation relation,
                std::vector<Comparison> hypotheses = {}) {
  return for_all(std::move(label), {real(p), real(q), in(lam, 0, 1)},
                 {f(between(p, q)), relation, between(f(p), f(q))}, std::move(hypotheses));
}

Claim jensen() {
  const AbstractVector a = AbstractVector::named("x"), b = AbstractVector::named("y");
  const AbstractVector middle = lam * a + (Term(1) - lam) * b;
  const auto form = [](const AbstractVector& at) { return at.dot(H * at); };
  const auto vectors = [&](std::string label, Comparison c,
                           std::vector<Comparison> hypotheses = {}) {
    Statement s = for_all(std::move(label), {in(lam, 0, 1)}, std::move(c), std::move(hypotheses));
    s.domain.vectors = {"x", "y"};
    s.domain.operators = {"H"};
    return s;
  };
  const Term gap = between(form(a), form(b)) - form(middle);
  const auto gap_is = [&](std::string label, Term factor) {
    return vectors(std::move(label), gap == factor * form(a - b));
  };
  const auto quartic = chord(
      "x^4 - 2x^2", [](Term at) { return pow(at, 4) - Term(2) * square(at); },
      Relation::less_equal);
  return {
      "convex/definition",
      "Convex: never above the chord",
      "S2:125-130",
      {"convex/definition"},
      "",
      "For a quadratic the chord is lambda (1 - lambda) (x - y)'H(x - y) above the function, in "
      "every dimension: convex if H is positive semidefinite. One pair of points proves nothing; "
      "the inequality must hold for all.",
      Grade::proved,
      {gap_is("the gap of a quadratic", lam * (Term(1) - lam)),
       vectors("so it is convex", form(middle) <= between(form(a), form(b)),
               {form(a - b) >= Term(0)})},
      {{"lambda for lambda (1 - lambda)", gap_is("lambda", lam)},
       {"without H >= 0", vectors("without H >= 0", form(middle) <= between(form(a), form(b)))},
       {"x^4 - 2x^2, whose chord from -2 to 2 is above", quartic}}};
}

Claim tangents() {
  // Tangents at z = lambda x + (1 - lambda) y that stay below f give the chord.
  const AbstractVector a = AbstractVector::named("x"), b = AbstractVector::named("y"),
                       g = AbstractVector::named("g");
  const AbstractVector z = lam * a + (Term(1) - lam) * b;
  const auto statement = [&](std::string label, std::vector<Comparison> hypotheses) {
    Statement s = for_all(std::move(label), {in(lam, 0, 1), real(f1), real(f2), real(fu)},
                          fu <= between(f1, f2), std::move(hypotheses));
    s.domain.vectors = {"x", "y", "g"};
    return s;
  };
  const Comparison at_x = f1 >= fu + g.dot(a - z), at_y = f2 >= fu + g.dot(b - z);
  return {
      "convex/tangents",
      "Tangents below make chords above",
      "S2:125-130",
      {"convex/definition"},
      "convex/definition",
      "If at z = lambda x + (1 - lambda) y some vector g keeps f(x) and f(y) above the plane f(z) "
      "+ g'(. - z), then f(z) is not above the chord: true of every function, in every dimension.",
      Grade::proved,
      {statement("from the tangent at z", {at_x, at_y})},
      {{"from x alone", statement("from x alone", {at_x})},
       {"tangent from above", statement("tangent from above", {f1 <= fu + g.dot(a - z), at_y})}}};
}

Claim definition_printed() {
  const auto printed = [](std::string label, auto f, Comparison inside) {
    return for_all(std::move(label), {real(p), real(q), real(u), in(lam, 0, 1)},
                   f(u) <= between(f(p), f(q)), {p <= u, u <= q, std::move(inside)});
  };
  const auto parabola = [](Term at) { return square(at); };
  return {
      "convex/definition-printed",
      "Convex, with a point that has nothing to do with lambda",
      "S2:130",
      {"convex/definition"},
      "convex/definition",
      "As printed: f(u) <= lambda f(x1) + (1 - lambda) f(x2) for all u in [x1, x2]. Already x^2 "
      "breaks it, because u is not tied to lambda.",
      Grade::refuted,
      {printed("f = x^2", parabola, p < q)},
      {{"lambda in {0, 1}",
        printed("lambda in {0, 1}", parabola, lam * (Term(1) - lam) == Term(0))},
       {"f = x", printed(
                     "f = x", [](Term at) { return at; }, p < q)}}};
}

Claim only_constants() {
  // At (x1, x2) with lambda = 1 for any u, and at (x1, u) with lambda = 0 for the point x1.
  const auto statement = [](std::string label, Comparison instance, Comparison conclusion) {
    return for_all(std::move(label), {real(f1), real(f2), real(fu)}, std::move(conclusion),
                   {std::move(instance)});
  };
  const Term one(1), none(0);
  const Comparison first = fu <= one * f1 + (one - one) * f2,
                   second = f1 <= none * f1 + (one - none) * fu;
  return {
      "convex/only-constants",
      "What the printed definition says",
      "S2:130",
      {"convex/definition"},
      "convex/definition-printed",
      "A function that meets the printed condition, with lambda in [0, 1] or in {0, 1}, has f(u) "
      "= f(x1) for all x1 and u: only constants are \"convex\".",
      Grade::proved,
      {statement("f(u) <= f(x1)", first, fu <= f1), statement("f(x1) <= f(u)", second, f1 <= fu)},
      {{"f(u) <= f(x1) from the second", statement("from the second", second, fu <= f1)},
       {"the true definition at lambda = 1/2",
        statement("the true definition", fu <= (f1 + f2) / Term(2), fu <= f1)}}};
}

Claim concave() {
  const auto dome = [](Term at) { return -square(at); };
  const Term minus_f = -fu;
  const Statement negated =
      for_all("f is concave where -f is convex", {real(f1), real(f2), real(fu), in(lam, 0, 1)},
              fu >= between(f1, f2), {minus_f <= between(-f1, -f2)});
  const Statement strict =
      for_all("strictly, for affine functions", {real(p), real(q), in_open(lam, 0, 1)},
              between(p, q) + Term(1) > between(p + Term(1), q + Term(1)), {p != q});
  return {"convex/concave-definition",
          "Concave: never below the chord",
          "S2:135-140",
          {"convex/concave-definition"},
          "",
          "f is concave if and only if -f is convex; -x^2 is. Affine functions are both, and not "
          "strictly either; x^3 is neither.",
          Grade::proved,
          {negated, chord("-x^2", dome, Relation::greater_equal)},
          {{"strictly, for affine functions", strict},
           {"what is not convex is concave: x^3",
            chord(
                "x^3", [](Term at) { return pow(at, 3); }, Relation::greater_equal)},
           {"x^2", chord(
                       "x^2", [](Term at) { return square(at); }, Relation::greater_equal)}}};
}

Claim concave_printed() {
  const auto printed = [](std::string label, auto f, Rational low, Rational high) {
    return for_all(std::move(label), {real(p), real(q), real(u), in(lam, low, high)},
                   f(u) > between(f(p), f(q)), {p <= u, u <= q});
  };
  const auto dome = [](Term at) { return -square(at); };
  return {
      "convex/concave-printed",
      "Concave, with a strict inequality",
      "S2:140",
      {"convex/concave-definition"},
      "convex/concave-definition",
      "As printed: f(u) > lambda f(x1) + (1 - lambda) f(x2) for all u in [x1, x2], lambda in {0, "
      "1}. With u = x1 and lambda = 1 it says f(x1) > f(x1).",
      Grade::refuted,
      {printed("f = -x^2", dome, 0, 1)},
      {{"lambda = 1", printed("lambda = 1", dome, 1, 1)},
       {"f = x", printed(
                     "f = x", [](Term at) { return at; }, 0, 1)}}};
}

Claim no_function() {
  const Term one(1);
  const auto statement = [&](std::string label, Term weight) {
    return for_all(std::move(label), {real(f1), real(f2)}, f1 <= weight * f1 + (one - weight) * f2);
  };
  return {
      "convex/no-function",
      "No function is \"concave\" as printed",
      "S2:140",
      {"convex/concave-definition"},
      "convex/concave-printed",
      "Whatever the values f(x1) and f(x2), the printed inequality fails at u = x1, lambda = 1: "
      "the condition is empty.",
      Grade::proved,
      {statement("its negation at u = x1, lambda = 1", one)},
      {{"at lambda = 0", statement("at lambda = 0", Term(0))},
       {"at lambda = 1/2", statement("at lambda = 1/2", Term(Rational(1, 2)))}}};
}

Claim nonconvex() {
  const auto well = [](Term at) { return pow(at, 4) - Term(2) * square(at); };
  const auto cube = [](Term at) { return pow(at, 3); };
  const auto middle = [](std::string label, auto f, long a, long b, Relation relation) {
    return for_all(std::move(label), {},
                   {f(Term(Rational(a + b, 2))), relation, (f(Term(a)) + f(Term(b))) / Term(2)});
  };
  return {
      "convex/nonconvex",
      "Not convex: one chord suffices",
      "S2:145-150",
      {"convex/nonconvex"},
      "",
      "w^4 - 2w^2 lies above its chord at the midpoint of -1 and 1, so it is not convex. x^3 is "
      "above one chord and below another: neither convex nor concave, with no minimum at all.",
      Grade::proved,
      {middle("w^4 - 2w^2 between -1 and 1", well, -1, 1, Relation::greater),
       middle("x^3 between -2 and 0: above", cube, -2, 0, Relation::greater),
       middle("x^3 between 0 and 2: below", cube, 0, 2, Relation::less)},
      {{"w^4 - 2w^2 between -2 and 2", middle("between -2 and 2", well, -2, 2, Relation::greater)},
       {"x^3 is concave", chord("x^3 is concave", cube, Relation::greater_equal)},
       {"x^3 is quasiconvex, hence convex", chord("x^3 is convex", cube, Relation::less_equal)}}};
}

Claim contours() {
  const auto on_contour = [](std::string label, Term ratio) {
    return for_all(std::move(label), {positive(flat), positive(steep), positive(y)},
                   flat * (ratio * square(y)) == steep * square(y));
  };
  const auto direction = [](std::string label, Term claimed) {
    return for_all(std::move(label), {real(flat), real(steep), real(x), real(y)},
                   x * (steep * y) - y * (flat * x) == claimed);
  };
  const Term factor = Term(1) - eta * steep;
  const auto sign = [&](std::string label, Comparison rate, Relation relation) {
    return for_all(std::move(label), {positive(steep), positive(eta)}, {factor, relation, Term(0)},
                   {std::move(rate)});
  };
  const AbstractVector w = AbstractVector::named("w");
  Statement spherical = for_all("kappa = 1: one step with 1/c", {positive(steep)},
                                (w - (Term(1) / steep) * (steep * w)).squared_norm() == Term(0));
  spherical.domain.vectors = {"w"};
  return {
      "convex/contours",
      "What the contours tell about gradient descent",
      "S2:154-158, S3:397-403",
      {"convex/contours"},
      "",
      "For (l1 x^2 + l2 y^2)/2 the squared semi-axes of a contour have the ratio l2/l1, and the "
      "gradient points to the centre only where (l2 - l1) x y = 0. Spherical contours need one "
      "step; elliptical ones oscillate only if eta l2 > 1.",
      Grade::proved,
      {on_contour("the axes", steep / flat),
       direction("the gradient against the radius", (steep - flat) * x * y), spherical,
       sign("oscillation along the steep axis", eta * steep > Term(1), Relation::less),
       sign("none up to 1/l2", eta * steep <= Term(1), Relation::greater_equal)},
      {{"axes in the ratio (l2/l1)^2", on_contour("(l2/l1)^2", square(steep / flat))},
       {"the gradient points to the centre",
        direction("the gradient points to the centre", Term(0))},
       {"oscillation from 1/(2 l2) on",
        sign("from 1/(2 l2) on", eta * steep > Term(Rational(1, 2)), Relation::less)}}};
}

Claim contours_printed() {
  const auto statement = [](std::string label, Rational ratio) {
    return for_all(std::move(label), {positive(flat), positive(steep), positive(eta)},
                   Term(1) - eta * steep < Term(0),
                   {steep > Term(ratio) * flat, eta * steep < Term(2)});
  };
  return {
      "convex/contours-printed",
      "Elliptical contours alone do not oscillate",
      "S3:397-403",
      {"convex/contours"},
      "convex/contours",
      "As printed: elliptical contours are where oscillations occur. With a rate below 1/l2 no "
      "component ever changes its sign, however long the ellipse.",
      Grade::refuted,
      {statement("every ellipse, every rate below 2/l2", 1)},
      {{"axes 10 : 1", statement("axes 10 : 1", 100)}, {"axes 2 : 1", statement("axes 2 : 1", 4)}}};
}

}  // namespace

std::vector<Claim> convex() {
  return {jensen(),   tangents(),        definition_printed(), only_constants(),
          concave(),  concave_printed(), no_function(),        nonconvex(),
          contours(), contours_printed()};
}

}  // namespace gradus
