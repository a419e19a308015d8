// The step bound on the losses themselves: false in general, certified for four smooth losses, an
// equality for the fourth.

#include "for_all.hpp"
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
          "at w only. A bound that holds along the whole step is needed, as for smooth losses.",
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
          "0 everywhere). Convexity does not help: the curvature grows along the step.",
          Grade::refuted,
          {quartic_claim("strictly convex quartics", true)},
          quartic_mutants(true)};
}

Claim model_remainder() {
  const Term b = Term::symbol("b"), c = Term::symbol("c"), d = Term::symbol("d");
  const auto cubic = [&](Term at) { return b * at + c * square(at) + d * pow(at, 3); };
  const Term g = derivative(cubic(w), w), curvature = derivative(g, w);
  const auto exact = [&](std::string label, Term remainder) {
    return for_all(std::move(label), {real(b), real(c), real(d), real(w), real(eps)},
                   cubic(w - eps * g) - (cubic(w) - eps * square(g) +
                                         square(eps) * curvature * square(g) / Term(2)) ==
                       remainder);
  };
  // r = |g|, Q = g'Hg.
  const Term L = Term::symbol("L"), next = Term::symbol("L_next"), r = Term::symbol("r"),
             Q = Term::symbol("Q"), M = Term::symbol("M");
  const Term model = -eps * square(r) + square(eps) * Q / Term(2) + M * pow(eps * r, 3) / Term(6);
  const auto safe = [&](std::string label, Rational share, Rational reach) {
    Statement s = for_all(
        std::move(label), {real(L), real(next), positive(eps), positive(r), real(Q), positive(M)},
        {eps * Q <= Term(share) * square(r), M * square(eps) * r <= Term(reach)}, next <= L);
    s.domain.premises = {{"M-Lipschitz Hessian, from w to w - eps g",
                          "Taylor's theorem with a Lipschitz Hessian (Nesterov, Introductory "
                          "Lectures on Convex Optimization, 2004, Lemma 1.2.4)",
                          "", next <= L + model}};
    Model along_g;
    along_g.name = "a cubic along g";
    along_g.bindings = {{L, Term(0)}, {next, model}};
    s.domain.models = {along_g};
    return s;
  };
  return {"step-bound/model-remainder",
          "How far the loss may be from the model",
          "S1:94-113, S1:133",
          {"step-bound/model-substitution", "step-bound/true-loss-decrease"},
          "step-bound/true-loss-decrease",
          "For cubics L(w - eps g) is the model less d (eps g)^3, exactly. With an M-Lipschitz "
          "Hessian the loss itself does not increase for eps up to half the bound, g'g/g'Hg, if "
          "also M eps^2 |g| <= 3.",
          Grade::proved,
          {exact("every cubic", -d * pow(eps * g, 3)), safe("up to half the bound", 1, 3)},
          {{"half of the remainder", exact("half", -d * pow(eps * g, 3) / Term(2))},
           {"M eps^2 |g| <= 12", safe("12", 1, 12)},
           {"up to the whole bound", safe("whole", 2, 3)}}};
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

constexpr const char* box_reservation =
    "The decrease itself is run through the certifier, on a box. For every w and eps it follows "
    "from the curvature by step-bound/smooth-decrease.";

Claim one_dimensional(Grade expected, std::string id, std::string title, Term loss, Rational least,
                      Rational lambda, Rational wrong, Variable position, Variable step,
                      std::string sentence) {
  const auto statement = [&](std::string label, Rational constant) {
    return descent_on_box(std::move(label), loss, Term(constant), position, step);
  };
  const Term curvature = derivative(derivative(loss, w), w);
  const auto everywhere = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {real(w)}, std::move(c));
  };
  return {std::move(id),
          std::move(title),
          "S1:147, S1:150-152",
          {"rate/descent-lemma"},
          "",
          std::move(sentence),
          expected,
          {everywhere("curvature at least " + least.to_string(), curvature >= Term(least)),
           everywhere("curvature at most " + lambda.to_string(), curvature <= Term(lambda)),
           statement("decrease on the box", lambda)},
          {{"curvature at most " + wrong.to_string(),
            everywhere("curvature at most " + wrong.to_string(), curvature <= Term(wrong))},
           {"lambda too small", statement("lambda = " + wrong.to_string(), wrong)},
           {"lambda negative", statement("lambda = -1", -1)}},
          expected == Grade::certified ? box_reservation : ""};
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
  const Term v1 = Term::symbol("v_1"), v2 = Term::symbol("v_2");
  const auto form = [&](std::string label, Term claimed) {
    const Term second = square(v1) * derivative(f.dx, f.x) +
                        Term(2) * v1 * v2 * derivative(f.dx, f.y) +
                        square(v2) * derivative(f.dy, f.y);
    return for_all(std::move(label), {real(f.x), real(f.y), real(v1), real(v2)}, second == claimed);
  };
  return {
      "step-bound/smooth-decrease-mccormick",
      "Decrease for McCormick's function",
      "S1:147, S1:150-152",
      {"rate/descent-lemma"},
      "",
      "sin(x+y) + (x-y)^2 - 3x/2 + 5y/2 + 1 is not convex: v'Hv is 4 v'v less (2 + sin(x+y)) (v_1 "
      "+ v_2)^2, so its curvature lies in [-2, 4]; on a box the decrease with lambda = 4.",
      Grade::certified,
      {form("v'Hv = 4 v'v - (2 + sin) (v_1 + v_2)^2",
            Term(4) * (square(v1) + square(v2)) - (Term(2) + sin(f.x + f.y)) * square(v1 + v2)),
       statement("decrease on the box", 4)},
      {{"1 + sin for 2 + sin", form("1 + sin", Term(4) * (square(v1) + square(v2)) -
                                                   (Term(1) + sin(f.x + f.y)) * square(v1 + v2))},
       {"lambda = 2", statement("lambda = 2", 2)},
       {"lambda = -4", statement("lambda = -4", -4)}},
      box_reservation};
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
      model_remainder(),
      one_dimensional(
          Grade::certified, "step-bound/smooth-decrease-log-cosh", "Decrease for log cosh",
          log(cosh(w)), 0, 1, Rational(1, 2), in(w, Rational(1, 2), 5), in(eps, Rational(1, 10), 1),
          "log cosh w has curvature in [0, 1]; on a box the decrease with lambda = 1. So steps up "
          "to 2 never raise it, as step-bound/smooth-decrease says of every such loss."),
      one_dimensional(
          Grade::certified, "step-bound/smooth-decrease-logistic", "Decrease for the logistic loss",
          log(Term(1) + exp(-w)), 0, Rational(1, 4), Rational(1, 10), near, in(eps, 1, 4),
          "log(1 + exp(-w)) has curvature in [0, 1/4]; on a box the decrease with lambda = 1/4. So "
          "steps up to 8 never raise it, far more than its name suggests."),
      one_dimensional(Grade::proved, "step-bound/smooth-decrease-rational",
                      "Decrease for w^2/(1 + w^2)", square(w) / (Term(1) + square(w)),
                      Rational(-1, 2), 2, Rational(1, 2), near,
                      in(eps, Rational(1, 8), Rational(1, 2)),
                      "w^2/(1 + w^2) is not convex, its curvature lies in [-1/2, 2]; on a box the "
                      "decrease with lambda = 2. Convexity is not needed for descent, a bound on "
                      "the curvature is."),
      mccormick(),
      mccormick_touching()};
}

}  // namespace gradus
