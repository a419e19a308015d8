// What makes training hard (S3:687-728): each difficulty on the simplest loss that has it.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/landscape/double_well.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), eta = Term::symbol("eta"), h = Term::symbol("h"),
           x = Term::symbol("x"), one(1), two(2), zero(0);
const Term t = Term::natural("t"), n = Term::natural("n"), k = Term::natural("k");

/// One step of gradient descent on E.
template <class Loss>
Term descended(Loss loss) {
  return w - eta * derivative(loss(w), w);
}

Claim plateaus() {
  const Term next = descended([](Term at) { return pow(at, 4) / Term(4); });
  const auto step = [&](std::string label, Rational reach, Comparison conclusion) {
    return for_all(std::move(label), {real(w), positive(eta)},
                   {w != zero, eta * square(w) <= Term(reach)}, std::move(conclusion));
  };
  const auto inverse = [](Term at) { return one / square(at); };
  const Rational half(1, 2);
  // z_t = 1/w_t^2 follows a rule of its own: z+ = z (z/(z - eta))^2.
  const Sequence z("z");
  const Term more = Term::symbol("s"), z0 = eta + more;
  const auto rule = [](Term at) { return at * square(at / (at - eta)); };
  const auto all_steps = [&](std::string label, Rational slope) {
    return along(std::move(label), {positive(more), positive(eta), natural_from(t, 0)},
                 {{"z", k, z0, rule(z(k))}}, z(t) >= z0 + Term(slope) * eta * t);
  };
  return {
      "challenges/plateaus",
      "On a plateau progress is slower than any linear rate",
      "S3:687-690, S3:703",
      {"challenges/plateaus"},
      "",
      "On w^4/4, with eta w^2 <= 1/2, a step raises 1/w^2 by 2 eta to 8 eta: w falls like 1/sqrt "
      "t, and 1/w_t^2 >= 1/w_0^2 + 2 eta t for all t. Once eta w^2 <= 1/100 a step leaves 99/100 "
      "of w.",
      Grade::proved,
      {step("1/w^2 rises by at least 2 eta", half, inverse(next) >= inverse(w) + two * eta),
       step("and by at most 8 eta", half, inverse(next) <= inverse(w) + Term(8) * eta),
       step("the rule of z = 1/w^2", half, inverse(next) == rule(inverse(w))),
       all_steps("z_t from z_0 = eta + s, for all t", 2),
       step("at least 99/100 of w is left", Rational(1, 100),
            square(next) >= square(Term(Rational(99, 100)) * w))},
      {{"at most 5 eta", step("5 eta", half, inverse(next) <= inverse(w) + Term(5) * eta)},
       {"z_t >= z_0 + 9 eta t", all_steps("9 eta t", 9)},
       {"at least 3 eta", step("3 eta", half, inverse(next) >= inverse(w) + Term(3) * eta)},
       {"at most 9/10 of w is left",
        step("9/10", half, square(next) <= square(Term(Rational(9, 10)) * w))}}};
}

Claim saddle() {
  const Sequence along("X"), away("Y");
  const Term x0 = Term::symbol("x0"), y0 = Term::symbol("y0"), a = Term::symbol("x"),
             b = Term::symbol("y");
  const Term loss = (square(a) - square(b)) / two;
  const auto run = [&](std::string label, Comparison conclusion) {
    Statement s =
        for_all(std::move(label), {real(x0), real(y0), in_open(eta, 0, 1), natural_from(t, 0)}, {},
                std::move(conclusion));
    const auto next = [&](Term symbol, const Sequence& at) {
      return at(k) - eta * substitute(derivative(loss, symbol), {{symbol, at(k)}});
    };
    s.domain.recursions = {{"X", k, x0, next(a, along)}, {"Y", k, y0, next(b, away)}};
    return s;
  };
  const auto escape = [](std::string label, long steps, Relation relation) {
    return for_all(std::move(label), {}, {},
                   {pow(Term(Rational(11, 10)), Term(steps)), relation, Term(1'000'000)});
  };
  return {"challenges/saddles-minima",
          "A saddle holds only those who come exactly along its axis",
          "S3:690, S3:703",
          {"challenges/saddles-minima"},
          "",
          "On (x^2 - y^2)/2: x_t = (1 - eta)^t x_0 and y_t = (1 + eta)^t y_0, so any y_0 but 0 "
          "escapes; but slowly: with eta = 1/10 from y_0 = 10^-6 it takes 145 steps to reach 1.",
          Grade::proved,
          {run("along the axis", along(t) == pow(one - eta, t) * x0),
           run("away from it", away(t) == pow(one + eta, t) * y0),
           escape("145 steps suffice", 145, Relation::greater_equal),
           escape("144 do not", 144, Relation::less)},
          {{"the saddle attracts y", run("(1 - eta)^t y_0", away(t) == pow(one - eta, t) * y0)},
           {"100 steps suffice", escape("100", 100, Relation::greater_equal)}}};
}

Claim cliffs() {
  // J = b^n, a linear network of n layers that share one weight: slope n b^(n-1).
  const auto ratio = [](std::string label, Rational factor) {
    return for_all(std::move(label), {half_open(h, 0, 1), natural_from(n, 1)}, {},
                   n * pow(one + h, n - one) >=
                       (one + Term(factor) * (n - one) * h) * (n * pow(one - h, n - one)));
  };
  const auto at = [](std::string label, Rational b, Relation relation, Rational value) {
    return for_all(std::move(label), {}, {}, {Term(10) * pow(Term(b), 9), relation, Term(value)});
  };
  return {
      "challenges/vanishing-exploding-cliffs",
      "Cliffs, already in a linear network",
      "S3:691, S3:704-708",
      {"challenges/vanishing-exploding-cliffs"},
      "",
      "J = b^n has at b = 1 + h a slope at least 1 + 2 (n - 1) h times that at 1 - h. For n = 10 "
      "it is under 4 at b = 9/10, 10 at 1, over 23 at 11/10, 5120 at 2.",
      Grade::proved,
      {ratio("for every depth n", 2), at("b = 9/10: under 4", Rational(9, 10), Relation::less, 4),
       at("b = 1: 10", 1, Relation::equal, 10),
       at("b = 11/10: over 23", Rational(11, 10), Relation::greater, 23),
       at("b = 2: 5120", 2, Relation::equal, 5120)},
      {{"1 + 3 (n - 1) h", ratio("3", 3)},
       {"as steep at 11/10 as at 1", at("10", Rational(11, 10), Relation::equal, 10)}}};
}

Claim bernoulli_below() {
  const auto statement = [](std::string label, Rational factor) {
    return for_all(std::move(label), {in(x, 0, 1), natural_from(n, 0)}, {},
                   pow(one - x, n) >= one - Term(factor) * n * x);
  };
  return {"challenges/bernoulli",
          "Bernoulli's inequality for shrinking factors",
          "S3:693, S3:710-712",
          {"challenges/ill-conditioning"},
          "",
          "(1 - x)^n >= 1 - n x for 0 <= x <= 1 and all n. Shrinking by x at each step leaves at "
          "least 1 - n x: it says something only while n x < 1.",
          Grade::proved,
          {statement("by induction over n", 1)},
          {{"1 - n x/2", statement("1/2", Rational(1, 2))},
           {"1 - 3 n x/4", statement("3/4", Rational(3, 4))}}};
}

Claim ill_conditioning() {
  const Term kappa = Term::symbol("kappa"), tol = Term::symbol("tol");
  // x = 2/(kappa + 1), so that (kappa - 1)/(kappa + 1) = 1 - x.
  const auto left_over = [&](std::string label, Rational share, bool cited) {
    Statement s = for_all(std::move(label), {in(x, 0, 1), positive(tol), natural_from(n, 0)},
                          {n * x <= Term(share) * (one - tol)}, pow(one - x, n) >= tol);
    if (cited) {
      s.domain.premises = {
          {"Bernoulli's inequality", "", "challenges/bernoulli", pow(one - x, n) >= one - n * x}};
    }
    return s;
  };
  const auto factor = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(kappa)}, {},
                   (kappa - one) / (kappa + one) == claimed);
  };
  const Term input = Term::symbol("a"), target = Term::symbol("y");
  const auto curvature = [&](std::string label, Term claimed) {
    const Term loss = square(input * w - target) / two;
    return for_all(std::move(label), {real(input), real(target), real(w)}, {},
                   derivative(derivative(loss, w), w) == claimed);
  };
  return {"challenges/ill-conditioning",
          "Ill-conditioned is the Hessian, not the matrix of weights",
          "S3:693, S3:710-712",
          {"challenges/ill-conditioning"},
          "",
          "At the best constant step the error (kappa - 1)^n/(kappa + 1)^n is still over tol for n "
          "up to (1 - tol)(kappa + 1)/2: the steps grow like kappa, that of the Hessian. For a "
          "linear unit the Hessian is the inputs' a^2, whatever the weights.",
          Grade::proved,
          {factor("the factor is 1 - 2/(kappa + 1)", one - two / (kappa + one)),
           left_over("over tol up to n = (1 - tol)/x", 1, true),
           curvature("the Hessian of (a w - y)^2/2", square(input))},
          {{"up to (1 - tol)(kappa + 1)", left_over("twice as long", 2, false)},
           {"the Hessian is the weights' square", curvature("w^2", square(w))}}};
}

Claim ill_conditioned_count() {
  // (kappa - 1)/(kappa + 1) at kappa = 10^4, to half of the steps, here a times b.
  const auto half = [](std::string label, long a, long b, Relation relation) {
    return for_all(std::move(label), {}, {},
                   {pow(pow(Term(Rational(9'999, 10'001)), Term(a)), Term(b)), relation,
                    Term(Rational(1, 1'000))});
  };
  return {"challenges/ill-conditioned-count",
          "A condition number of 10^4 takes 69,000 steps",
          "S3:693, S3:710-712",
          {"challenges/ill-conditioning"},
          "challenges/ill-conditioning",
          "At kappa = 10^4 the error falls to 10^-6 after 69,078 steps of the best constant rate, "
          "and not after 69,076: the number goes like kappa, not like its root 100.",
          Grade::proved,
          {half("after 69,078 = 2 87 397", 87, 397, Relation::less_equal),
           half("not after 69,076 = 2 14 2467", 14, 2'467, Relation::greater)},
          {{"after 692", half("692 = 2 2 173", 2, 173, Relation::less_equal)},
           {"after 800", half("800 = 2 20 20", 20, 20, Relation::less_equal)}}};
}

Claim inexact_gradients() {
  const Term a = Term::symbol("a"), d = Term::symbol("d"), z0 = Term::symbol("z0");
  const Sequence z("z");
  const auto statement = [&](std::string label, Term limit) {
    Statement s =
        for_all(std::move(label), {positive(a), real(d), real(z0), real(eta), natural_from(t, 0)},
                {}, z(t) == limit + pow(one - eta * a, t) * (z0 - limit));
    s.domain.recursions = {{"z", k, z0, z(k) - eta * (a * z(k) + d)}};
    return s;
  };
  return {"challenges/inexact-gradients",
          "A constant error of the gradient shifts the limit",
          "S3:694, S3:712-714",
          {"challenges/inexact-gradients"},
          "",
          "On a w^2/2 with every gradient wrong by d: z_t = -d/a + (1 - eta a)^t (z_0 + d/a). It "
          "converges for the same steps, but to -d/a: no more training removes the bias.",
          Grade::proved,
          {statement("by induction over t", -d / a)},
          {{"to the minimum", statement("0", zero)}, {"to d/a", statement("d/a", d / a)}}};
}

Claim hyperparameters() {
  const Term alpha = Term::symbol("alpha"), s = Term::symbol("s");
  // Heavy ball on lambda w^2/2 with s = eps lambda: w+ = w - s w + alpha (w - w-).
  const auto next = [&](Term before, Term step) { return w - step * w + alpha * (w - before); };
  const auto cycle = [&](std::string label, Term step) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), real(w)}, {}, next(-w, step) == -w);
  };
  const auto beyond = [&](std::string label, Comparison range) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), positive(s), real(w)},
                   {std::move(range), w != zero}, square(next(-w, s)) > square(w));
  };
  return {
      "challenges/hyperparameters",
      "Hyper-parameters depend on each other",
      "S3:697, S3:722-724",
      {"challenges/hyperparameters"},
      "",
      "With momentum alpha the step eps on lambda w^2/2 may go up to eps lambda = 2 (1 + alpha), "
      "where w and -w alternate for ever; beyond it the alternation grows. Without momentum the "
      "edge is 2, with alpha = 9/10 it is 19/5.",
      Grade::proved,
      {cycle("a two-cycle at s = 2 (1 + alpha)", two * (one + alpha)),
       beyond("growth beyond", s > two * (one + alpha))},
      {{"a two-cycle at s = 2", cycle("2", two)},
       {"growth beyond s = 2", beyond("s > 2", s > two)}}};
}

}  // namespace

std::vector<Claim> challenges() {
  return {plateaus(),          saddle(),           cliffs(),
          bernoulli_below(),   ill_conditioning(), ill_conditioned_count(),
          inexact_gradients(), hyperparameters()};
}

}  // namespace gradus
