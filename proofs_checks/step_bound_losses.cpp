// The step bound on the losses themselves: false in general, certified for four smooth losses, an
// equality for the fourth.

#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term eps = Term::symbol("eps"), w = Term::symbol("w");

/// "eps <= share eps* gives no increase", or `beyond`, "eps > share eps* gives one", for the
/// quartic a w^4 + b w^3 + c w^2 + d w at w; 3 b^2 < 8 a c makes it strictly convex.
Statement quartic_claim(std::string label, bool convex, Rational share = 1, bool beyond = false) {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
             d = Term::symbol("d");
  const auto loss = [&](Term x) { return a * pow(x, 4) + b * pow(x, 3) + c * square(x) + d * x; };
  const Term gradient = derivative(loss(w), w), curvature = derivative(gradient, w);
  const Term bound = Term(Rational(2) * share) * square(gradient) / (curvature * square(gradient));
  const Term next = loss(w - eps * gradient);
  Statement s{std::move(label), {}, beyond ? next > loss(w) : next <= loss(w)};
  s.domain.variables = {
      convex ? positive(a) : real(a), real(b), real(c), real(d), real(w), positive(eps)};
  s.domain.hypotheses = {gradient != Term(0), curvature > Term(0),
                         beyond ? eps > bound : eps <= bound};
  if (convex) s.domain.hypotheses.push_back(Term(3) * square(b) < Term(8) * a * c);
  return s;
}

std::vector<Mutant> quartic_mutants(bool convex) {
  return {{"up to half the bound", quartic_claim("eps <= eps*/2", convex, Rational(1, 2))},
          {"an increase beyond the bound", quartic_claim("eps > eps*", convex, 1, true)}};
}

Claim true_loss_decrease() {
  return {"step-bound/true-loss-decrease",
          "The step bound does not hold for the loss itself",
          "S1:133",
          {"step-bound/true-loss-decrease"},
          "",
          "As printed: when eps <= 2 g'g / g'Hg, L(w - eps g) <= L(w). The bound sees the Hessian "
          "at w only.",
          Grade::refuted,
          {quartic_claim("for polynomial losses of degree 4", false)},
          quartic_mutants(false)};
}

Claim true_loss_decrease_convex() {
  return {"step-bound/true-loss-decrease-convex",
          "Not even for strictly convex losses",
          "S1:133",
          {"step-bound/true-loss-decrease"},
          "step-bound/true-loss-decrease",
          "The printed bound fails for strictly convex polynomials too (3 b^2 < 8 a c makes L'' > "
          "0 everywhere).",
          Grade::refuted,
          {quartic_claim("strictly convex quartics", true)},
          quartic_mutants(true)};
}

/// L(w - eps L'(w)) <= L(w) - eps (1 - lambda eps/2) L'(w)^2 on a box.
Statement descent_on_box(std::string label, Term loss, Term lambda, Variable position,
                         Variable step) {
  const Term gradient = derivative(loss, w);
  Statement s{std::move(label),
              {},
              substitute(loss, {{w, w - eps * gradient}}) <=
                  loss - eps * (Term(1) - lambda * eps / Term(2)) * square(gradient)};
  s.domain.variables = {std::move(position), std::move(step)};
  return s;
}

Claim one_dimensional(Grade expected, std::string id, std::string title, Term loss, Rational lambda,
                      Rational wrong, Variable position, Variable step, std::string sentence) {
  const auto statement = [&](std::string label, Rational constant) {
    return descent_on_box(std::move(label), loss, Term(constant), position, step);
  };
  return {std::move(id),
          std::move(title),
          "S1:147, S1:150-152",
          {"rate/descent-lemma"},
          "",
          std::move(sentence),
          expected,
          {statement("decrease on the box", lambda)},
          {{"lambda too small", statement("lambda = " + wrong.to_string(), wrong)},
           {"lambda negative", statement("lambda = -1", -1)}}};
}

struct McCormick {
  Term x = Term::symbol("x"), y = Term::symbol("y");
  Term value(Term a, Term b) const {
    return sin(a + b) + square(a - b) - Term(Rational(3, 2)) * a + Term(Rational(5, 2)) * b +
           Term(1);
  }
  Term dx = derivative(value(x, y), x), dy = derivative(value(x, y), y);
};

Claim mccormick() {
  const McCormick f;
  const auto statement = [&](std::string label, Rational lambda) {
    Statement s{std::move(label),
                {},
                f.value(f.x - eps * f.dx, f.y - eps * f.dy) <=
                    f.value(f.x, f.y) - eps * (Term(1) - Term(lambda) * eps / Term(2)) *
                                            (square(f.dx) + square(f.dy))};
    s.domain.variables = {in(f.x, Rational(-1, 4), Rational(1, 4)),
                          in(f.y, Rational(-1, 4), Rational(1, 4)),
                          in(eps, Rational(1, 16), Rational(1, 4))};
    return s;
  };
  return {
      "step-bound/smooth-decrease-mccormick",
      "Decrease for McCormick's function",
      "S1:147, S1:150-152",
      {"rate/descent-lemma"},
      "",
      "sin(x+y) + (x-y)^2 - 3x/2 + 5y/2 + 1 is not convex, its curvature lies in [-2, 4]: the "
      "decrease holds with lambda = 4.",
      Grade::certified,
      {statement("decrease on the box", 4)},
      {{"lambda = 2", statement("lambda = 2", 2)}, {"lambda = -4", statement("lambda = -4", -4)}}};
}

Claim mccormick_touching() {
  const McCormick f;
  const Term slope = Term(2) * (f.x - f.y) - Term(2);
  // The gradient is (slope, -slope) plus this, in both components: it vanishes on the curve.
  const Term off_curve = cos(f.x + f.y) + Term(Rational(1, 2));
  const auto gradient = [&](std::string label, Term component, Term claimed) {
    Statement s{std::move(label), {}, component == claimed + off_curve};
    s.domain.variables = {real(f.x), real(f.y)};
    return s;
  };
  const auto equality = [&](std::string label, Rational lambda) {
    Statement s{std::move(label),
                {},
                f.value(f.x - eps * slope, f.y + eps * slope) ==
                    f.value(f.x, f.y) - eps * (Term(1) - Term(lambda) * eps / Term(2)) *
                                            (square(slope) + square(slope))};
    s.domain.variables = {real(f.x), real(f.y), real(eps)};
    return s;
  };
  return {"step-bound/mccormick-equality",
          "McCormick's function meets the bound with equality",
          "S1:147, S1:150-152",
          {"rate/descent-lemma"},
          "step-bound/smooth-decrease-mccormick",
          "On the curve cos(x + y) = -1/2 the gradient is (s, -s), s = 2(x - y) - 2, and the "
          "decrease with lambda = 4 is an equality for "
          "every eps.",
          Grade::proved,
          {gradient("first component: s + cos(x + y) + 1/2", f.dx, slope),
           gradient("second component: -s + cos(x + y) + 1/2", f.dy, -slope),
           equality("equality along (s, -s)", 4)},
          {{"lambda = 2", equality("lambda = 2", 2)}, {"lambda = 8", equality("lambda = 8", 8)}}};
}

}  // namespace

std::vector<Claim> step_bound_losses() {
  const Variable near = in(w, Rational(1, 2), 3);
  return {
      true_loss_decrease(),
      true_loss_decrease_convex(),
      one_dimensional(Grade::certified, "step-bound/smooth-decrease-log-cosh",
                      "Decrease for log cosh", log(cosh(w)), 1, Rational(1, 2),
                      in(w, Rational(1, 2), 5), in(eps, Rational(1, 10), 1),
                      "log cosh w has curvature in (0, 1]: the decrease holds with lambda = 1."),
      one_dimensional(
          Grade::certified, "step-bound/smooth-decrease-logistic", "Decrease for the logistic loss",
          log(Term(1) + exp(-w)), Rational(1, 4), Rational(1, 10), near, in(eps, 1, 4),
          "log(1 + exp(-w)) has curvature in (0, 1/4]: the decrease holds with lambda = 1/4."),
      one_dimensional(Grade::proved, "step-bound/smooth-decrease-rational",
                      "Decrease for w^2/(1 + w^2)", square(w) / (Term(1) + square(w)), 2,
                      Rational(1, 2), near, in(eps, Rational(1, 8), Rational(1, 2)),
                      "w^2/(1 + w^2) is not convex, its curvature lies in [-1/2, 2]: the decrease "
                      "holds with lambda = 2."),
      mccormick(),
      mccormick_touching()};
}

}  // namespace gradus
