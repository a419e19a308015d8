// Gradient descent over the whole data (S3:9-37, S4:33-64).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/conjugate_gradients.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term eta = Term::symbol("eta"), u = Term::symbol("u"), v = Term::symbol("v"),
           z = Term::symbol("z");
const Term n = Term::natural("n"), m = Term::natural("m"), i = Term::natural("i"),
           j = Term::natural("j"), k = Term::natural("k"), t = Term::natural("t");

Claim coordinates() {
  // On a quadratic with gradient (a u + b v + e, b u + c v + f).
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
             e = Term::symbol("e"), f = Term::symbol("f");
  const auto first = [&](Term x, Term y) { return a * x + b * y + e; };
  const auto second = [&](Term x, Term y) { return b * x + c * y + f; };
  const Term moved = u - eta * first(u, v);
  const auto difference = [&](std::string label, Term claimed) {
    return for_all(std::move(label),
                   {real(a), real(b), real(c), real(e), real(f), real(u), real(v), real(eta)},
                   (v - eta * second(moved, v)) - (v - eta * second(u, v)) == claimed);
  };
  return {"gd/vector-coordinate-equivalence",
          "All coordinates at once, or one after the other",
          "S4:33-37",
          {"gd/vector-coordinate-equivalence"},
          "",
          "The vector and the coordinate form agree if all coordinates move at once, from W^t. One "
          "after the other, the second differs by eta^2 H_12 g_1 on every quadratic: the same only "
          "where the coordinates do not interact.",
          Grade::proved,
          {difference("the difference of the second coordinate", square(eta) * b * first(u, v))},
          {{"no difference", difference("no difference", Term(0))},
           {"eta H_12 g_1", difference("eta H_12 g_1", eta * b * first(u, v))}}};
}

Claim coordinates_printed() {
  const auto loss = [](Term x, Term y) { return square(x * y - Term(1)) / Term(2); };
  const Term du = derivative(loss(u, v), u), dv = derivative(loss(u, v), v);
  const auto statement = [&](std::string label, Comparison when) {
    return for_all(std::move(label), {real(u), real(v), positive(eta)},
                   v - eta * substitute(dv, {{u, u - eta * du}}) == v - eta * dv,
                   {std::move(when)});
  };
  return {"gd/printed-coordinates",
          "W_j <- W_j - eta dL/dW_j, read in order",
          "S4:33-37",
          {"gd/vector-coordinate-equivalence"},
          "gd/vector-coordinate-equivalence",
          "As printed, executed line by line, the coordinate form uses coordinates that have moved "
          "already: on (uv - 1)^2/2 another step.",
          Grade::refuted,
          {statement("one after the other is the same", eta < Term(1))},
          {{"for eta <= 1/10", statement("eta <= 1/10", eta <= Term(Rational(1, 10)))},
           {"on the diagonal", statement("u = v", u == v)}}};
}

Claim conjugate_gradients() {
  // The axes are turned and scaled so that the first residual is (1, 0); H = (a, b; b, c).
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c");
  using Pair = std::pair<Term, Term>;
  const auto times = [&](Pair x) {
    return Pair{a * x.first + b * x.second, b * x.first + c * x.second};
  };
  const auto dot = [](Pair x, Pair y) { return x.first * y.first + x.second * y.second; };
  const auto plus = [](Pair x, Term factor, Pair y) {
    return Pair{x.first + factor * y.first, x.second + factor * y.second};
  };
  const Pair first{Term(1), Term(0)}, second = plus(first, -Term(1) / a, times(first)),
                                      direction = plus(second, dot(second, second), first);
  const auto third = [&](Pair along_) {
    return plus(second, -dot(second, second) / dot(along_, times(along_)), times(along_));
  };
  const auto zero = [&](std::string label, Term coordinate) {
    return for_all(std::move(label), {positive(a), real(b), real(c)}, coordinate == Term(0),
                   {b != Term(0), a * c - square(b) > Term(0)});
  };
  const AbstractVector r = AbstractVector::named("r");
  const SymmetricOperator H("H");
  Statement orthogonal =
      for_all("in every dimension the second residual is orthogonal to the first", {},
              (r - (r.squared_norm() / r.dot(H * r)) * (H * r)).dot(r) == Term(0),
              {r.dot(H * r) > Term(0)});
  orthogonal.domain.vectors = {"r"};
  orthogonal.domain.operators = {"H"};
  return {"gd/conjugate-gradients-plane",
          "In the plane conjugate gradients end after two steps",
          "S3:14-17, S3:30-36",
          {"gd/batch-advantages"},
          "",
          "For every positive definite matrix of two rows the residual after two steps is zero; it "
          "is after one if b = 0. The axes lie along the first residual.",
          Grade::proved,
          {orthogonal, zero("the third residual, first coordinate", third(direction).first),
           zero("the third residual, second coordinate", third(direction).second)},
          {{"one step is never enough",
            for_all("one step", {positive(a), real(b), real(c)}, second.second != Term(0),
                    {a * c - square(b) > Term(0)})},
           {"one step is enough", zero("one step", second.second)},
           {"two steps of steepest descent", zero("steepest descent", third(second).first)}}};
}

Claim batch_advantages() {
  const auto trial = [](std::string label, long per_dimension, long offset, bool noisy) {
    return Trial{std::move(label), "steps until the residual is exactly zero", [=](const Budget&) {
                   return check_conjugate_gradients(3, per_dimension, offset, noisy);
                 }};
  };
  return {
      "gd/batch-advantages",
      "Conjugate gradients end after at most d steps",
      "S3:14-17, S3:30-36",
      {"gd/batch-advantages"},
      "gd/conjugate-gradients-plane",
      "The lecture names them as a gain of exact gradients. In exact arithmetic, for b = (1, ..., "
      "d) and all positive definite matrices of d <= 3 rows with integer entries of size up to "
      "2, the residual is zero after at most d steps; with an error in one gradient it is not.",
      Grade::certified,
      {trial("at most d steps", 1, 0, false)},
      {{"at most d - 1 steps", trial("d - 1", 1, -1, false)},
       {"with noise in a residual", trial("with noise", 1, 0, true)}},
      "All small integer matrices, run exactly; gd/conjugate-gradients-plane proves two rows, and "
      "in general it is a theorem (Hestenes and Stiefel 1952) that is not proved here."};
}

Claim saturation() {
  const auto sigmoid = [](Term x) { return Term(1) / (Term(1) + exp(-x)); };
  const Term s = sigmoid(z), slope = derivative(s, z);
  const auto bounded = [&](std::string label, Term bound) {
    return for_all(std::move(label), {real(z)}, slope <= bound);
  };
  const auto tail = [&](std::string label, Term bound) {
    return for_all(std::move(label), {nonnegative(z)}, slope <= bound);
  };
  return {"gd/difficulties",
          "Saturation: the logistic slope is at most 1/4",
          "S4:57-64",
          {"gd/difficulties"},
          "",
          "The list (saturation and vanishing gradients, local minima, overfitting) is partly "
          "lost. What can be checked: sigma' = sigma (1 - sigma) <= 1/4, with equality at 0, and "
          "sigma'(z) <= e^(-z): each saturated layer takes a factor away.",
          Grade::proved,
          {for_all("the slope", {real(z)}, slope == s * (Term(1) - s)),
           bounded("at most 1/4", Term(Rational(1, 4))),
           for_all("attained at 0", {},
                   substitute(s * (Term(1) - s), {{z, Term(0)}}) == Term(Rational(1, 4))),
           tail("at most e^(-z)", exp(-z))},
          {{"at most 1/5", bounded("1/5", Term(Rational(1, 5)))},
           {"at most e^(-2z)", tail("e^(-2z)", exp(Term(-2) * z))},
           {"sigma'(z) = sigma", for_all("sigma", {real(z)}, slope == s)}}};
}

}  // namespace

std::vector<Claim> gd() {
  return {coordinates(), coordinates_printed(), conjugate_gradients(), batch_advantages(),
          saturation()};
}

}  // namespace gradus
