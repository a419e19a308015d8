// What a critical point is, and what slices along the axes tell (S0:3-9).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), zero(0);

Claim fixed_point() {
  const AbstractVector w = AbstractVector::named("w"), g = AbstractVector::named("g");
  const Term eta = Term::symbol("eta"), a = Term::symbol("a");
  const Term first = Term::symbol("g1"), second = Term::symbol("g2");
  const auto f = [&](Term at) { return square(at) - a; };
  const Term moved = ((w - eta * g) - w).squared_norm();
  const auto statement = [&](std::string label, std::vector<Comparison> hypotheses, Comparison c) {
    hypotheses.push_back(eta != zero);
    Statement s = for_all(std::move(label), {real(eta)}, std::move(hypotheses), std::move(c));
    s.domain.vectors = {"w", "g"};
    return s;
  };
  return {
      "critical/definition",
      "Critical points are where gradient descent stands still",
      "S0:3",
      {"critical/definition"},
      "",
      "The step w - eta g moves w by |eta| |g|, in any dimension and for every eta != 0: it "
      "stands still exactly where all partial derivatives vanish, minimum or not.",
      Grade::proved,
      {statement("it moves where g is not 0", {g.squared_norm() > zero}, moved > zero),
       statement("and nowhere else", {g.squared_norm() <= zero}, moved <= zero)},
      {{"it moves by |g| or more",
        statement("|g|", {g.squared_norm() > zero}, moved >= g.squared_norm())},
       {"it moves everywhere", statement("everywhere", {}, moved > zero)},
       {"it stands still where one partial derivative vanishes",
        for_all("one partial", {real(eta), real(first), real(second)}, {eta != zero, first == zero},
                square(eta * first) + square(eta * second) <= zero)},
       {"it stands still where f vanishes",
        for_all("f = 0", {real(eta), real(a), real(x)}, {eta != zero, f(x) == zero},
                square(eta * derivative(f(x), x)) <= zero)}}};
}

Claim not_an_extremum() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
             h = Term::symbol("h");
  const auto f = [&](Term at) { return a * pow(at, 3) + b * square(at) + c * at; };
  // An extremum over steps of length |h|: both neighbours on one side.
  const auto extremum = [&](std::string label, std::vector<Comparison> hypotheses) {
    hypotheses.push_back(derivative(f(x), x) == zero);
    return for_all(std::move(label), {real(a), real(b), real(c), real(x), real(h)},
                   std::move(hypotheses), (f(x + h) - f(x)) * (f(x - h) - f(x)) >= zero);
  };
  return {"critical/not-an-extremum",
          "A critical point need not be a minimum or a maximum",
          "S0:3",
          {"critical/definition"},
          "critical/definition",
          "As one reads it: where the gradient vanishes there is a minimum or a maximum. x^3 at 0 "
          "has neither. The first derivative alone cannot tell; the first that does not vanish "
          "decides, if there is one.",
          Grade::refuted,
          {extremum("cubic polynomials", {})},
          {{"where f'' >= 0", extremum("f'' >= 0", {derivative(derivative(f(x), x), x) >= zero})},
           {"close by", extremum("|h| <= 1/10", {square(h) <= Term(Rational(1, 100))})}}};
}

Claim axis_slices() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c");
  const auto form = [&](Term u, Term v) {
    return a * square(u) + Term(2) * b * u * v + c * square(v);
  };
  const auto sufficient = [&](std::string label, Comparison minors) {
    return for_all(std::move(label), {positive(a), real(b), real(c), real(x), real(y)},
                   {std::move(minors)}, form(x, y) >= zero);
  };
  const auto necessary = [&](std::string label, Comparison minors) {
    // The direction (-b, a) shows it.
    return for_all(std::move(label), {positive(a), real(b), real(c)}, {std::move(minors)},
                   form(-b, a) < zero);
  };
  const auto slice = [&](std::string label, Term along, Term claimed) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(x)}, {}, along == claimed);
  };
  return {
      "critical/definite",
      "What makes a critical point a minimum: all directions, not the axes",
      "S0:7-9",
      {"critical/axis-slice-necessary"},
      "",
      "Along the axes a x^2 + 2 b x y + c y^2 is a x^2 and c y^2: a minimum needs a, c >= 0. For "
      "a > 0 it is one if and only if a c >= b^2: where a c < b^2 it is negative along (-b, a).",
      Grade::proved,
      {slice("along the first axis", form(x, zero), a * square(x)),
       slice("along the second", form(zero, x), c * square(x)),
       sufficient("a minimum if a c >= b^2", a * c >= square(b)),
       necessary("none if a c < b^2", a * c < square(b))},
      {{"a c >= b^2/2", sufficient("b^2/2", Term(2) * a * c >= square(b))},
       {"none if a c <= b^2", necessary("a c <= b^2", a * c <= square(b))}}};
}

Claim axes_suffice() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c");
  const auto statement = [&](std::string label, std::vector<Comparison> axes) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(x), real(y)}, std::move(axes),
                   a * square(x) + b * x * y + c * square(y) >= zero);
  };
  const Term one(1);
  return {
      "critical/axes-suffice",
      "Minima along all axes do not make a minimum",
      "S0:7-9",
      {"critical/axis-slice-necessary"},
      "critical/definite",
      "As the lecture uses it: a minimum in each one-dimensional slice is a minimum. x^2 + y^2 + "
      "3xy has minima along both axes and is -1 at (1, -1).",
      Grade::refuted,
      {statement("quadratic forms with a, c > 0", {a > zero, c > zero})},
      {{"a, c >= 1, |b| <= 4", statement("|b| <= 4", {a >= one, c >= one, square(b) <= Term(16)})},
       {"d/2 axes, here one", statement("one axis", {a > zero})}}};
}

Claim peano() {
  const Term m = Term::symbol("m");
  const auto f = [](Term u, Term v) { return (v - square(u)) * (v - Term(3) * square(u)); };
  const auto near = [&](std::string label, Rational reach) {
    return for_all(std::move(label), {real(x), real(m)}, {square(x) <= Term(reach) * square(m)},
                   f(x, m * x) >= zero);
  };
  const auto curve = [&](std::string label, Term bend, Term claimed) {
    return for_all(std::move(label), {real(x)}, {}, f(x, bend * square(x)) == claimed);
  };
  return {
      "critical/peano",
      "Not even minima along all lines make a minimum",
      "S0:7-9",
      {"critical/axis-slice-necessary"},
      "critical/axes-suffice",
      "Peano's (y - x^2)(y - 3x^2) is at least 0 on every line y = m x for |x| <= |m|/3, and on "
      "the axis x = 0, yet -x^4 on the curve y = 2x^2.",
      Grade::proved,
      {near("along y = m x", Rational(1, 9)),
       for_all("along x = 0", {real(y)}, {}, f(zero, y) == square(y)),
       curve("along y = 2x^2", Term(2), -pow(x, 4))},
      {{"along y = m x for |x| <= |m|/2", near("1/2", Rational(1, 4))},
       {"along y = x^2/2", curve("x^2/2", Term(Rational(1, 2)), -pow(x, 4))}}};
}

}  // namespace

std::vector<Claim> critical_points() {
  return {fixed_point(), not_an_extremum(), axis_slices(), axes_suffice(), peano()};
}

}  // namespace gradus
