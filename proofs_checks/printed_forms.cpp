// Forms in which the lectures print one thing: where they are one, and where they part.

#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/method/rate.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), delta = Term::symbol("delta"), root = Term::symbol("s"),
           one(1), two(2);
const Term t = Term::natural("t"), k = Term::natural("k"), i = Term::natural("i");

Claim delta_placement_printed() {
  // root^2 = r, and the squares of the divisors.
  const auto same = [](std::string label, Term inside, std::vector<Comparison> where) {
    return for_all(std::move(label), {nonnegative(root), positive(delta)},
                   square(delta + root) == square(root) + inside, std::move(where));
  };
  return {"adagrad/printed-delta-placement",
          "delta + sqrt r is not sqrt(r + delta)",
          "S3:371-379, S0:23-28",
          {"adagrad/delta", "adagrad/update"},
          "adagrad/delta-placement",
          "As one reads forms that print delta outside the root or inside: one divisor. With "
          "delta = 1 and r = 1 they are 2 and sqrt 2.",
          Grade::refuted,
          {same("one divisor", delta, {})},
          {{"with delta^2 inside", same("delta^2", square(delta), {})},
           {"for delta <= 1/10", same("small delta", delta, {delta <= Term(Rational(1, 10))})}}};
}

Claim delta_agrees() {
  const Term d1 = Term::symbol("delta_1"), d2 = Term::symbol("delta_2"), g = Term::symbol("g");
  const auto squares = [](std::string label, Rational factor) {
    return for_all(
        std::move(label), {real(root), real(delta)},
        square(delta + root) - (square(root) + square(delta)) == Term(factor) * delta * root);
  };
  const auto values = [&](std::string label, Term bound) {
    return for_all(std::move(label), {positive(alpha), positive(d1), positive(d2), positive(g)},
                   alpha * g / (d1 + g) - alpha * g / (d2 + g) <= bound, {d1 <= d2});
  };
  return {"adagrad/delta-agrees",
          "When the forms of delta are one",
          "S3:371-379, S3:434",
          {"adagrad/delta"},
          "adagrad/delta-placement",
          "Outside or squared inside the root, the divisors' squares differ by 2 delta sqrt r: not "
          "at all if delta = 0 or r = 0. Two values of delta give first steps that differ by at "
          "most alpha (delta_2 - delta_1)/|g|: nothing to speak of for gradients far above both.",
          Grade::proved,
          {squares("the two places", 2), values("two values", alpha * (d2 - d1) / g)},
          {{"by delta sqrt r", squares("1", 1)},
           {"two values: by half of it", values("half", alpha * (d2 - d1) / (two * g))}}};
}

Claim delta_value_printed() {
  // Gradients of u millionths.
  const Term u = Term::symbol("u");
  const auto apart = [&](std::string label, Rational most, std::vector<Comparison> where = {}) {
    return for_all(std::move(label), {positive(u)},
                   u / (Term(Rational(1, 10)) + u) - u / (one + u) <= Term(most), std::move(where));
  };
  return {"adagrad/printed-delta-value",
          "1e-7 or 1e-6: not the same for gradients as small",
          "S3:374-379, S3:434",
          {"adagrad/delta"},
          "adagrad/delta-agrees",
          "As printed delta is 1e-7 or 1e-6, as if it were one. For a first gradient of u = 1 "
          "millionth the steps are 10/11 and 1/2 of alpha.",
          Grade::refuted,
          {apart("within alpha/4 of each other", Rational(1, 4))},
          {{"within alpha/3", apart("1/3", Rational(1, 3))},
           {"within alpha/10 for u >= 2", apart("1/10", Rational(1, 10), {u >= two})}}};
}

/// Descent on (x^2 - y^2)/2.
struct Saddle {
  Term x0 = Term::symbol("x0"), y0 = Term::symbol("y0"), eta = Term::symbol("eta");
  Sequence X{"X"}, Y{"Y"};
  Statement about(std::string label, Comparison c, std::vector<Comparison> where = {}) const {
    Statement s =
        along(std::move(label), {real(x0), real(y0), in_open(eta, 0, 1), natural_from(t, 1)},
              {{"X", k, x0, X(k) - eta * X(k)}, {"Y", k, y0, Y(k) + eta * Y(k)}}, c);
    s.domain.hypotheses = std::move(where);
    return s;
  }
};

Claim escape_printed() {
  const Saddle d;
  const auto leaves = [&](std::string label, Term at, Term start, Rational factor) {
    return d.about(std::move(label), square(at) > Term(factor) * square(start));
  };
  return {"challenges/printed-escape",
          "A saddle is not left from every start",
          "S3:169-173, S4:104",
          {"challenges/saddles-minima"},
          "challenges/saddles-minima",
          "As one reads S3 and S4: saddles are escaped. From y_0 = 0, without noise in that "
          "direction, y stays 0 for ever.",
          Grade::refuted,
          {leaves("from every start", d.Y(t), d.y0, 1)},
          {{"in every direction", leaves("x", d.X(t), d.x0, 1)},
           {"at half the distance", leaves("1/4", d.Y(t), d.y0, Rational(1, 4))}}};
}

Statement model_change(std::string label, Relation step, Relation change, Rational reach = 2) {
  const Term eps = Term::symbol("eps");
  const AbstractVector g = AbstractVector::named("g");
  const Term gg = g.squared_norm(), curvature = g.dot(SymmetricOperator("H") * g);
  Statement s = for_all(std::move(label), {positive(eps)},
                        {-eps * gg + square(eps) / two * curvature, change, Term(0)});
  s.domain.vectors = {"g"};
  s.domain.operators = {"H"};
  s.domain.hypotheses = {
      gg > Term(0), curvature > Term(0), {eps * curvature, step, Term(reach) * gg}};
  return s;
}

Claim negative_printed() {
  const auto at_most = Relation::less_equal, below = Relation::less;
  return {"step-bound/printed-negative",
          "\"<= 0\" and \"negative\" part at the bound",
          "S1:91, S1:105-117",
          {"step-bound/decrease-equivalence", "step-bound/model-decrease"},
          "step-bound/model-decrease",
          "As printed: we want the change to be <= 0, and then: to be negative. At eps = 2 g'g / "
          "g'Hg itself it is 0.",
          Grade::refuted,
          {model_change("negative up to the bound", at_most, below)},
          {{"up to 3/2 of the bound", model_change("3", at_most, below, 3)},
           {"up to twice the bound", model_change("4", below, below, 4)}}};
}

Statement at_the_bound(std::string label, Rational share) {
  const AbstractVector g = AbstractVector::named("g");
  const Term gg = g.squared_norm(), curvature = g.dot(SymmetricOperator("H") * g),
             eps = Term(share) * gg / curvature;
  Statement s = for_all(std::move(label), {}, -eps * gg + square(eps) / two * curvature == Term(0),
                        {curvature > Term(0)});
  s.domain.vectors = {"g"};
  s.domain.operators = {"H"};
  return s;
}

Claim strict_decrease() {
  const auto below = Relation::less;
  return {"step-bound/strict-decrease",
          "Below the bound the model strictly decreases, at the bound it stays",
          "S1:91, S1:105-117",
          {"step-bound/decrease-equivalence", "step-bound/model-decrease"},
          "step-bound/printed-negative",
          "For 0 < eps < 2 g'g / g'Hg the change is negative, at the bound it is 0: so the two "
          "readings agree for every step but one. All this of the model, not of the loss.",
          Grade::proved,
          {model_change("strictly below", below, below), at_the_bound("0 at it", 2)},
          {{"0 at half the bound", at_the_bound("1", 1)},
           {"negative up to 5/2 g'g / g'Hg", model_change("5/2", below, below, Rational(5, 2))}}};
}

Claim average_printed() {
  const Sequence w("w");
  const Term mean = sum(i, one, t, w(i)) / t;
  const auto same = [&](std::string label, Term current) {
    return for_all(std::move(label), {natural_from(t, 1)}, mean == std::move(current));
  };
  return {"sgd/printed-average",
          "The average of the last gradients is not the gradient here",
          "S4:121",
          {"sgd/average-gradients"},
          "sgd/average-iterates",
          "As one reads it: average the last gradients and use that as the gradient. On w^2/2, "
          "where the gradient is w, the average over a run is that of points long left.",
          Grade::refuted,
          {same("on w^2/2 it is the gradient at w_t", w(t))},
          {{"at the first point", same("w_1", w(one))},
           {"midway between first and last", same("midway", (w(one) + w(t)) / two)}}};
}

Claim averages_agree() {
  const Sequence w("w");
  const Term a = Term::symbol("a"), b = Term::symbol("b"), x = Term::symbol("x"),
             y = Term::symbol("y");
  const auto average = [&](Term body) { return sum(i, one, t, body) / t; };
  const auto parabola = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(a), real(b), natural_from(t, 1)},
                   average(a * w(i) + b) == std::move(claimed));
  };
  return {"sgd/averages-agree",
          "When it does not matter what is averaged",
          "S4:121",
          {"sgd/average-gradients"},
          "sgd/average-iterates",
          "On a parabola the average of the gradients is the gradient at the average of the "
          "iterates, for all t; on a linear loss it is also the current gradient. Where the "
          "curvature changes neither is true.",
          Grade::proved,
          {parabola("a parabola", a * average(w(i)) + b),
           for_all("a linear loss", {real(b), natural_from(t, 1)}, average(b) == b)},
          {{"on w^4/4", for_all("w^4/4", {real(x), real(y)},
                                (pow(x, 3) + pow(y, 3)) / two == pow((x + y) / two, 3))},
           {"the sum of the gradients", parabola("sum", t * (a * average(w(i)) + b))}}};
}

Claim one_schedule_printed() {
  const Term first = Term::symbol("eta_0"), speed = Term::symbol("k");
  const auto same = [&](std::string label, std::vector<Comparison> where) {
    return for_all(std::move(label), {positive(first), positive(speed), natural_from(t, 0)},
                   hyperbolic_decay(first, speed, t) == hyperbolic_decay(first, one, t),
                   std::move(where));
  };
  return {"schedule/printed-one-schedule",
          "1/t decay is S2's schedule for k = 1 only",
          "S2:558, S3:267, S3:318",
          {"schedule/one-over-t", "schedule/linear"},
          "schedule/one-over-t",
          "As one reads the two names: one schedule. For every k but 1 they part at t = 1 already.",
          Grade::refuted,
          {same("for every k", {})},
          {{"for k >= 2", same("k >= 2", {speed >= two})},
           {"for k < 1", same("k < 1", {speed < one})}}};
}

Claim exponential_never() {
  const Term first = Term::symbol("alpha_0"), r = Term::symbol("r");
  const auto start = [&](std::string label, std::vector<Comparison> where) {
    return for_all(std::move(label), {positive(first)}, square(first - one) > Term(0),
                   std::move(where));
  };
  const auto later = [&](std::string label, long from) {
    return for_all(std::move(label), {in_open(r, 0, 1), natural_from(t, from)}, pow(r, t) < one);
  };
  return {"schedule/exponential-never",
          "The two exponential schedules agree for no rate",
          "S2:566, S3:265, S3:312",
          {"schedule/exponential-alpha0", "schedule/exponential"},
          "schedule/alpha0-grows",
          "alpha_0^(-kt) is 1 at t = 0, where alpha_0 e^(-beta t) is alpha_0: they part at once "
          "unless alpha_0 = 1; and then the first stays 1, while r^t, r = e^-beta, falls.",
          Grade::proved,
          {start("at t = 0, for alpha_0 other than 1", {first != one}),
           later("alpha_0 = 1: from t = 1 on", 1)},
          {{"for every alpha_0", start("alpha_0", {})}, {"from t = 0 on", later("t = 0", 0)}}};
}

Claim signs_agree() {
  const Term rho = Term::symbol("rho"), r = Term::symbol("r"), g = Term::symbol("g");
  const Term plus = rho * r + (one - rho) * square(g), minus = rho * r - (one - rho) * square(g);
  const auto apart = [&](std::string label, std::vector<Comparison> where) {
    return for_all(std::move(label), {half_open(rho, 0, 1), real(r), real(g)}, plus > minus,
                   std::move(where));
  };
  const auto gap = [&](std::string label, Rational factor) {
    return for_all(std::move(label), {half_open(rho, 0, 1), real(r), real(g)},
                   plus - minus == Term(factor) * (one - rho) * square(g));
  };
  return {"rmsprop/signs",
          "The two signs of RMSProp agree only where the gradient is 0",
          "S3:502, S3:542",
          {"rmsprop/algorithm-sign"},
          "rmsprop/algorithm-sign",
          "With + and with - the averages differ by 2 (1 - rho) g^2 after one step from the same "
          "r: the same if and only if g = 0.",
          Grade::proved,
          {gap("by 2 (1 - rho) g^2", 2), apart("so they part", {g != Term(0)})},
          {{"by (1 - rho) g^2", gap("1", 1)}, {"for every g", apart("g = 0", {})}}};
}

}  // namespace

std::vector<Claim> printed_forms() {
  return {delta_placement_printed(), delta_agrees(),      delta_value_printed(), escape_printed(),
          negative_printed(),        strict_decrease(),   average_printed(),     averages_agree(),
          one_schedule_printed(),    exponential_never(), signs_agree()};
}

}  // namespace gradus
